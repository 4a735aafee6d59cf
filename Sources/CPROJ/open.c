#include "CPROJ.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#if defined(__APPLE__)

// There the library starts in no time and the loader does not look where Homebrew puts it.
_Bool cproj_open(cproj_functions *functions, char **reason) {
  (void)reason;
#define CPROJ_TAKE(name) functions->name = name;
  CPROJ_FUNCTIONS(CPROJ_TAKE)
#undef CPROJ_TAKE
  return 1;
}

#else

// What the development package links to, and the names of the library itself since 9.1.
static const char *const names[] = {"libproj.so.25", "libproj.so"};

_Bool cproj_open(cproj_functions *functions, char **reason) {
  void *library = NULL;
  for (size_t index = 0; !library && index < sizeof names / sizeof *names; ++index) {
    library = dlopen(names[index], RTLD_NOW | RTLD_LOCAL);
  }
  if (!library) {
    *reason = strdup(dlerror());
    return 0;
  }
#define CPROJ_TAKE(name)                                        \
  functions->name = (__typeof__(name) *)dlsym(library, #name); \
  if (!functions->name) {                                       \
    *reason = strdup(dlerror());                                \
    return 0;                                                   \
  }
  CPROJ_FUNCTIONS(CPROJ_TAKE)
#undef CPROJ_TAKE
  return 1;
}

#endif
