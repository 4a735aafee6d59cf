#include "CGEOS.h"

// The name of the library of the C interface since GEOS 3.0, and what the development package links to.
LIBRARY_OPENING(cgeos, CGEOS_FUNCTIONS, "libgeos_c.so.1", "libgeos_c.so")
