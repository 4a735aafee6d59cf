#ifndef CSIMDJSON_H
#define CSIMDJSON_H

/* The C++ door to simdjson: GeoJSON bytes in, flat buffers out.
 *
 * A text is parsed and validated as a whole (simdjson's DOM), walked once, and laid out in five buffers, each
 * read from front to back: features, shape, coordinates, tape, text. The buffers belong to the parser and hold
 * until its next call. No exception crosses this boundary. A parser serves one thread at a time.
 *
 * Lists of positions are taken out beforehand and parsed apart, faster: see PositionLists.hpp, and LastText.hpp
 * for a series of texts. What comes out is the same.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The version of simdjson that it was built with: 3.0.1. */
const char *csj_version(void);

/* ---- What became of a text ------------------------------------------------------------------------------- */

typedef enum csj_status {
  CSJ_STATUS_DONE = 0,
  CSJ_STATUS_NOT_JSON,    /* syntax, encoding, or a number out of range */
  CSJ_STATUS_TOO_DEEP,    /* nested deeper than the parser allows */
  CSJ_STATUS_TOO_LONG,    /* longer than simdjson takes: 4 GB */
  CSJ_STATUS_NO_MEMORY,
  CSJ_STATUS_NOT_GEOJSON, /* JSON, but refused: see csj_result.fault */
  CSJ_STATUS_INTERNAL
} csj_status;

typedef enum csj_form {
  CSJ_FORM_FEATURE_COLLECTION = 0,
  CSJ_FORM_FEATURE,
  CSJ_FORM_GEOMETRY,
  CSJ_FORM_ENVELOPE
} csj_form;

/* ---- Features -------------------------------------------------------------------------------------------- */

enum { CSJ_FEATURE_HAS_ID = 1, CSJ_FEATURE_HAS_GEOMETRY = 2, CSJ_FEATURE_IS_DAMAGED = 4 };

typedef struct csj_feature {
  uint64_t index; /* place in the file, features that were skipped counted */
  uint32_t flags;
} csj_feature;

/* ---- Shape: the structure of the geometries ----------------------------------------------------------------
 *
 * A geometry is its kind, then
 *   point                          nothing: one coordinate
 *   multi-point, line              the number of coordinates
 *   multi-line, polygon            the number of lines or rings, then that of coordinates in each
 *   multi-polygon                  the number of polygons, each laid out as a polygon is, without a kind
 *   collection                     the number of geometries, then the geometries
 * Coordinates are pairs of doubles, x and y, in the same order.
 */
typedef enum csj_kind {
  CSJ_KIND_POINT = 0,
  CSJ_KIND_MULTI_POINT,
  CSJ_KIND_LINE_STRING,
  CSJ_KIND_MULTI_LINE_STRING,
  CSJ_KIND_POLYGON,
  CSJ_KIND_MULTI_POLYGON,
  CSJ_KIND_COLLECTION
} csj_kind;

/* ---- Tape: JSON values ---------------------------------------------------------------------------------------
 *
 * First the members of the root as one object, then for each feature its id, where it has one, and its
 * properties as an object. A word is `payload << 8 | tag`. An integer and a double take a second word; a
 * string's payload is its length in bytes, its bytes follow in the text buffer; the payload of an array or an
 * object is its count, its elements follow, each member as a string and a value.
 */
enum {
  CSJ_TAPE_NULL = 0,
  CSJ_TAPE_FALSE,
  CSJ_TAPE_TRUE,
  CSJ_TAPE_INTEGER,
  CSJ_TAPE_DOUBLE,
  CSJ_TAPE_STRING,
  CSJ_TAPE_ARRAY,
  CSJ_TAPE_OBJECT
};

/* ---- Faults and oddities ------------------------------------------------------------------------------------ */

/* The kind of JSON value that was found instead of the one expected. */
typedef enum csj_found {
  CSJ_FOUND_NOTHING = 0,
  CSJ_FOUND_NULL,
  CSJ_FOUND_BOOL,
  CSJ_FOUND_NUMBER,
  CSJ_FOUND_STRING,
  CSJ_FOUND_ARRAY,
  CSJ_FOUND_OBJECT,
  CSJ_FOUND_LARGE_NUMBER /* where a number should be: one out of range */
} csj_found;

