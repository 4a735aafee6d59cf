#include "Walker.hpp"

namespace csj {

bool Walker::root(const element &value) {
  object members;
  if (value.get(members)) return refuse(CSJ_ROOT_NOT_OBJECT, found(value));
  const Members known(members);
  if (!known.has(Members::type)) return untyped(members);

  std::string_view type;
  if (!check_type(known, type)) return false;
  if (type == "FeatureCollection") {
    form = CSJ_FORM_FEATURE_COLLECTION;
    root_members(nullptr, {}, members, true);
    return collection(members, known);
  }
  root_members(nullptr, {}, members, false);
  current = value;
  has_current = true;
  if (type == "Feature") {
    form = CSJ_FORM_FEATURE;
    return feature(value) || recover();
  }
  if (type == "Topology") return refuse(CSJ_TOPOJSON);
  form = CSJ_FORM_GEOMETRY;
  check_duplicates(known);
  check_box(known, CSJ_LEVEL_GEOMETRY);
  check_forbidden(known, {Members::geometry, Members::properties, Members::features});
  if (skip_points && (type == "Point" || type == "MultiPoint")) {
    pass_over(known);
    skipped = total = 1;
    return true;
  }
  out.features.push_back({first_index, CSJ_FEATURE_HAS_GEOMETRY});
  put_empty_object();
  if (!geometry(members, known, type)) {
    if (!recover()) return false;
    out.features.back().flags = CSJ_FEATURE_IS_DAMAGED;
    out.shape.clear();
    out.coordinates.clear();
  }
  total = 1;
  return true;
}

/// A root without "type": an envelope around a collection, or some other JSON that maps come in.
bool Walker::untyped(object members) {
  element ignored;
  for (size_t index = 0; index < collection_members.size(); ++index) {
    if (members[collection_members[index]].get(ignored) == simdjson::SUCCESS) return envelope(members, index);
  }
  const auto has = [&](const char *key) { return members[key].get(ignored) == simdjson::SUCCESS; };
  if (has("rings") || has("paths") || has("geometryType") || has("spatialReference") || has("attributes")) {
    return refuse(CSJ_ESRI_JSON);
  }
  if (has("elements") || has("osm3s")) return refuse(CSJ_OVERPASS_JSON);
  if (has("arcs") && has("objects")) return refuse(CSJ_TOPOJSON);
  return refuse(CSJ_NO_TYPE);
}

/// The collection is the member of that name; of several of the name the last counts.
bool Walker::envelope(object members, size_t index) {
  const std::string &name = collection_members[index];
  form = CSJ_FORM_ENVELOPE;
  collection_member = int64_t(index);
  element value;
  unsigned occurrences = 0;
  for (auto member : members) {
    if (member.key != name) continue;
    value = member.value;
    ++occurrences;
  }
  if (occurrences > 1) note(CSJ_ODD_DUPLICATE_MEMBER, name);
  object map;
  if (value.get(map)) {
    refuse(CSJ_ENVELOPE_NOT_OBJECT, found(value), name);
    return step(name.c_str());
  }
  const Members inner(map);
  std::string_view type;
  if (!check_type(inner, type)) return step(name.c_str());
  if (type != "FeatureCollection") {
    refuse(CSJ_ENVELOPE_NOT_COLLECTION, CSJ_FOUND_STRING, name);
    return step(name.c_str());
  }
  root_members(&members, name, map, true);
  return collection(map, inner) || step(name.c_str());
}

bool Walker::collection(object, const Members &known) {
  collecting = true;
  check_duplicates(known);
  check_box(known, CSJ_LEVEL_ROOT);
  check_forbidden(known, {Members::coordinates, Members::geometries, Members::geometry, Members::properties});
  if (!known.has(Members::features)) return refuse(CSJ_NO_FEATURES);
  return feature_list(known[Members::features]) || step("features");
}

/// The members that the caller may want: those of the envelope, then those of the collection. Of a root that
/// is a feature or a geometry, only "crs".
void Walker::root_members(const object *envelope, std::string_view name, object members, bool all) {
  const size_t start = out.tape.size();
  uint64_t count = 0;
  out.tape.push_back(CSJ_TAPE_OBJECT);
  if (envelope) {
    for (auto member : *envelope) {
      if (member.key == name) continue;
      put(member.key);
      put(member.value);
      ++count;
    }
  }
  for (auto member : members) {
    if (member.key == "type" || member.key == "features" || member.key == "bbox") continue;
    if (!all && member.key != "crs") continue;
    put(member.key);
    put(member.value);
    ++count;
  }
  out.tape[start] = count << 8 | CSJ_TAPE_OBJECT;
}

}  // namespace csj
