#include <unordered_set>

#include "LargeNumbers.hpp"
#include "Walker.hpp"

namespace csj {

bool Walker::feature_list(const element &list) {
  array elements;
  if (list.get(elements)) return refuse(CSJ_FEATURES_NOT_ARRAY, found(list));
  uint64_t index = 0;
  for (const element value : elements) {
    current = value;
    has_current = true;
    if (!feature(value)) {
      if (!recover()) return step(index);
      ++total;  // counted, but not laid out
    }
    ++index;
  }
  has_current = false;
  return true;
}

bool Walker::feature(const element &value) {
  object members;
  if (value.get(members)) return refuse(CSJ_FEATURE_NOT_OBJECT, found(value));
  const Members known(members);
  std::string_view type;
  if (!known.has(Members::type)) {
    element ignored;
    if (members["attributes"].get(ignored) == simdjson::SUCCESS) return refuse(CSJ_ESRI_JSON);
  }
  if (!check_type(known, type)) return false;
  if (type != "Feature") {
    refuse(CSJ_NOT_A_FEATURE, CSJ_FOUND_STRING, type);
    return step("type");
  }

  object shape;
  bool located = false, damaged = false;
  if (!known.has(Members::geometry)) {
    note(CSJ_ODD_NO_GEOMETRY);
  } else if (!known[Members::geometry].get(shape)) {
    located = true;
  } else if (!known[Members::geometry].is_null()) {
    refuse(CSJ_GEOMETRY_NOT_OBJECT, found(known[Members::geometry]));
    step("geometry");
    if (!recover()) return false;
    damaged = true;
  }

  if (located) {
    const size_t shape_count = out.shape.size(), coordinate_count = out.coordinates.size();
    const uint64_t skipped_before = skipped;
    if (!feature_geometry(shape)) {
      step("geometry");
      if (!recover()) return false;
      out.shape.resize(shape_count);
      out.coordinates.resize(coordinate_count);
      located = false;
      damaged = true;
    }
    if (skipped != skipped_before) return true;
  }
  out.features.push_back({first_index + total, uint32_t(located   ? CSJ_FEATURE_HAS_GEOMETRY
                                                               : damaged ? CSJ_FEATURE_IS_DAMAGED
                                                                         : 0)});
  feature_members(known);
  ++total;
  return true;
}

bool Walker::feature_geometry(object shape) {
  const Members inner(shape);
  std::string_view kind;
  if (!check_type(inner, kind)) return false;
  if (skip_points && (kind == "Point" || kind == "MultiPoint")) {
    pass_over(inner);
    ++total;
    ++skipped;
    return true;
  }
  check_duplicates(inner);
  check_box(inner, CSJ_LEVEL_GEOMETRY);
  check_forbidden(inner, {Members::geometry, Members::properties, Members::features});
  return geometry(shape, inner, kind);
}

/// Lays out the id and the properties; what is wrong with them is odd, but does no harm to the map.
bool Walker::feature_members(const Members &known) {
  check_duplicates(known);
  check_box(known, CSJ_LEVEL_FEATURE);
  check_forbidden(known, {Members::coordinates, Members::geometries, Members::features});
  if (collecting && known.has(Members::crs)) note(CSJ_ODD_CRS_INSIDE);

  if (known.has(Members::id)) {
    const csj_found kind = found(known[Members::id]);
    if (kind == CSJ_FOUND_STRING || kind == CSJ_FOUND_NUMBER) {
      out.features.back().flags |= CSJ_FEATURE_HAS_ID;
      put(known[Members::id]);
    } else {
      note(CSJ_ODD_ID);
    }
  }
  object properties;
  if (!known.has(Members::properties)) {
    note(CSJ_ODD_NO_PROPERTIES);
  } else if (!known[Members::properties].get(properties)) {
    check_property_names(properties);
    put(properties);
    return true;
  } else if (!known[Members::properties].is_null()) {
    note(CSJ_ODD_PROPERTIES);
  }
  put_empty_object();
  return true;
}

bool Walker::check_type(const Members &known, std::string_view &type) {
  if (!known.has(Members::type)) return refuse(CSJ_NO_TYPE);
  const bool is_string = !known[Members::type].get(type);
  const bool is_large = is_string && is_large_number(type);
  if (is_string && !is_large) return true;
  refuse(CSJ_TYPE_NOT_STRING, is_large ? CSJ_FOUND_NUMBER : found(known[Members::type]));
  return step("type");
}

void Walker::check_box(const Members &known, csj_level level) {
  if (!known.has(Members::bbox)) return;
  array numbers;
  size_t count = 0;
  double limits[6] = {};
  bool good = !known[Members::bbox].get(numbers);
  if (good) {
    for (const element number : numbers) {
      double limit = 0;
      good = good && !number.get(limit);
      if (count < 6) limits[count] = limit;
      ++count;
    }
  }
  if (!good || (count != 4 && count != 6)) return note(CSJ_ODD_BBOX);
  // That of a geometry in a collection is not compared.
  if (!lenient || !at_collections.empty()) return;
  const size_t half = count / 2;
  out.boxes.push_back(
      {level, has_current ? int64_t(first_index + total) : -1, limits[0], limits[1], limits[half], limits[half + 1]});
}

/// RFC 7946 §7.1: the members that make one kind of object must not stand in another.
void Walker::check_forbidden(const Members &known, std::initializer_list<Members::Name> names) {
  for (const auto name : names) {
    if (known.has(name)) note(CSJ_ODD_FORBIDDEN_MEMBER, Members::names[name]);
  }
}

void Walker::check_duplicates(const Members &known) {
  if (!known.duplicate) return;
  for (unsigned name = 0; name < Members::count; ++name) {
    if (known.duplicate >> name & 1) note(CSJ_ODD_DUPLICATE_MEMBER, Members::names[name]);
  }
}

/// Names the first property that stands twice: its status could hang on which of the two is taken.
void Walker::check_property_names(object properties) {
  constexpr size_t few = 24;
  std::string_view seen[few];
  size_t count = 0;
  std::unordered_set<std::string_view> many;
  for (auto member : properties) {
    const std::string_view key = member.key;
    bool twice = false;
    if (count < few) {
      for (size_t i = 0; i < count && !twice; ++i) twice = seen[i] == key;
      seen[count++] = key;
    } else {
      if (many.empty()) many.insert(seen, seen + few);
      twice = !many.insert(key).second;
    }
    if (twice) return note(CSJ_ODD_DUPLICATE_PROPERTY, key);
  }
}

}  // namespace csj
