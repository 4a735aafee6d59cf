#ifndef CSQLITE_H
#define CSQLITE_H

#include <sqlite3.h>

// What Swift can't ask of SQLite, since its functions take any number of arguments.

/// Shuts what a database file could act through: triggers and views of its own are not run, the tables behind a
/// virtual one and the schema can't be written to by hand, no library is loaded, functions in the schema may do
/// nothing but compute, and a name in double quotes that nothing has is an error and not a text. Returns SQLite's code:
/// 0 where all of it is done.
///
/// See https://www.sqlite.org/security.html.
int csqlite_shut(sqlite3 *_Nonnull connection);

/// The version of the library that runs: `3.40.1`.
const char *_Nonnull csqlite_version(void);

#endif
