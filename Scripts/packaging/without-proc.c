// Lets the program run where /proc is not mounted. The launcher of the wheel has it loaded there, and nowhere else.
//
// libdispatch asks /proc time and again whether its threads are running, and ends the program if it gets no answer
// ("workq: registered worker exited prematurely"). Here it is told that they are.

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

// Programs that are started get none of it.
__attribute__((constructor)) static void leave_no_trace(void) {
  unsetenv("LD_PRELOAD");
  unsetenv("LD_ORIGIN_PATH");
}

static int state_of(const char *path) {
  int thread, length = 0;
  if (sscanf(path, "/proc/%d/stat%n", &thread, &length) != 1 || !length || path[length]) return -1;
  const int file = memfd_create("stat", MFD_CLOEXEC);
  if (file < 0) return -1;
  if (dprintf(file, "%d (frontline) R", thread) < 0 || lseek(file, 0, SEEK_SET) != 0) {
    close(file);
    return -1;
  }
  return file;
}

int open(const char *path, int flags, ...) {
  mode_t mode = 0;
  if (flags & O_CREAT || (flags & O_TMPFILE) == O_TMPFILE) {
    va_list rest;
    va_start(rest, flags);
    mode = va_arg(rest, mode_t);
    va_end(rest);
  }
  int file = openat(AT_FDCWD, path, flags, mode);
  if (file < 0 && errno == ENOENT) {
    file = state_of(path);
    errno = file < 0 ? ENOENT : 0;
  }
  return file;
}

int open64(const char *path, int flags, ...) __attribute__((alias("open")));
