#include "CArguments.h"

#include <unistd.h>

#if defined(__GLIBC__)

// Of Swift's runtime, which asks these before it looks elsewhere (stdlib/public/stubs/CommandLine.cpp).
extern void _swift_stdlib_overrideUnsafeArgvArgc(char **words, int count) __attribute__((weak));

// The GNU C library hands the words to whatever it calls before main.
__attribute__((constructor)) static void hand_on(int count, char **words) {
  if (!_swift_stdlib_overrideUnsafeArgvArgc || access("/proc/self/cmdline", R_OK) == 0) return;
  _swift_stdlib_overrideUnsafeArgvArgc(words, count);
}

#endif
