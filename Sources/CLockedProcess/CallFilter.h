#ifndef CALLFILTER_H
#define CALLFILTER_H

#include <stdbool.h>

// Seccomp: https://docs.kernel.org/userspace-api/seccomp_filter.html

/// Whether the system filters calls, and this processor's are known here.
bool call_filter_is_known(void);

/// Forbids this thread, for good, sockets, other processes and what steers the system. May be called between fork and
/// exec, once `PR_SET_NO_NEW_PRIVS` is set.
bool call_filter_close(void);

#endif
