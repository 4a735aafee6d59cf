#include "CPQ.h"

// The name of the library since PostgreSQL 8.2; on macOS where Homebrew puts it.
LIBRARY_OPENING_IF_PRESENT(cpq, CPQ_FUNCTIONS, "libpq.so.5", "/opt/homebrew/opt/libpq/lib/libpq.5.dylib",
                           "/usr/local/opt/libpq/lib/libpq.5.dylib", "libpq.5.dylib")
