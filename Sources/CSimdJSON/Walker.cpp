#include "Walker.hpp"

namespace csj {

const char *const Members::names[Members::count] = {
    "type", "features", "geometry", "geometries", "coordinates",
    "properties", "id", "bbox", "crs"};

Members::Members(object members) {
  for (auto member : members) {
    const std::string_view key = member.key;
    if (key.size() < 2 || key.size() > 11) continue;
    for (unsigned name = 0; name < count; ++name) {
      if (key != names[name]) continue;
      duplicate |= present & 1u << name;
      present |= 1u << name;
      values[name] = member.value;
      break;
    }
  }
}

void Buffers::clear() {
  features.clear();
  shape.clear();
  coordinates.clear();
  tape.clear();
  text.clear();
  oddities.clear();
  path.clear();
  faults.clear();
  collections.clear();
  boxes.clear();
}

csj_found found(const element &value) {
  switch (value.type()) {
  case simdjson::dom::element_type::ARRAY: return CSJ_FOUND_ARRAY;
  case simdjson::dom::element_type::OBJECT: return CSJ_FOUND_OBJECT;
  case simdjson::dom::element_type::STRING: return CSJ_FOUND_STRING;
  case simdjson::dom::element_type::BOOL: return CSJ_FOUND_BOOL;
  case simdjson::dom::element_type::NULL_VALUE: return CSJ_FOUND_NULL;
  default: return CSJ_FOUND_NUMBER;
  }
}

bool Walker::refuse(csj_code code, csj_found what, std::string_view text) {
  fault.code = code;
  fault.found = what;
  pending = true;
  if (lenient && listed[code].count >= csj_listed) return false;  // will only be counted
  fault.location = here();
  fault.text = text.data();
  fault.text_length = text.size();
  return false;
}

/// What occurs again is counted, so that a file of a million oddities does not make a million records. The
/// text tells oddities of one code apart only where it comes from a fixed set, not from the file.
void Walker::note(csj_code code, std::string_view text) {
  if (lenient) {
    csj_fault oddity{};
    oddity.code = code;
    if (listed[code].count < csj_listed) oddity.location = here();
    oddity.text = text.data();
    oddity.text_length = text.size();
    return list(out.oddities, oddity);
  }
  for (auto &oddity : out.oddities) {
    if (oddity.code != code) continue;
    if (code != CSJ_ODD_DUPLICATE_PROPERTY && std::string_view(oddity.text, oddity.text_length) != text) continue;
    oddity.occurrences += 1;
    return;
  }
  csj_fault oddity{};
  oddity.code = code;
  oddity.location = here();
  oddity.text = text.data();
  oddity.text_length = text.size();
  oddity.occurrences = 1;
  out.oddities.push_back(oddity);
}

/// Writes the fault down, where one is pending, and says whether to go on.
bool Walker::recover() {
  if (!lenient) return false;
  out.path.clear();
  if (pending) list(out.faults, fault);
  pending = false;
  return true;
}

void Walker::list(std::vector<csj_fault> &faults, const csj_fault &fault) {
  Listed &known = listed[fault.code];
  if (known.count++ < csj_listed) {
    known.last = faults.size();
    faults.push_back(fault);
    faults.back().occurrences = 1;
  } else {
    faults[known.last].occurrences += 1;
  }
}

bool Walker::step(const char *key) {
  out.path.push_back({key, 0});
  return false;
}

bool Walker::step(uint64_t index) {
  out.path.push_back({nullptr, index});
  return false;
}

csj_location Walker::here() const {
  csj_location location{-1, at_polygon, at_ring, at_line, -1, out.collections.size(), at_collections.size(), nullptr, 0};
  out.collections.insert(out.collections.end(), at_collections.begin(), at_collections.end());
  if (!has_current) return location;
  if (collecting) location.feature = int64_t(first_index + total);
  object members, properties;
  std::string_view name;
  if (current.get(members)) return location;
  if (members["properties"].get(properties)) return location;
  for (const char *key : {"name", "Name", "NAME", "title"}) {
    if (properties[key].get(name)) continue;
    location.feature_name = name.data();
    location.feature_name_length = name.size();
    break;
  }
  return location;
}

}  // namespace csj
