// CLONE_THREAD is an extension of Linux.
#define _GNU_SOURCE

#include "CallFilter.h"

#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#if defined(__x86_64__)
#define OWN_MACHINE AUDIT_ARCH_X86_64
#else
#define OWN_MACHINE AUDIT_ARCH_AARCH64
#endif

// The program of the filter. A jump says how many instructions it passes over.
#define LOAD(offset) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offset)
#define LOAD_NUMBER LOAD(offsetof(struct seccomp_data, nr))
// The lower half of an argument: both processors are little-endian.
#define LOAD_ARGUMENT(n) LOAD(offsetof(struct seccomp_data, args[n]))
#define MASK(bits) BPF_STMT(BPF_ALU | BPF_AND | BPF_K, bits)
#define ANSWER(what) BPF_STMT(BPF_RET | BPF_K, what)
#define ALLOW ANSWER(SECCOMP_RET_ALLOW)
#define REFUSE(error) ANSWER(SECCOMP_RET_ERRNO | (error))
#define UNLESS(value, passed) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, passed)
#define NEVER(number) UNLESS(number, 1), REFUSE(EPERM)
// As if the system had no such call: what asks for it has another way.
#define UNKNOWN(number) UNLESS(number, 1), REFUSE(ENOSYS)
// A read-only file that is emptied as it is opened is written to, which Landlock knows from its third version on.
#define NEVER_EMPTIED(number, flags)                                                            \
  UNLESS(number, 5), LOAD_ARGUMENT(flags), MASK(O_TRUNC | O_ACCMODE), UNLESS(O_TRUNC, 1), REFUSE(EPERM), ALLOW

static const struct sock_filter program[] = {
    LOAD(offsetof(struct seccomp_data, arch)),
    // Calls of another kind of program have other numbers.
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OWN_MACHINE, 1, 0),
    ANSWER(SECCOMP_RET_KILL),
    LOAD_NUMBER,
#if defined(__x86_64__)
    // The same with pointers of 32 bits.
    BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
    REFUSE(ENOSYS),
#endif

    // The network, and other ways to speak to other processes.
    NEVER(SYS_socket), NEVER(SYS_socketpair), NEVER(SYS_connect), NEVER(SYS_bind), NEVER(SYS_listen),
    NEVER(SYS_accept), NEVER(SYS_accept4), NEVER(SYS_sendto), NEVER(SYS_sendmsg), NEVER(SYS_sendmmsg),
    NEVER(SYS_recvfrom), NEVER(SYS_recvmsg), NEVER(SYS_recvmmsg), NEVER(SYS_setsockopt),
    NEVER(SYS_shmget), NEVER(SYS_shmat), NEVER(SYS_shmctl), NEVER(SYS_semget), NEVER(SYS_semop),
    NEVER(SYS_semtimedop), NEVER(SYS_semctl), NEVER(SYS_msgget), NEVER(SYS_msgsnd), NEVER(SYS_msgrcv),
    NEVER(SYS_msgctl), NEVER(SYS_mq_open), NEVER(SYS_mq_unlink),
    // io_uring opens files and sockets by other means.
    UNKNOWN(425), UNKNOWN(426), UNKNOWN(427),

    // Other processes. Threads are no processes; how clone3 is meant can't be seen, and clone is the other way.
    UNLESS(SYS_clone, 5), LOAD_ARGUMENT(0), MASK(CLONE_THREAD), UNLESS(0, 1), REFUSE(EPERM), ALLOW,
    UNKNOWN(435),
#ifdef SYS_fork
    NEVER(SYS_fork), NEVER(SYS_vfork),
#endif
    NEVER(SYS_kill), NEVER(SYS_tkill), NEVER(SYS_rt_sigqueueinfo), NEVER(SYS_rt_tgsigqueueinfo),
    NEVER(SYS_ptrace), NEVER(SYS_process_vm_readv), NEVER(SYS_process_vm_writev), NEVER(SYS_kcmp),
    NEVER(SYS_setpgid), NEVER(SYS_setsid), NEVER(SYS_setpriority), NEVER(SYS_ioprio_set),
    // pidfd_send_signal, pidfd_open, pidfd_getfd, process_madvise, process_mrelease.
    NEVER(424), NEVER(434), NEVER(438), NEVER(440), NEVER(448),
    // A program that is in no folder.
    NEVER(SYS_memfd_create), NEVER(447),

    // Files, beyond what Landlock forbids: who may use them, links, emptying by name.
