#if defined(__linux__)
#define _GNU_SOURCE
#endif
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "CPROJ.h"

// PROJ reads a file wherever a definition says: `+init=/path:1`, `+nadgrids=./grid`, and what it finds in none of
// its folders it looks for in the one that the program happens to run in. These callbacks are all that it opens
// files with, but for its database, whose place it asks them for.

/// PROJ's folders, each without a slash at its end; the list ends with NULL.
static char *folders[64];

/// Whether the path lies in one of the folders, whatever links lead on from there: those are whose folder it is.
static bool is_own(const char *path) {
  for (char *const *folder = folders; *folder; ++folder) {
    const size_t length = strlen(*folder);
    if (strncmp(path, *folder, length) != 0 || path[length] != '/') continue;
    const char *rest = path + length;
    bool climbs = false;
    while (*rest && !climbs) {
      while (*rest == '/') ++rest;
      const size_t name = strcspn(rest, "/");
      climbs = name == 2 && rest[0] == '.' && rest[1] == '.';
      rest += name;
    }
    if (!climbs) return true;
  }
  return false;
}

static PROJ_FILE_HANDLE *open_file(PJ_CONTEXT *context, const char *path, PROJ_OPEN_ACCESS access, void *data) {
  (void)context, (void)data;
  if (access != PROJ_OPEN_ACCESS_READ_ONLY || !is_own(path)) return NULL;
  // A pipe would be waited for.
  const int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (descriptor < 0) return NULL;
  struct stat status;
  FILE *file = NULL;
  if (fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode)) file = fdopen(descriptor, "rb");
  if (!file) close(descriptor);
  return (PROJ_FILE_HANDLE *)file;
}

static size_t read_file(PJ_CONTEXT *context, PROJ_FILE_HANDLE *file, void *buffer, size_t size, void *data) {
  (void)context, (void)data;
  return fread(buffer, 1, size, (FILE *)file);
}

static size_t write_file(PJ_CONTEXT *context, PROJ_FILE_HANDLE *file, const void *buffer, size_t size, void *data) {
  (void)context, (void)file, (void)buffer, (void)size, (void)data;
  return 0;
}

static int seek_file(PJ_CONTEXT *context, PROJ_FILE_HANDLE *file, long long offset, int whence, void *data) {
  (void)context, (void)data;
  return fseeko((FILE *)file, (off_t)offset, whence) == 0;
}

static unsigned long long tell_file(PJ_CONTEXT *context, PROJ_FILE_HANDLE *file, void *data) {
  (void)context, (void)data;
  return (unsigned long long)ftello((FILE *)file);
}

static void close_file(PJ_CONTEXT *context, PROJ_FILE_HANDLE *file, void *data) {
  (void)context, (void)data;
  fclose((FILE *)file);
}

static int file_exists(PJ_CONTEXT *context, const char *path, void *data) {
  (void)context, (void)data;
  struct stat status;
  return is_own(path) && stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

static int refuse(PJ_CONTEXT *context, const char *path, void *data) {
  (void)context, (void)path, (void)data;
  return 0;
}

static int refuse_rename(PJ_CONTEXT *context, const char *old_path, const char *new_path, void *data) {
  (void)context, (void)old_path, (void)new_path, (void)data;
  return 0;
}

void cproj_note_folders(const cproj_functions *proj) {
  const char *rest = proj->proj_info().searchpath;
  for (size_t count = 0; rest && *rest && count + 1 < sizeof folders / sizeof *folders;) {
    size_t length = strcspn(rest, ":");
    const char *const folder = rest;
    rest += length + (rest[length] == ':');
    while (length > 1 && folder[length - 1] == '/') --length;
    // The whole disk is no folder of grids; and where there is no home, PROJ's own folder would be one that anybody
    // on the machine may make.
    const bool is_root = length == 0 || (length == 1 && *folder == '/');
    if (is_root || (length == 9 && strncmp(folder, "/tmp/proj", 9) == 0)) continue;
    folders[count] = strndup(folder, length);
    if (folders[count]) ++count;
  }
}

const PROJ_FILE_API *cproj_own_files(void) {
  static const PROJ_FILE_API own = {1,          open_file,  read_file,   write_file, seek_file, tell_file,
                                    close_file, file_exists, refuse, refuse, refuse_rename};
  return &own;
}

const char *cproj_own_database(const cproj_functions *proj) {
  static char path[4096];
  Dl_info library;
  if (*path) return path;
  if (!dladdr((const void *)(size_t)proj->proj_info, &library) || !library.dli_fname) return NULL;
  const char *const slash = strrchr(library.dli_fname, '/');
  const int length = slash ? (int)(slash - library.dli_fname) : 0;
  // Whoever lays the library beside this program has made both for one another, and the database for the library.
  static const char *const beside[] = {"bin/frontline", "share/proj/proj.db", NULL};
  struct stat status;
  for (const char *const *file = beside; *file; ++file) {
    const int written = snprintf(path, sizeof path, "%.*s/../%s", length, library.dli_fname, *file);
    if (!length || written < 0 || (size_t)written >= sizeof path || stat(path, &status) != 0) {
      *path = 0;
      return NULL;
    }
  }
  return path;
}
