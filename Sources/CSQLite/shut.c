#include "CSQLite.h"

#if SQLITE_VERSION_NUMBER < 3031000
#error "SQLite 3.31 or newer is needed"
#endif

int csqlite_shut(sqlite3 *connection) {
  static const struct {
    int option, value;
  } settings[] = {
      {SQLITE_DBCONFIG_DEFENSIVE, 1},       {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
      {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},  {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
      {SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0}, {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
      {SQLITE_DBCONFIG_DQS_DDL, 0},         {SQLITE_DBCONFIG_DQS_DML, 0},
      {SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0},
  };
  int code = SQLITE_OK;
  for (unsigned i = 0; i < sizeof settings / sizeof *settings && code == SQLITE_OK; ++i) {
    code = sqlite3_db_config(connection, settings[i].option, settings[i].value, (int *)0);
  }
  return code;
}

const char *csqlite_version(void) { return sqlite3_libversion(); }
