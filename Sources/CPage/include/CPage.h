#ifndef CPAGE_H
#define CPAGE_H

#include <stddef.h>

// The style sheet and the modules of the report's page, held in the read-only data of the binary. The bytes live as
// long as the process and never change. They are not followed by a zero byte.

typedef struct {
  const char *_Nonnull name;  // of the file; zero-terminated
  const unsigned char *_Nonnull bytes;
  size_t length;
} CPageFile;

CPageFile cpage_styles(void);

// The modules, each behind those that it imports. An index outside 0 ..< count gives the first.
size_t cpage_module_count(void);
CPageFile cpage_module(size_t index);

#endif
