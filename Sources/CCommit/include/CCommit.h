#ifndef CCOMMIT_H
#define CCOMMIT_H

/// The commit that the program was built from, with a plus sign where files had been changed since; NULL where
/// Scripts/frontline did not build it, or not from a checkout of Git.
const char *_Nullable ccommit_name(void);

#endif
