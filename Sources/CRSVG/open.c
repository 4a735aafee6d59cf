#include "CRSVG.h"

// The name of the library since librsvg 2.14; on macOS where Homebrew puts it.
LIBRARY_OPENING_IF_PRESENT(crsvg, CRSVG_FUNCTIONS, "librsvg-2.so.2", "/opt/homebrew/lib/librsvg-2.dylib",
                           "/usr/local/lib/librsvg-2.dylib")
