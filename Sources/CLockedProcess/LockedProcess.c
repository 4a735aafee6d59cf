#define _GNU_SOURCE

#include "CLockedProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "CallFilter.h"
#include "FileLock.h"

#if defined(__linux__)
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

// What the child tells where it does not become the program: which step failed, and why.
enum step { own_group, into_folder, standard_streams, limits, lock_files, lock_network, run_program };

static const char *const step_names[] = {
    "setpgid", "chdir", "dup2", "setrlimit", "Landlock", "seccomp", "exec",
};

struct failure {
  enum step step;
  int error;
};

locked_process_locks locked_process_known_locks(void) {
  return (locked_process_locks){.files = file_lock_version() > 0, .network = call_filter_is_known()};
}

static void close_all(const int *descriptors, int count) {
  for (int place = 0; place < count; place++) {
    if (descriptors[place] >= 0) close(descriptors[place]);
  }
}

/// A pipe with both ends beyond the standard streams, which may be closed; both go with an exec.
static bool make_pipe(int ends[2]) {
  int made[2];
#if defined(__linux__)
  // At once: a child that another thread starts meanwhile would keep an end open, and its reader waiting.
  if (pipe2(made, O_CLOEXEC) != 0) return false;
#else
  if (pipe(made) != 0) return false;
#endif
  for (int end = 0; end < 2; end++) ends[end] = fcntl(made[end], F_DUPFD_CLOEXEC, 3);
  close_all(made, 2);
  return ends[0] >= 0 && ends[1] >= 0;
}

/// Forks without what libraries have registered to be called in a child: PROJ closes its database there, and would wait
/// for ever for a lock of SQLite's that another thread held at the fork.
static pid_t fork_quietly(void) {
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 34)
  return _Fork();
#elif defined(__linux__)
  return (pid_t)syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
#else
  return fork();
#endif
}

// From here to `become` nothing is called but what may be called between fork and exec.

static void forget_signals(void) {
  struct sigaction plain = {.sa_handler = SIG_DFL};
  for (int number = 1; number < NSIG; number++) sigaction(number, &plain, NULL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

/// Every descriptor beyond the standard streams goes with the exec.
static void leave_descriptors(void) {
#if defined(__linux__)
  // close_range, with CLOSE_RANGE_CLOEXEC.
  if (syscall(436, 3u, ~0u, 4u) == 0) return;
#endif
  struct rlimit limit;
  const rlim_t most = 1 << 20;
  const rlim_t end = getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < most ? limit.rlim_cur : most;
  for (rlim_t descriptor = 3; descriptor < end; descriptor++) fcntl((int)descriptor, F_SETFD, FD_CLOEXEC);
}

/// No more than there was, and no more than asked for.
static bool limit(int kind, uint64_t most) {
  struct rlimit own;
  if (getrlimit(kind, &own) != 0) return false;
  const rlim_t value = most < own.rlim_max ? (rlim_t)most : own.rlim_max;
  const struct rlimit lower = {.rlim_cur = value < own.rlim_cur ? value : own.rlim_cur, .rlim_max = value};
  return setrlimit(kind, &lower) == 0;
}

static enum step become(const locked_process_request *request, const int streams[3], int rules, bool filters,
                        pid_t parent) {
  if (setpgid(0, 0) != 0) return own_group;
#if defined(__linux__)
  if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0) return own_group;
  if (getppid() != parent) _exit(127);
#else
  (void)parent;
#endif
  if (chdir(request->folder) != 0) return into_folder;
  for (int stream = 0; stream < 3; stream++) {
    if (dup2(streams[stream], stream) < 0) return standard_streams;
  }
  leave_descriptors();
  if (!limit(RLIMIT_CORE, 0) || !limit(RLIMIT_FSIZE, request->file_size) || !limit(RLIMIT_CPU, request->seconds) ||
      !limit(RLIMIT_NOFILE, 256)) {
    return limits;
  }
#if defined(__linux__)
  if (!limit(RLIMIT_AS, request->memory)) return limits;
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return lock_network;
#endif
  if (rules >= 0 && !file_lock_close(rules)) return lock_files;
  if (filters && !call_filter_close()) return lock_network;
  forget_signals();
  execve(request->program, (char *const *)request->arguments, (char *const *)request->environment);
  return run_program;
}

static int refuse(enum step step, int error, const char **name) {
  *name = step_names[step];
  return error;
}

int locked_process_start(const locked_process_request *request, locked_process *started, const char **step) {
  int ends[7] = {-1, -1, -1, -1, -1, -1, -1};
  int *const output = ends, *const errors = ends + 2, *const told = ends + 4, *const nothing = ends + 6;
  int rules = -1;
  const int version = file_lock_version();
  const bool filters = call_filter_is_known();

  *nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
  if (*nothing >= 0 && *nothing < 3) {
    const int low = *nothing;
    *nothing = fcntl(low, F_DUPFD_CLOEXEC, 3);
    close(low);
  }
  if (*nothing < 0 || !make_pipe(output) || !make_pipe(errors) || !make_pipe(told)) {
    const int reason = errno;
    close_all(ends, 7);
    return refuse(standard_streams, reason, step);
  }
  if (version > 0) {
    rules = file_lock_make(version, request->folder, request->readable);
    if (rules < 0) {
      const int reason = errno;
      close_all(ends, 7);
      return refuse(lock_files, reason, step);
    }
  }

  // No handler of ours is to run in the child.
  sigset_t all, old;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &old);
  const pid_t parent = getpid();
  const pid_t child = fork_quietly();
  if (child == 0) {
    const int streams[3] = {*nothing, output[1], errors[1]};
    struct failure failure = {.step = become(request, streams, rules, filters, parent)};
    failure.error = errno;
    const ssize_t written = write(told[1], &failure, sizeof failure);
    (void)written;
    _exit(127);
  }
  int reason = errno;
  pthread_sigmask(SIG_SETMASK, &old, NULL);
  if (rules >= 0) close(rules);
  const int inner[] = {output[1], errors[1], told[1], *nothing};
  close_all(inner, 4);
  if (child < 0) {
    const int outer[] = {output[0], errors[0], told[0]};
    close_all(outer, 3);
    return refuse(run_program, reason, step);
  }

  // Closed by the exec with nothing in it, where all went well.
  struct failure failure;
  ssize_t count;
  do count = read(told[0], &failure, sizeof failure);
  while (count < 0 && errno == EINTR);
  close(told[0]);
  if (count == 0) {
    *started = (locked_process){.process = child, .output = output[0], .errors = errors[0]};
    return 0;
  }
  const int outer[] = {output[0], errors[0]};
  close_all(outer, 2);
  while (waitpid(child, NULL, 0) < 0 && errno == EINTR) {
  }
  if (count != (ssize_t)sizeof failure) failure = (struct failure){run_program, EIO};
  return refuse(failure.step, failure.error, step);
}
