#include "CCommit.h"

#include <stddef.h>

#define TEXT_OF(word) #word
#define TEXT(word) TEXT_OF(word)

const char *ccommit_name(void) {
#if defined(FRONTLINE_COMMIT)
  return TEXT(FRONTLINE_COMMIT);
#else
  return NULL;
#endif
}
