#include "CCurl.h"

#include <CLibraryOpening.h>

typedef struct ccurl_easy CURL;
struct curl_slist;

CURL *curl_easy_init(void);
void curl_easy_cleanup(CURL *handle);
void curl_easy_reset(CURL *handle);
int curl_easy_setopt(CURL *handle, int option, ...);
int curl_easy_perform(CURL *handle);
int curl_easy_getinfo(CURL *handle, int information, ...);
const char *curl_easy_strerror(int result);
struct curl_slist *curl_slist_append(struct curl_slist *list, const char *line);
void curl_slist_free_all(struct curl_slist *list);
int curl_global_init(long flags);
char *curl_version(void);

#define CCURL_FUNCTIONS(X) \
  X(curl_easy_init)        \
  X(curl_easy_cleanup)     \
  X(curl_easy_reset)       \
  X(curl_easy_setopt)      \
  X(curl_easy_perform)     \
  X(curl_easy_getinfo)     \
  X(curl_easy_strerror)    \
  X(curl_slist_append)     \
  X(curl_slist_free_all)   \
  X(curl_global_init)      \
  X(curl_version)

LIBRARY_TABLE(ccurl_library, CCURL_FUNCTIONS)

// With OpenSSL, and where that is missing with GnuTLS; on macOS the system's own.
LIBRARY_OPENING_IF_PRESENT(ccurl_library, CCURL_FUNCTIONS, "libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.4.dylib",
                           "/usr/lib/libcurl.4.dylib")

static const ccurl_library_functions *curl;

const char *ccurl_open(void) {
  const char *reason = NULL;
  curl = ccurl_library_open(&reason);
  if (!curl) return reason ? reason : "no reason given";
  enum { all = 3 };
  return curl->curl_global_init(all) == ccurl_ok ? NULL : "curl_global_init failed";
}

void *ccurl_handle_new(void) { return curl->curl_easy_init(); }

void ccurl_handle_free(void *handle) { curl->curl_easy_cleanup(handle); }

void ccurl_handle_reset(void *handle) { curl->curl_easy_reset(handle); }

int ccurl_set_number(void *handle, int option, long value) { return curl->curl_easy_setopt(handle, option, value); }

int ccurl_set_text(void *handle, int option, const char *value) {
  return curl->curl_easy_setopt(handle, option, value);
}

int ccurl_set_pointer(void *handle, int option, void *value) { return curl->curl_easy_setopt(handle, option, value); }

int ccurl_set_sink(void *handle, int option, ccurl_sink sink) { return curl->curl_easy_setopt(handle, option, sink); }

int ccurl_perform(void *handle) { return curl->curl_easy_perform(handle); }

const char *ccurl_words(int result) { return curl->curl_easy_strerror(result); }

long ccurl_response_code(void *handle) {
  enum { response_code = 0x200000 + 2 };
  long code = 0;
  curl->curl_easy_getinfo(handle, response_code, &code);
  return code;
}

const char *ccurl_version(void) { return curl->curl_version(); }

void *ccurl_list_append(void *list, const char *line) { return curl->curl_slist_append(list, line); }

void ccurl_list_free(void *list) { curl->curl_slist_free_all(list); }
