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
  for (const element value : elements) {
    object members;
    if (value.get(members)) {
      refuse(CSJ_MEMBER_NOT_GEOMETRY, found(value));
      step(index);
      return step("geometries");
    }
    const Members inner(members);
    std::string_view type;
    bool good = check_type(inner, type);
    if (good && !kind_named(type)) {
      good = refuse(CSJ_MEMBER_NOT_GEOMETRY, CSJ_FOUND_OBJECT, type);
    }
    if (good) {
      check_duplicates(inner);
      check_box(inner);
      good = geometry(members, inner, type);
    }
    if (!good) {
      step(index);
      return step("geometries");
    }
    ++index;
  }
  out.shape[slot] = index;
  return true;
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
  const size_t start = out.coordinates.size();
  if (!positions(list, closed)) return false;
  const size_t count = (out.coordinates.size() - start) / 2;
  if (closed) return check_ring(start, count);
  if (count > 1) return true;
  fault.counts[0] = int64_t(count);
  return refuse(CSJ_LINE_SHORT);
}

bool Walker::lines(array elements, bool closed) {
  const size_t slot = out.shape.size();
  out.shape.push_back(0);
  uint32_t index = 0;
  for (const element value : elements) {
    array list;
    const bool nested = !value.get(list);
    if (!nested) refuse(CSJ_TOO_SHALLOW, found(value), kind_name);
    if (!nested || !line(list, closed)) {
      (closed ? fault.place.ring : fault.place.line) = index;
      return step(index);
    }
    ++index;
  }
  out.shape[slot] = index;
  return true;
}

bool Walker::polygons(array elements) {
  const size_t slot = out.shape.size();
  out.shape.push_back(0);
  uint32_t index = 0;
  for (const element value : elements) {
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
      fault.place.polygon = index;
      return step(index);
    }
    ++index;
  }
  out.shape[slot] = index;
  return true;
}

}  // namespace csj
