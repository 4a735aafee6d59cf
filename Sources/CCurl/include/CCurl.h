#ifndef CCURL_H
#define CCURL_H

#include <stddef.h>

// libcurl, opened when something is first downloaded. Its functions are declared in the source, so that a program is
// built without its headers and runs without it until then. The declarations are those of libcurl 7.32 (2013), stable
// since. `curl_easy_setopt` takes any type of argument, which Swift can't call: here is a function for each type.

/// Takes `count` bytes (`size` is 1). Returns `count`; another number ends the transfer.
typedef size_t (*ccurl_sink)(char *_Nonnull bytes, size_t size, size_t count, void *_Nullable context);

/// Opens the library. Returns NULL, or the loader's words where it can't be opened. To be called once: it takes no lock.
const char *_Nullable ccurl_open(void);

void *_Nullable ccurl_handle_new(void);
void ccurl_handle_free(void *_Nonnull handle);
void ccurl_handle_reset(void *_Nonnull handle);
int ccurl_set_number(void *_Nonnull handle, int option, long value);
int ccurl_set_text(void *_Nonnull handle, int option, const char *_Nullable value);
int ccurl_set_pointer(void *_Nonnull handle, int option, void *_Nullable value);
int ccurl_set_sink(void *_Nonnull handle, int option, ccurl_sink _Nonnull sink);
int ccurl_perform(void *_Nonnull handle);
/// What a result of `ccurl_perform` means, in English.
const char *_Nonnull ccurl_words(int result);
long ccurl_response_code(void *_Nonnull handle);
const char *_Nonnull ccurl_version(void);

/// Appends a copy of a line to a list, which may be NULL. Returns NULL where there is no memory.
void *_Nullable ccurl_list_append(void *_Nullable list, const char *_Nonnull line);
void ccurl_list_free(void *_Nullable list);

// The options and results that are used: numbers of the library's interface, which never change.
enum {
  ccurl_write_data = 10001,
  ccurl_url = 10002,
  ccurl_error_buffer = 10010,
  ccurl_post_fields = 10015,
  ccurl_user_agent = 10018,
  ccurl_low_speed_limit = 19,
  ccurl_low_speed_time = 20,
  ccurl_http_header = 10023,
  ccurl_header_data = 10029,
  ccurl_post = 47,
  ccurl_post_field_size = 60,
  ccurl_ca_file = 10065,
  ccurl_no_signal = 99,
  ccurl_accept_encoding = 10102,
  ccurl_timeout_milliseconds = 155,
  ccurl_connect_timeout_milliseconds = 156,
  ccurl_protocols = 181,
  ccurl_write_function = 20011,
  ccurl_header_function = 20079,
};

enum { ccurl_protocol_http = 1, ccurl_protocol_https = 2, ccurl_error_size = 256 };

enum {
  ccurl_ok = 0,
  ccurl_malformed_url = 3,
  ccurl_unknown_host = 6,
  ccurl_unknown_proxy = 5,
  ccurl_cannot_connect = 7,
  ccurl_partial_file = 18,
  ccurl_write_error = 23,
  ccurl_timed_out = 28,
  ccurl_tls_connect_error = 35,
  ccurl_empty_answer = 52,
  ccurl_certificate_fault = 60,
  ccurl_bad_encoding = 61,
  ccurl_ca_file_fault = 77,
};

#endif
