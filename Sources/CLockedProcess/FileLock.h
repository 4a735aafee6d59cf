#ifndef FILELOCK_H
#define FILELOCK_H

#include <stdbool.h>

// Landlock: https://docs.kernel.org/userspace-api/landlock.html

/// The version that the system speaks; 0 for none.
int file_lock_version(void);

/// A descriptor of the rules, to be put on by `file_lock_close`; -1 and errno where they can't be made.
int file_lock_make(int version, const char *folder, const char *const *readable);

/// Puts the rules on this thread, for good. May be called between fork and exec.
bool file_lock_close(int rules);

#endif
