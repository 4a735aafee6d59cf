#ifndef CLIBRARYOPENING_H
#define CLIBRARYOPENING_H

// Libraries that are opened when they are first used.
//
// What a program is linked with is loaded and bound at its every start, used or not. On Linux a module of C names
// the functions that it needs of a library instead, and gets a table of them once it asks. On macOS, where
// libraries start in no time and the loader does not look where Homebrew puts them, the module is linked with the
// library, and the table holds what the linker bound.
//
//   LIST(X)                       in the header: a macro that says X(function) for each
//   LIBRARY_TABLE(prefix, LIST)   in the header: the type prefix_functions, and prefix_open
//   LIBRARY_OPENING(prefix, LIST, file, …)
//                                 in the source: prefix_open, which tries the files in turn
//   LIBRARY_OPENING_IF_PRESENT    the same on macOS too, for a library that a program does without

/// The type `prefix_functions` holds the functions under their own names. `prefix_open` opens the library, which
/// stays open, and returns its functions; or NULL where one of them is missing, with the loader's words, which
/// hold until the next call on the same thread. It is to be called once: it takes no lock.
#define LIBRARY_TABLE(prefix, LIST)        \
  typedef struct {                         \
    LIST(LIBRARY_MEMBER)                   \
  } prefix##_functions;                    \
  const prefix##_functions *_Nullable prefix##_open(const char *_Nullable *_Nonnull reason);

#define LIBRARY_MEMBER(name) __typeof__(name) *_Nonnull name;

#define LIBRARY_OPENING_IF_PRESENT(prefix, LIST, ...)                                  \
  const prefix##_functions *prefix##_open(const char **reason) {                       \
    static const char *const files[] = {__VA_ARGS__, NULL};                            \
    static const char *const names[] = {LIST(LIBRARY_NAME) NULL};                      \
    static prefix##_functions functions;                                               \
    _Static_assert(sizeof functions == sizeof names - sizeof *names, "one for each");  \
    return library_open(files, names, &functions, reason) ? &functions : NULL;         \
  }

#define LIBRARY_NAME(name) #name,

/// Opens the first of the files that can be, and writes to the table the addresses of the functions in their
/// order, which may be those of libraries that it brings along. Both lists end with NULL.
_Bool library_open(const char *_Nullable const *_Nonnull files, const char *_Nullable const *_Nonnull names,
                   void *_Nonnull table, const char *_Nullable *_Nonnull reason);

#if defined(__APPLE__)

#define LIBRARY_OPENING(prefix, LIST, ...)                              \
  const prefix##_functions *prefix##_open(const char **reason) {        \
    static const prefix##_functions functions = {LIST(LIBRARY_ADDRESS)}; \
    (void)reason;                                                       \
    return &functions;                                                  \
  }

#define LIBRARY_ADDRESS(name) .name = name,

#else

#define LIBRARY_OPENING LIBRARY_OPENING_IF_PRESENT

#endif

#endif
