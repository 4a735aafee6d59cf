#ifndef CLICENCES_H
#define CLICENCES_H

#include <stddef.h>

// The files of the folder Licences, held in the read-only data of the binary. The bytes live as long as the process and
// never change. They are not followed by a zero byte.

typedef struct {
  const char *_Nonnull name;  // of the file; zero-terminated
  const unsigned char *_Nonnull bytes;
  size_t length;
} CLicencesFile;

// parts.json: what the program is made of.
CLicencesFile clicences_parts(void);

// The texts of the licences. An index outside 0 ..< count gives the first.
size_t clicences_text_count(void);
CLicencesFile clicences_text(size_t index);

#endif
