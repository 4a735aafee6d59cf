// O_PATH is an extension of Linux.
#define _GNU_SOURCE

#include "FileLock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

#if defined(__linux__)

#include <sys/syscall.h>

// Stated here: the system's headers may be older than the system.
enum { landlock_create_ruleset = 444, landlock_add_rule = 445, landlock_restrict_self = 446 };
enum { ask_for_version = 1, rule_beneath_path = 1 };

enum {
  execute = 1 << 0,
  write_file = 1 << 1,
  read_file = 1 << 2,
  read_folder = 1 << 3,
  remove_folder = 1 << 4,
  remove_file = 1 << 5,
  // Devices, folders, files, sockets, pipes, links.
  make_any = 0x7F << 6,
  make_file = 1 << 8,
  move_between_folders = 1 << 13,
  truncate_file = 1 << 14,
  control_device = 1 << 15,
};

struct rules {
  uint64_t files;
  uint64_t network;
  uint64_t scopes;
};

struct beneath {
  uint64_t allowed;
  int32_t parent;
} __attribute__((packed));

/// What a version can forbid.
static struct rules known(int version) {
  struct rules rules = {
      .files = execute | write_file | read_file | read_folder | remove_folder | remove_file | make_any};
  if (version >= 2) rules.files |= move_between_folders;
  if (version >= 3) rules.files |= truncate_file;
  // Binding and connecting by TCP.
  if (version >= 4) rules.network = 3;
  if (version >= 5) rules.files |= control_device;
  // Abstract sockets and signals.
  if (version >= 6) rules.scopes = 3;
  return rules;
}

int file_lock_version(void) {
  const long version = syscall(landlock_create_ruleset, NULL, 0, ask_for_version);
  return version > 0 ? (int)version : 0;
}

/// What is not there needs no permission.
static bool allow(int rules, const char *path, uint64_t wanted) {
  const int place = open(path, O_PATH | O_CLOEXEC);
  if (place < 0) return errno == ENOENT || errno == ENOTDIR || errno == EACCES;
  struct stat status;
  bool done = fstat(place, &status) == 0;
  if (done) {
    if (!S_ISDIR(status.st_mode)) wanted &= execute | write_file | read_file | truncate_file;
    const struct beneath rule = {.allowed = wanted, .parent = place};
    done = syscall(landlock_add_rule, rules, rule_beneath_path, &rule, 0) == 0;
  }
  const int reason = errno;
  close(place);
  errno = reason;
  return done;
}

int file_lock_make(int version, const char *folder, const char *const *readable) {
  const struct rules rules = known(version);
  const size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
  const int made = (int)syscall(landlock_create_ruleset, &rules, size, 0);
  if (made < 0) return -1;
  bool done = allow(made, folder, rules.files & (write_file | read_file | read_folder | remove_file | make_file |
                                                 truncate_file));
  done = done && allow(made, "/dev/null", write_file | read_file);
  static const char *const devices[] = {"/dev/zero", "/dev/urandom", "/dev/random", NULL};
  for (const char *const *device = devices; done && *device; device++) done = allow(made, *device, read_file);
  for (; done && *readable; readable++) done = allow(made, *readable, execute | read_file | read_folder);
  if (done) return made;
  const int reason = errno;
  close(made);
  errno = reason;
  return -1;
}

bool file_lock_close(int rules) { return syscall(landlock_restrict_self, rules, 0) == 0; }

#else

int file_lock_version(void) { return 0; }

int file_lock_make(int version, const char *folder, const char *const *readable) {
  (void)version, (void)folder, (void)readable;
  errno = ENOSYS;
  return -1;
}

bool file_lock_close(int rules) {
  (void)rules;
  return false;
}

#endif