typedef enum csj_code {
  /* Refused. */
  CSJ_ROOT_NOT_OBJECT = 0,
  CSJ_NO_TYPE,
  CSJ_TYPE_NOT_STRING,
  CSJ_UNKNOWN_TYPE,
  CSJ_UNKNOWN_GEOMETRY,
  CSJ_TOPOJSON,
  CSJ_ESRI_JSON,
  CSJ_OVERPASS_JSON,
  CSJ_ENVELOPE_NOT_OBJECT,
  CSJ_ENVELOPE_NOT_COLLECTION,
  CSJ_NO_FEATURES,
  CSJ_FEATURES_NOT_ARRAY,
  CSJ_FEATURE_NOT_OBJECT,
  CSJ_NOT_A_FEATURE,
  CSJ_GEOMETRY_NOT_OBJECT,
  CSJ_MEMBER_NOT_GEOMETRY,
  CSJ_NO_COORDINATES,
  CSJ_COORDINATES_NOT_ARRAY,
  CSJ_NO_GEOMETRIES,
  CSJ_GEOMETRIES_NOT_ARRAY,
  CSJ_TOO_SHALLOW,
  CSJ_NESTED_TOO_DEEP,
  CSJ_POSITION_NOT_ARRAY,
  CSJ_POSITION_SHORT,
  CSJ_ORDINATE_NOT_NUMBER,
  CSJ_DIMENSIONS_CLASH,
  CSJ_LINE_SHORT,
  CSJ_RING_EMPTY,
  CSJ_RING_SHORT,
  CSJ_RING_OPEN,
  CSJ_POLYGON_EMPTY,
  /* Odd. */
  CSJ_ODD_NO_PROPERTIES = 100,
  CSJ_ODD_PROPERTIES,
  CSJ_ODD_NO_GEOMETRY,
  CSJ_ODD_ID,
  CSJ_ODD_BBOX,
  CSJ_ODD_DUPLICATE_MEMBER,
  CSJ_ODD_DUPLICATE_PROPERTY,
  CSJ_ODD_FORBIDDEN_MEMBER,
  CSJ_ODD_CRS_INSIDE,
  CSJ_ODD_EMPTY_COORDINATES,
  CSJ_ODD_MANY_ORDINATES,
  CSJ_ODD_MIXED_DIMENSIONS,
  CSJ_ODD_OPEN_IN_HEIGHT
} csj_code;

/* Where something is; -1 where that does not apply. */
typedef struct csj_location {
  int64_t feature;
  int64_t polygon;
  int64_t ring;
  int64_t line;
  int64_t position;
  size_t collection_start; /* the indices in "geometries", from the outermost inwards, in csj_result.collections */
  size_t collection_count;
  const char *feature_name; /* not NUL-terminated; NULL where there is none */
  size_t feature_name_length;
} csj_location;

typedef struct csj_fault {
  csj_code code;
  csj_found found;
  csj_location location;
  const char *text; /* the unknown type, the member concerned, the geometry type */
  size_t text_length;
  int64_t counts[2];
  double numbers[4]; /* first and last position of an open ring */
  uint64_t occurrences;
} csj_fault;

/* A "bbox" that is well formed; what it should hold is for the caller to compare. */
typedef enum csj_level { CSJ_LEVEL_ROOT = 0, CSJ_LEVEL_FEATURE, CSJ_LEVEL_GEOMETRY } csj_level;

typedef struct csj_box {
  csj_level level;
  int64_t feature; /* -1 for that of a collection */
  double west, south, east, north;
} csj_box;

/* A step on the way from the root to a location: a key, or an index where the key is NULL. */
typedef struct csj_step {
  const char *key;
  uint64_t index;
} csj_step;

/* ---- Reading ------------------------------------------------------------------------------------------------ */

typedef struct csj_result {
  csj_status status;
  csj_form form;
  int64_t collection_member; /* of an envelope: which of the names that the parser was told; else -1 */
  const char *message;       /* simdjson's words, where it refused */

  const csj_feature *features;
  size_t feature_count;
  uint64_t total_features; /* those that were skipped counted */
  uint64_t skipped_features;

  const uint32_t *shape;
  size_t shape_count;
  const double *coordinates;
  size_t coordinate_count; /* pairs */
  const uint64_t *tape;
  size_t tape_count;
  const char *text;
  size_t text_count;

  const csj_fault *oddities;
  size_t oddity_count;
  csj_fault fault;
  const csj_step *path; /* from the root to the fault */
  size_t path_count;

  /* Of a lenient reading. */
  const csj_fault *faults;
  size_t fault_count;
  const uint64_t *collections;
  size_t collection_count;
  const csj_box *boxes;
  size_t box_count;
} csj_result;

typedef struct csj_parser csj_parser;

/* The number of bytes after a text that must be readable. */
extern const size_t csj_padding;

/* NULL where memory is short. The names, which are copied, are those of the members of a root without "type" that
 * may hold the collection: the first that is there does. */
csj_parser *csj_parser_create(size_t maximum_depth, const char *const *collection_members, size_t count);
void csj_parser_destroy(csj_parser *parser);

/* Reads one JSON text; csj_padding bytes after it must be readable, whatever they hold.
 * A number beyond 64 bits or a double is laid out as a string of its digits; as an ordinate it is a fault.
 * With skip_points, a feature whose geometry is a Point or a MultiPoint is counted, not laid out. */
csj_result csj_read(
    csj_parser *parser, const uint8_t *bytes, size_t length, uint64_t first_index, bool skip_points);

/* Lays one JSON value out on the tape, whatever it is. */
csj_result csj_read_value(csj_parser *parser, const uint8_t *bytes, size_t length);

/* csj_read, but it goes on after faults of single features and geometries and lists them in csj_result.faults: of
 * each kind the first csj_listed, the others counted in the last of them; oddities likewise, one by one. A
 * feature whose geometry has a fault is laid out without it, but for open rings, which are closed. */
csj_result csj_examine(csj_parser *parser, const uint8_t *bytes, size_t length, uint64_t first_index);

enum { csj_listed = 200 };

/* Frees what the last call left; what it returned holds no more. */
void csj_parser_release(csj_parser *parser);

/* ---- Memory that may run out -------------------------------------------------------------------------------
 *
 * realloc and free: where Swift's own allocation would end the program, these answer NULL. */
void *csj_resize(void *buffer, size_t size);
void csj_free(void *buffer);

/* memchr: the first such byte, or NULL. */
const void *csj_find(const void *bytes, uint8_t byte, size_t length);

#ifdef __cplusplus
}
#endif

#endif
