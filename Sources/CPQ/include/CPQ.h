#ifndef CPQ_H
#define CPQ_H

#include <CLibraryOpening.h>
#include <stddef.h>

// libpq, PostgreSQL's own client library, opened when a database is first named. It is declared here, so that a program
// is built without its headers and runs without it until then. The declarations are those of PostgreSQL 9.3, stable
// since.

typedef struct cpq_connection PGconn;
typedef struct cpq_result PGresult;
typedef struct cpq_cancel PGcancel;
typedef void (*cpq_notice_processor)(void *_Nullable context, const char *_Nullable message);

PGconn *_Nullable PQconnectdbParams(const char *_Nullable const *_Nonnull keywords,
                                    const char *_Nullable const *_Nonnull values, int expand_dbname);
int PQpingParams(const char *_Nullable const *_Nonnull keywords, const char *_Nullable const *_Nonnull values,
                 int expand_dbname);
void PQfinish(PGconn *_Nonnull connection);
int PQstatus(const PGconn *_Nonnull connection);
char *_Nullable PQuser(const PGconn *_Nonnull connection);
char *_Nullable PQpass(const PGconn *_Nonnull connection);
char *_Nonnull PQerrorMessage(const PGconn *_Nonnull connection);
const char *_Nullable PQparameterStatus(const PGconn *_Nonnull connection, const char *_Nonnull name);
int PQconnectionNeedsPassword(const PGconn *_Nonnull connection);
int PQconnectionUsedPassword(const PGconn *_Nonnull connection);
int PQsocket(const PGconn *_Nonnull connection);
int PQsetnonblocking(PGconn *_Nonnull connection, int is_nonblocking);
cpq_notice_processor _Nullable PQsetNoticeProcessor(PGconn *_Nonnull connection, cpq_notice_processor _Nullable processor,
                                                    void *_Nullable context);
int PQsendQuery(PGconn *_Nonnull connection, const char *_Nonnull statements);
int PQsendQueryParams(PGconn *_Nonnull connection, const char *_Nonnull statement, int count,
                      const unsigned int *_Nullable types, const char *_Nullable const *_Nullable values,
                      const int *_Nullable lengths, const int *_Nullable formats, int result_format);
int PQflush(PGconn *_Nonnull connection);
int PQconsumeInput(PGconn *_Nonnull connection);
int PQisBusy(PGconn *_Nonnull connection);
PGresult *_Nullable PQgetResult(PGconn *_Nonnull connection);
int PQputCopyData(PGconn *_Nonnull connection, const char *_Nonnull bytes, int count);
int PQputCopyEnd(PGconn *_Nonnull connection, const char *_Nullable reason_to_fail);
int PQresultStatus(const PGresult *_Nonnull result);
char *_Nullable PQresultErrorField(const PGresult *_Nonnull result, int field);
int PQntuples(const PGresult *_Nonnull result);
char *_Nonnull PQgetvalue(const PGresult *_Nonnull result, int row, int column);
int PQgetlength(const PGresult *_Nonnull result, int row, int column);
int PQgetisnull(const PGresult *_Nonnull result, int row, int column);
void PQclear(PGresult *_Nonnull result);
PGcancel *_Nullable PQgetCancel(PGconn *_Nonnull connection);
int PQcancel(PGcancel *_Nonnull cancel, char *_Nonnull reason, int size);
void PQfreeCancel(PGcancel *_Nonnull cancel);

#define CPQ_FUNCTIONS(X)      \
  X(PQconnectdbParams)        \
  X(PQpingParams)             \
  X(PQfinish)                 \
  X(PQstatus)                 \
  X(PQuser)                   \
  X(PQpass)                   \
  X(PQerrorMessage)           \
  X(PQparameterStatus)        \
  X(PQconnectionNeedsPassword) \
  X(PQconnectionUsedPassword) \
  X(PQsocket)                 \
  X(PQsetnonblocking)         \
  X(PQsetNoticeProcessor)     \
  X(PQsendQuery)              \
  X(PQsendQueryParams)        \
  X(PQflush)                  \
  X(PQconsumeInput)           \
  X(PQisBusy)                 \
  X(PQgetResult)              \
  X(PQputCopyData)            \
  X(PQputCopyEnd)             \
  X(PQresultStatus)           \
  X(PQresultErrorField)       \
  X(PQntuples)                \
  X(PQgetvalue)               \
  X(PQgetlength)              \
  X(PQgetisnull)              \
  X(PQclear)                  \
  X(PQgetCancel)              \
  X(PQcancel)                 \
  X(PQfreeCancel)

LIBRARY_TABLE(cpq, CPQ_FUNCTIONS)

// The numbers that are used of the library's interface, which never change.
enum { cpq_connection_ok = 0 };
enum { cpq_ping_ok = 0, cpq_ping_reject = 1, cpq_ping_no_response = 2, cpq_ping_no_attempt = 3 };
enum {
  cpq_empty_query = 0,
  cpq_command_ok = 1,
  cpq_tuples_ok = 2,
  cpq_copy_in = 4,
};
enum { cpq_field_sqlstate = 'C', cpq_field_message = 'M' };

#endif