#ifdef SYS_chmod
    NEVER(SYS_chmod), NEVER(SYS_chown), NEVER(SYS_lchown), NEVER(SYS_utime), NEVER(SYS_utimes), NEVER(SYS_futimesat),
    NEVER(SYS_mknod), NEVER(SYS_symlink), NEVER(SYS_link), NEVER(SYS_creat), NEVER_EMPTIED(SYS_open, 1),
#endif
    NEVER(SYS_fchmod), NEVER(SYS_fchmodat), NEVER(452), NEVER(SYS_fchown), NEVER(SYS_fchownat),
    NEVER(SYS_utimensat), NEVER(SYS_mknodat), NEVER(SYS_symlinkat), NEVER(SYS_linkat), NEVER(SYS_truncate),
    NEVER(SYS_setxattr), NEVER(SYS_lsetxattr), NEVER(SYS_fsetxattr), NEVER(SYS_removexattr),
    NEVER(SYS_lremovexattr), NEVER(SYS_fremovexattr), NEVER(463), NEVER(466), NEVER(469),
    NEVER_EMPTIED(SYS_openat, 2),
    // What openat2 is to do can't be seen either.
    UNKNOWN(437),
    NEVER(SYS_open_by_handle_at), NEVER(SYS_fanotify_init), NEVER(SYS_inotify_init1), NEVER(SYS_inotify_add_watch),

    // What steers the system.
    NEVER(SYS_mount), NEVER(SYS_umount2), NEVER(SYS_pivot_root), NEVER(SYS_chroot), NEVER(SYS_unshare),
    NEVER(SYS_setns), NEVER(428), NEVER(429), NEVER(430), NEVER(431), NEVER(432), NEVER(433), NEVER(442), NEVER(467),
    NEVER(SYS_bpf), NEVER(SYS_perf_event_open), NEVER(SYS_userfaultfd), NEVER(SYS_keyctl), NEVER(SYS_add_key),
    NEVER(SYS_request_key), NEVER(SYS_init_module), NEVER(SYS_finit_module), NEVER(SYS_delete_module),
    NEVER(SYS_kexec_load), NEVER(SYS_reboot), NEVER(SYS_swapon), NEVER(SYS_swapoff), NEVER(SYS_acct),
    NEVER(SYS_quotactl), NEVER(SYS_sethostname), NEVER(SYS_setdomainname), NEVER(SYS_settimeofday),
    NEVER(SYS_clock_settime), NEVER(SYS_adjtimex), NEVER(SYS_clock_adjtime), NEVER(SYS_syslog),
    NEVER(SYS_setuid), NEVER(SYS_setgid), NEVER(SYS_setreuid), NEVER(SYS_setregid), NEVER(SYS_setresuid),
    NEVER(SYS_setresgid), NEVER(SYS_setgroups), NEVER(SYS_capset),
    // Limits are read by the same call, with no new ones.
    NEVER(SYS_setrlimit), UNLESS(SYS_prlimit64, 4), LOAD_ARGUMENT(2), UNLESS(0, 1), ALLOW, REFUSE(EPERM),
#if defined(__x86_64__)
    NEVER(SYS_iopl), NEVER(SYS_ioperm), NEVER(SYS_modify_ldt), NEVER(SYS_uselib),
#endif

    ALLOW,
};

bool call_filter_is_known(void) {
  // A filter at no address is a fault where filters are known, and an unknown request where they aren't.
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, 0, 0, 0) != 0 && errno == EFAULT;
}

bool call_filter_close(void) {
  const struct sock_fprog filter = {.len = sizeof program / sizeof *program,
                                    .filter = (struct sock_filter *)program};
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter, 0, 0) == 0;
}

#else

bool call_filter_is_known(void) { return false; }
bool call_filter_close(void) { return false; }

#endif
