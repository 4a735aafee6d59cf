#ifndef CRSVG_H
#define CRSVG_H

#include <CLibraryOpening.h>
#include <stddef.h>

// librsvg and the cairo that it draws with, opened when a picture is first asked for. They are declared here, so that a
// program is built without their headers, and runs without them until then. The declarations are those of librsvg 2.46
// and cairo 1.2, both stable since.

typedef struct crsvg_handle RsvgHandle;
typedef struct crsvg_cairo cairo_t;
typedef struct crsvg_surface cairo_surface_t;

typedef struct {
  unsigned int domain;
  int code;
  char *_Nullable message;
} GError;

typedef struct {
  double x, y, width, height;
} RsvgRectangle;

/// A step of a path: a header, which says of what type it is and how many of these it takes, or one of its points.
typedef union {
  struct {
    int type;
    int length;
  } header;
  struct {
    double x, y;
  } point;
} cairo_path_data_t;

typedef struct {
  int status;
  cairo_path_data_t *_Nullable data;
  int num_data;
} cairo_path_t;

typedef struct {
  double x_bearing, y_bearing, width, height, x_advance, y_advance;
} cairo_text_extents_t;

/// Takes some bytes of a file; returns 0, or 11 where they can't be written.
typedef unsigned int (*cairo_write_func_t)(void *_Nullable closure, const unsigned char *_Nonnull data,
                                           unsigned int length);

RsvgHandle *_Nullable rsvg_handle_new_from_data(const unsigned char *_Nonnull data, size_t length,
                                                GError *_Nullable *_Nullable error);
int rsvg_handle_render_document(RsvgHandle *_Nonnull handle, cairo_t *_Nonnull cairo,
                                const RsvgRectangle *_Nonnull viewport, GError *_Nullable *_Nullable error);
void rsvg_handle_set_dpi(RsvgHandle *_Nonnull handle, double dpi);
void g_object_unref(void *_Nonnull object);
void g_error_free(GError *_Nonnull error);
cairo_surface_t *_Nonnull cairo_image_surface_create(int format, int width, int height);
cairo_surface_t *_Nonnull cairo_pdf_surface_create_for_stream(cairo_write_func_t _Nonnull write,
                                                              void *_Nullable closure, double width, double height);
int cairo_pdf_surface_set_metadata(cairo_surface_t *_Nonnull surface, int metadata, const char *_Nonnull value);
int cairo_surface_status(cairo_surface_t *_Nonnull surface);
int cairo_surface_write_to_png_stream(cairo_surface_t *_Nonnull surface, cairo_write_func_t _Nonnull write,
                                      void *_Nullable closure);
void cairo_surface_flush(cairo_surface_t *_Nonnull surface);
unsigned char *_Nullable cairo_image_surface_get_data(cairo_surface_t *_Nonnull surface);
int cairo_image_surface_get_stride(cairo_surface_t *_Nonnull surface);
void cairo_surface_finish(cairo_surface_t *_Nonnull surface);
void cairo_surface_destroy(cairo_surface_t *_Nonnull surface);
cairo_t *_Nonnull cairo_create(cairo_surface_t *_Nonnull surface);
int cairo_status(cairo_t *_Nonnull cairo);
void cairo_new_path(cairo_t *_Nonnull cairo);
void cairo_move_to(cairo_t *_Nonnull cairo, double x, double y);
void cairo_select_font_face(cairo_t *_Nonnull cairo, const char *_Nonnull family, int slant, int weight);
void cairo_set_font_size(cairo_t *_Nonnull cairo, double size);
void cairo_text_path(cairo_t *_Nonnull cairo, const char *_Nonnull text);
void cairo_text_extents(cairo_t *_Nonnull cairo, const char *_Nonnull text, cairo_text_extents_t *_Nonnull extents);
cairo_path_t *_Nonnull cairo_copy_path(cairo_t *_Nonnull cairo);
void cairo_path_destroy(cairo_path_t *_Nonnull path);
void cairo_show_page(cairo_t *_Nonnull cairo);
void cairo_destroy(cairo_t *_Nonnull cairo);

#define CRSVG_FUNCTIONS(X)               \
  X(rsvg_handle_new_from_data)           \
  X(rsvg_handle_render_document)         \
  X(rsvg_handle_set_dpi)                 \
  X(g_object_unref)                      \
  X(g_error_free)                        \
  X(cairo_image_surface_create)          \
  X(cairo_pdf_surface_create_for_stream) \
  X(cairo_pdf_surface_set_metadata)      \
  X(cairo_surface_status)                \
  X(cairo_surface_write_to_png_stream)   \
  X(cairo_surface_flush)                 \
  X(cairo_image_surface_get_data)        \
  X(cairo_image_surface_get_stride)      \
  X(cairo_surface_finish)                \
  X(cairo_surface_destroy)               \
  X(cairo_create)                        \
  X(cairo_status)                        \
  X(cairo_new_path)                    \
  X(cairo_move_to)                     \
  X(cairo_select_font_face)            \
  X(cairo_set_font_size)               \
  X(cairo_text_path)                   \
  X(cairo_text_extents)                \
  X(cairo_copy_path)                   \
  X(cairo_path_destroy)                \
  X(cairo_show_page)                     \
  X(cairo_destroy)

LIBRARY_TABLE(crsvg, CRSVG_FUNCTIONS)

#endif
