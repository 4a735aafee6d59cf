// Only the reentrant functions are declared, so that a call without a session does not compile.
#define GEOS_USE_ONLY_R_API
#include <geos_c.h>
