#include "CLibraryOpening.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

static _Bool fail(const char **reason) {
  // Copied, since the loader's next message takes the place of its own.
  static _Thread_local char words[1024];
  snprintf(words, sizeof words, "%s", dlerror());
  *reason = words;
  return 0;
}

_Bool library_open(const char *const *files, const char *const *names, void *table, const char **reason) {
  void *library = NULL;
  for (const char *const *file = files; !library && *file; ++file) {
    // What the library itself lacks shows here and not in the midst of a computation.
    library = dlopen(*file, RTLD_NOW | RTLD_LOCAL);
    // The first name is the one that the program was made for: what is said of it is what helps.
    if (!library && file == files) fail(reason);
  }
  if (!library) return 0;
  for (const char *const *name = names; *name; ++name) {
    void *function = dlsym(library, *name);
    if (!function) return fail(reason);
    // A pointer to a function is as wide as one to data: POSIX has dlsym rest on it.
    memcpy((char *)table + (size_t)(name - names) * sizeof function, &function, sizeof function);
  }
  return 1;
}
