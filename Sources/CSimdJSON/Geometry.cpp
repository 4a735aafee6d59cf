#include "Walker.hpp"

namespace csj {

namespace {

struct Kind {
  std::string_view name;
  csj_kind kind;
};

constexpr Kind kinds[] = {
    {"Polygon", CSJ_KIND_POLYGON},
    {"MultiPolygon", CSJ_KIND_MULTI_POLYGON},
    {"GeometryCollection", CSJ_KIND_COLLECTION},
    {"Point", CSJ_KIND_POINT},
    {"MultiPoint", CSJ_KIND_MULTI_POINT},
    {"LineString", CSJ_KIND_LINE_STRING},
    {"MultiLineString", CSJ_KIND_MULTI_LINE_STRING},
};

const Kind *kind_named(std::string_view type) {
  for (const Kind &kind : kinds) {
    if (kind.name == type) return &kind;
  }
  return nullptr;
}

}  // namespace

bool Walker::geometry(object, const Members &known, std::string_view type) {
  const Kind *match = kind_named(type);
  if (!match) {
    refuse(form == CSJ_FORM_GEOMETRY ? CSJ_UNKNOWN_TYPE : CSJ_UNKNOWN_GEOMETRY, CSJ_FOUND_STRING, type);
    return step("type");
  }
  if (collecting && known.has(Members::crs)) note(CSJ_ODD_CRS_INSIDE);
  kind_name = match->name.data();
  if (match->kind == CSJ_KIND_COLLECTION) return geometry_list(known);
  if (!known.has(Members::coordinates)) return refuse(CSJ_NO_COORDINATES, CSJ_FOUND_NOTHING, match->name);

  array coordinates;
  if (known[Members::coordinates].get(coordinates)) {
    refuse(CSJ_COORDINATES_NOT_ARRAY, found(known[Members::coordinates]), match->name);
    return step("coordinates");
  }
  return lay_out(match->kind, coordinates) || step("coordinates");
}

bool Walker::geometry_list(const Members &known) {
  if (!known.has(Members::geometries)) return refuse(CSJ_NO_GEOMETRIES);
  array elements;
  if (known[Members::geometries].get(elements)) {
    refuse(CSJ_GEOMETRIES_NOT_ARRAY, found(known[Members::geometries]));
    return step("geometries");
  }
  out.shape.push_back(CSJ_KIND_COLLECTION);
  const size_t slot = out.shape.size();
  out.shape.push_back(0);
  uint32_t index = 0;
  bool all_good = true;
  for (const element value : elements) {
    at_collections.push_back(index);
    const bool good = member_geometry(value);
    at_collections.pop_back();
    if (!good) {
      step(index);
      step("geometries");
      if (!recover()) return false;
      all_good = false;
    }
    ++index;
  }
  out.shape[slot] = index;
  return all_good;
}

bool Walker::member_geometry(const element &value) {
  object members;
  if (value.get(members)) return refuse(CSJ_MEMBER_NOT_GEOMETRY, found(value));
  const Members inner(members);
  std::string_view type;
  if (!check_type(inner, type)) return false;
  if (!kind_named(type)) return refuse(CSJ_MEMBER_NOT_GEOMETRY, CSJ_FOUND_OBJECT, type);
  check_duplicates(inner);
  check_box(inner, CSJ_LEVEL_GEOMETRY);
  return geometry(members, inner, type);
}

bool Walker::lay_out(csj_kind kind, array coordinates) {
  if (coordinates.begin() == coordinates.end()) {
    // A point without a position is laid out as no points at all.
    note(CSJ_ODD_EMPTY_COORDINATES);
    out.shape.push_back(kind == CSJ_KIND_POINT ? CSJ_KIND_MULTI_POINT : kind);
    out.shape.push_back(0);
    return true;
  }
  out.shape.push_back(kind);
  switch (kind) {
  case CSJ_KIND_POINT: return point(coordinates);
  case CSJ_KIND_MULTI_POINT: return positions(coordinates, false);
  case CSJ_KIND_LINE_STRING: return line(coordinates, false);
  case CSJ_KIND_MULTI_LINE_STRING: return lines(coordinates, false);
  case CSJ_KIND_POLYGON: return lines(coordinates, true);
  case CSJ_KIND_MULTI_POLYGON: return polygons(coordinates);
  case CSJ_KIND_COLLECTION: break;
  }
  return refuse(CSJ_NO_COORDINATES);
}

bool Walker::line(array list, bool closed) {
  const size_t start = coordinate_count();
  const size_t slot = out.shape.size();
  if (!positions(list, closed)) return false;
  const size_t count = coordinate_count() - start;
  if (closed) {
    if (check_ring(start, count)) return true;
    if (fault.code != CSJ_RING_OPEN || !recover()) return false;
    // What is meant is plain, so that the ring can be examined further.
    const double first[2] = {out.coordinates[2 * start], out.coordinates[2 * start + 1]};
    out.coordinates.insert(out.coordinates.end(), first, first + 2);
    out.shape[slot] += 1;
    return true;
  }
  if (count > 1) return true;
  fault.counts[0] = int64_t(count);
  return refuse(CSJ_LINE_SHORT);
}

bool Walker::lines(array elements, bool closed) {
  const size_t slot = out.shape.size();
  out.shape.push_back(0);
  uint32_t index = 0;
  bool all_good = true;
  int64_t &at = closed ? at_ring : at_line;
  for (const element value : elements) {
    at = index;
    array list;
    const bool nested = !value.get(list);
    if (!nested) refuse(CSJ_TOO_SHALLOW, found(value), kind_name);
    if (!nested || !line(list, closed)) {
      step(index);
      if (!recover()) return at = -1, false;
      all_good = false;
    }
    ++index;
  }
  at = -1;
  out.shape[slot] = index;
  return all_good;
}

bool Walker::polygons(array elements) {
  const size_t slot = out.shape.size();
  out.shape.push_back(0);
  uint32_t index = 0;
  bool all_good = true;
  for (const element value : elements) {
    at_polygon = index;
    array rings;
    bool good = false;
    if (value.get(rings)) {
      refuse(CSJ_TOO_SHALLOW, found(value), kind_name);
    } else if (rings.begin() == rings.end()) {
      refuse(CSJ_POLYGON_EMPTY);
    } else {
      good = lines(rings, true);
    }
    if (!good) {
      step(index);
      if (!recover()) return at_polygon = -1, false;
      all_good = false;
    }
    ++index;
  }
  at_polygon = -1;
  out.shape[slot] = index;
  return all_good;
}

}  // namespace csj
