#ifndef CLOCKEDPROCESS_H
#define CLOCKEDPROCESS_H

// A program run under lock and key: it reads and executes what it is shown, writes to one folder, and knows no
// network.
//
// Locks can be put on between fork and exec only, and there nothing may be called but what a handler of signals may
// call. On Linux files are locked by Landlock (5.13) and the network, other processes and what steers the system by a
// filter of system calls (seccomp). Where the system knows a lock, the program runs under it or not at all.

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The locks that this system knows.
typedef struct {
  /// Files are opened where the request says, and nowhere else.
  bool files;
  /// No sockets, and no other processes.
  bool network;
} locked_process_locks;

locked_process_locks locked_process_known_locks(void);

typedef struct {
  /// An absolute path.
  const char *_Nonnull program;
  /// With the program's own name first and NULL behind the last, as are all lists here.
  const char *_Nullable const *_Nonnull arguments;
  const char *_Nullable const *_Nonnull environment;
  /// Where it runs, and the only place where it makes, writes and removes files.
  const char *_Nonnull folder;
  /// Folders and files that it reads and executes; what is not there is passed over.
  const char *_Nullable const *_Nonnull readable;
  /// Bytes of address space, bytes of a file that is written, and seconds of the processor.
  uint64_t memory, file_size, seconds;
} locked_process_request;

typedef struct {
  pid_t process;
  /// To be read from, and to be closed: what it writes to standard output and to standard error.
  int output, errors;
} locked_process;

/// Starts a program in a group of its own, with nothing on standard input. It ends with the thread that starts it.
///
/// Returns 0, or the number of an error; `step` then says what failed. Nothing is left of a program that could not be
/// locked up.
int locked_process_start(const locked_process_request *_Nonnull request, locked_process *_Nonnull started,
                         const char *_Nullable *_Nonnull step);

#ifdef __cplusplus
}
#endif

#endif
