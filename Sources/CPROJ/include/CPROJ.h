#ifndef CPROJ_H
#define CPROJ_H

#include <CLibraryOpening.h>
#include <proj.h>

#if PROJ_VERSION_MAJOR < 9 || (PROJ_VERSION_MAJOR == 9 && PROJ_VERSION_MINOR < 1)
#error "PROJ 9.1 or newer is needed: apt install libproj-dev, or brew install proj"
#endif

// PROJ, opened when it is first used. On Linux libproj brings some forty libraries along (a web client with all
// of its cryptography among them), which take 10 ms of every start; most runs of a program measure on the
// ellipsoid and project nothing.

// The functions that the Swift module uses; a name that libproj lacks makes it unusable.
#define CPROJ_FUNCTIONS(X)                        \
  X(proj_area_create)                             \
  X(proj_area_destroy)                            \
  X(proj_area_set_bbox)                           \
  X(proj_as_proj_string)                          \
  X(proj_as_wkt)                                  \
  X(proj_clone)                                   \
  X(proj_context_create)                          \
  X(proj_context_destroy)                         \
  X(proj_context_errno)                           \
  X(proj_context_errno_string)                    \
  X(proj_context_get_database_metadata)           \
  X(proj_context_set_database_path)               \
  X(proj_context_set_enable_network)              \
  X(proj_context_set_fileapi)                     \
  X(proj_coordoperation_get_accuracy)             \
  X(proj_coordoperation_has_ballpark_transformation) \
  X(proj_create)                                  \
  X(proj_create_crs_to_crs_from_pj)               \
  X(proj_crs_get_coordinate_system)               \
  X(proj_crs_get_geodetic_crs)                    \
  X(proj_crs_get_sub_crs)                         \
  X(proj_cs_get_axis_info)                        \
  X(proj_destroy)                                 \
  X(proj_ellipsoid_get_parameters)                \
  X(proj_errno)                                   \
  X(proj_errno_reset)                             \
  X(proj_get_area_of_use)                         \
  X(proj_get_ellipsoid)                           \
  X(proj_get_id_auth_name)                        \
  X(proj_get_id_code)                             \
  X(proj_get_name)                                \
  X(proj_get_source_crs)                          \
  X(proj_get_type)                                \
  X(proj_info)                                    \
  X(proj_is_crs)                                  \
  X(proj_log_func)                                \
  X(proj_log_level)                               \
  X(proj_normalize_for_visualization)             \
  X(proj_trans_generic)                           \
  X(proj_trans_get_last_used_operation)

LIBRARY_TABLE(cproj, CPROJ_FUNCTIONS)

/// Notes the folders that PROJ keeps its database and its grids in: to be called once, before a context is made.
void cproj_note_folders(const cproj_functions *_Nonnull proj);

/// The ways into files that a context is given: regular files in those folders, for reading, and nothing else.
const PROJ_FILE_API *_Nonnull cproj_own_files(void);

/// Returns the path of PROJ's database where the library, its database and this program are installed together, as
/// in `lib`, `share/proj` and `bin` of one folder; else NULL. Then it is the one that is opened, whatever PROJ_DATA names.
const char *_Nullable cproj_own_database(const cproj_functions *_Nonnull proj);

#endif
