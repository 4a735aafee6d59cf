#include "CPROJ.h"

// The name of the library since PROJ 9.1, and what the development package links to.
LIBRARY_OPENING(cproj, CPROJ_FUNCTIONS, "libproj.so.25", "libproj.so")
