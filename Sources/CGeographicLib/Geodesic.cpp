#include "CGeographicLib.h"

#include <GeographicLib/Geodesic.hpp>
#include <GeographicLib/GeodesicLine.hpp>
#include <GeographicLib/PolygonArea.hpp>
#include <cmath>

using GeographicLib::Geodesic;
using GeographicLib::GeodesicLine;
using GeographicLib::PolygonArea;

struct cgl_geodesic : Geodesic {
  using Geodesic::Geodesic;
};

struct cgl_line : GeodesicLine {
  explicit cgl_line(GeodesicLine line) : GeodesicLine(line) {}
};

const char *cgl_version() noexcept { return GEOGRAPHICLIB_VERSION_STRING; }

cgl_geodesic *cgl_geodesic_create(double equatorial_radius, double flattening) noexcept {
  return new cgl_geodesic(equatorial_radius, flattening);
}

void cgl_geodesic_destroy(cgl_geodesic *geodesic) noexcept { delete geodesic; }

double cgl_distance(const cgl_geodesic *geodesic, double x1, double y1, double x2, double y2) noexcept {
  double meters;
  geodesic->Inverse(y1, x1, y2, x2, meters);
  return meters;
}

namespace {

cgl_inverse solve(const Geodesic *geodesic, unsigned wanted, double x1, double y1, double x2, double y2) {
  cgl_inverse result{NAN, NAN, NAN, NAN};
  double reduced, scale, inverse_scale;
  geodesic->GenInverse(y1, x1, y2, x2, wanted, result.meters, result.start_azimuth, result.end_azimuth, reduced,
                       scale, inverse_scale, result.area);
  return result;
}

void add(PolygonArea &sum, const double *positions, size_t count) {
  for (size_t place = 0; place < count; ++place) sum.AddPoint(positions[2 * place + 1], positions[2 * place]);
}

}  // namespace

double cgl_area_under(const cgl_geodesic *geodesic, double x1, double y1, double x2, double y2) noexcept {
  return solve(geodesic, Geodesic::AREA, x1, y1, x2, y2).area;
}

cgl_inverse cgl_solve(const cgl_geodesic *geodesic, double x1, double y1, double x2, double y2) noexcept {
  return solve(geodesic, Geodesic::DISTANCE | Geodesic::AZIMUTH, x1, y1, x2, y2);
}

cgl_inverse cgl_solve_with_area(const cgl_geodesic *geodesic, double x1, double y1, double x2,
                                double y2) noexcept {
  return solve(geodesic, Geodesic::DISTANCE | Geodesic::AZIMUTH | Geodesic::AREA, x1, y1, x2, y2);
}

cgl_position cgl_direct(const cgl_geodesic *geodesic, double x, double y, double azimuth, double meters) noexcept {
  cgl_position result{NAN, NAN, NAN};
  geodesic->Direct(y, x, azimuth, meters, result.y, result.x, result.azimuth);
  return result;
}

cgl_line *cgl_line_create(const cgl_geodesic *geodesic, double x, double y, double azimuth) noexcept {
  return new cgl_line(geodesic->Line(
      y, x, azimuth,
      Geodesic::LATITUDE | Geodesic::LONGITUDE | Geodesic::AZIMUTH | Geodesic::DISTANCE_IN));
}

void cgl_line_destroy(cgl_line *line) noexcept { delete line; }

cgl_position cgl_line_position(const cgl_line *line, double meters) noexcept {
  cgl_position result{NAN, NAN, NAN};
  line->Position(meters, result.y, result.x, result.azimuth);
  return result;
}

double cgl_line_start_azimuth(const cgl_line *line) noexcept { return line->Azimuth(); }

void cgl_ring(const cgl_geodesic *geodesic, const double *positions, size_t count, bool is_signed, double *area,
              double *perimeter) noexcept {
  PolygonArea sum(*geodesic);
  add(sum, positions, count);
  sum.Compute(false, is_signed, *perimeter, *area);
}

double cgl_length(const cgl_geodesic *geodesic, const double *positions, size_t count) noexcept {
  PolygonArea sum(*geodesic, true);
  add(sum, positions, count);
  double meters, area;
  sum.Compute(false, true, meters, area);
  return meters;
}
