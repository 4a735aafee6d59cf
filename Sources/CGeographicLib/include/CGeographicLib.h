#ifndef CGEOGRAPHICLIB_H
#define CGEOGRAPHICLIB_H

#include <stdbool.h>
#include <stddef.h>

// The C door to GeographicLib's geodesics. Angles are degrees, lengths metres, areas square metres. Nothing
// here takes a lock or, but for the two that say `create`, allocates; where those find no memory the program
// ends, as it does when Swift finds none. Positions are x, y pairs: longitude, latitude.

#ifdef __cplusplus
#define CGL_NOTHROW noexcept
extern "C" {
#else
#define CGL_NOTHROW
#endif

/// The coefficients of the series for one ellipsoid.
typedef struct cgl_geodesic cgl_geodesic;
/// One geodesic, made ready for many positions.
typedef struct cgl_line cgl_line;

/// A place on a geodesic, and the geodesic's azimuth there.
typedef struct {
  double x, y, azimuth;
} cgl_position;

/// The shortest geodesic between two places; `area` is that between it and the equator.
typedef struct {
  double meters, start_azimuth, end_azimuth, area;
} cgl_inverse;

/// The version of the library that it was built with: `2.1.2`.
const char *_Nonnull cgl_version(void) CGL_NOTHROW;

/// The radius must be positive and finite, and the flattening less than 1.
cgl_geodesic *_Nonnull cgl_geodesic_create(double equatorial_radius, double flattening) CGL_NOTHROW;
void cgl_geodesic_destroy(cgl_geodesic *_Nonnull geodesic) CGL_NOTHROW;

double cgl_distance(const cgl_geodesic *_Nonnull, double x1, double y1, double x2, double y2) CGL_NOTHROW;
double cgl_area_under(const cgl_geodesic *_Nonnull, double x1, double y1, double x2, double y2) CGL_NOTHROW;
/// Everything but the area, which is NaN.
cgl_inverse cgl_solve(const cgl_geodesic *_Nonnull, double x1, double y1, double x2, double y2) CGL_NOTHROW;
cgl_inverse cgl_solve_with_area(const cgl_geodesic *_Nonnull, double x1, double y1, double x2, double y2) CGL_NOTHROW;
cgl_position cgl_direct(const cgl_geodesic *_Nonnull, double x, double y, double azimuth, double meters) CGL_NOTHROW;

/// The line copies what it needs of the geodesic.
cgl_line *_Nonnull cgl_line_create(const cgl_geodesic *_Nonnull, double x, double y, double azimuth) CGL_NOTHROW;
void cgl_line_destroy(cgl_line *_Nonnull line) CGL_NOTHROW;
cgl_position cgl_line_position(const cgl_line *_Nonnull, double meters) CGL_NOTHROW;
double cgl_line_start_azimuth(const cgl_line *_Nonnull) CGL_NOTHROW;

/// The signed area (positive counter-clockwise) of a ring that does not repeat its first position, and its
/// perimeter. Not signed, the area is that of what lies to the left.
void cgl_ring(const cgl_geodesic *_Nonnull, const double *_Nullable positions, size_t count, bool is_signed, double *_Nonnull area,
              double *_Nonnull perimeter) CGL_NOTHROW;
/// The length of a line through the positions.
double cgl_length(const cgl_geodesic *_Nonnull, const double *_Nullable positions, size_t count) CGL_NOTHROW;

#ifdef __cplusplus
}
#endif

#endif
