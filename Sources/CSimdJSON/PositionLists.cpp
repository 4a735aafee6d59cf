#include "PositionLists.hpp"

#include <charconv>
#include <cmath>
#include <cstring>
#include <string_view>

#include "Number.hpp"

namespace csj {

namespace {

constexpr uint8_t mark_character = 0x7F;
constexpr std::string_view mark_escaped = "\\u007";
constexpr std::string_view marker_start = "[[\"\x7f", marker_end = "\"]]";

/// A shorter list is not worth a marker, which must not be longer than what it stands for.
constexpr long shortest_list = 32;
/// The least that a position with its comma takes: [1,2],
constexpr size_t shortest_position = 6;

inline bool is_space(uint8_t byte) { return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t'; }

/// The next byte that is no white space; `end` at the farthest, unless p is there already.
inline const uint8_t *skip(const uint8_t *p, const uint8_t *end) {
  while (is_space(*p) && p < end) ++p;
  return p;
}

}  // namespace

bool PositionLists::take(const uint8_t *bytes, size_t length) {
  if (length < shortest_list || length > UINT32_MAX) return false;
  text = bytes;
  end = bytes + length;
  will_be_remembered = last.begin_text(length);
  const size_t most = length / shortest_position + 1;
  reduced_text.reserve(length + simdjson::SIMDJSON_PADDING);
  positions.coordinates.reserve(2 * most);
  if (will_be_remembered) positions.offsets.reserve(most);
  positions.lists.clear();
  positions.count = reduced_count = used = 0;
  if (!reduce()) return false;
  last.replace(text, length, will_be_remembered, positions);
  return only_markers_are_marked();
}

/// Takes out every list there is; false where that is not worth it. Of a large text, for the memory: what the
/// reduced text takes must be less than what simdjson no longer needs.
bool PositionLists::reduce() {
  constexpr size_t enough = 1 << 20;  // to tell how it will be
  const bool is_large = size_t(end - text) > LastText::largest;
  const uint8_t *kept = text, *p = text;
  while (p < end && (p = static_cast<const uint8_t *>(std::memchr(p, '[', size_t(end - p))))) {
    const uint8_t *const behind = list(p);
    if (!behind) {
      ++p;
      continue;
    }
    keep(kept, p);
    const size_t done = size_t(p - text);
    if (is_large && done > enough && reduced_count > done / 4 * 3) return false;
    mark();
    kept = p = behind;
  }
  if (positions.lists.empty()) return false;
  keep(kept, end);
  std::memset(reduced_text.data() + reduced_count, 0, simdjson::SIMDJSON_PADDING);
  return true;
}

/// Parses a list and answers what is behind it; where there is none, NULL.
const uint8_t *PositionLists::list(const uint8_t *start) {
  const uint8_t *p = skip(start + 1, end);
  if (*p != '[') return nullptr;
  const size_t first = positions.count;
  Dimensions dimensions;
  double height = NAN;
  bool is_closed = false;
  last.begin_list();
  while (!is_closed) {
    const size_t before = positions.count;
    is_closed = last.copy(text, p, end, positions);
    if (positions.count > before) {
      const Dimensions &source = last.source().dimensions;
      dimensions.add(source.least);
      if (before == first) dimensions.first_height = source.first_height;
      if (is_closed) height = source.last_height;
      continue;
    }
    p = position(p, dimensions, height);
    if (!p) break;
    if (before == first) dimensions.first_height = height;
    p = skip(p, end);
    is_closed = *p == ']';
    if (!is_closed && *p != ',') break;
    p = is_closed ? p + 1 : skip(p + 1, end);
  }
  last.end_list();
  // Past the end there may be anything; of short lists and those of a fault simdjson makes what it makes.
  const bool is_good = is_closed && p <= end && p - start >= shortest_list;
  if (!is_good || (dimensions.least == 2 && dimensions.most > 3)) {
    positions.count = first;
    return nullptr;
  }
  dimensions.last_height = height;
  positions.lists.push_back({first, positions.count - first, uint32_t(p - text), dimensions});
  return p;
}

/// Parses one position and answers what is behind it; where there is none, NULL.
inline const uint8_t *PositionLists::position(const uint8_t *start, Dimensions &dimensions, double &height) {
  if (start >= end || *start != '[') return nullptr;
  double x, y;
  const uint8_t *p = skip(start + 1, end);
  if (!number(p, end, x)) return nullptr;
  p = skip(p, end);
  if (*p != ',') return nullptr;
  p = skip(p + 1, end);
  if (!number(p, end, y)) return nullptr;
  p = skip(p, end);
  size_t count = 2;
  height = NAN;
  while (*p == ',') {
    double value;
    p = skip(p + 1, end);
    if (!number(p, end, value)) return nullptr;
    if (count == 2) height = value;
    p = skip(p, end);
    ++count;
  }
  if (*p != ']') return nullptr;
  dimensions.add(count);
  if (will_be_remembered) positions.offsets[positions.count] = uint32_t(start - text);
  double *const pair = positions.coordinates.data() + 2 * positions.count++;
  pair[0] = x;
  pair[1] = y;
  last.look_for(x, y);
  return p + 1;
}

void PositionLists::keep(const uint8_t *start, const uint8_t *behind) {
  std::memcpy(reduced_text.data() + reduced_count, start, size_t(behind - start));
  reduced_count += size_t(behind - start);
}

/// Puts a marker where the list that was taken last has been.
void PositionLists::mark() {
  char marker[shortest_list];
  char *p = marker + marker_start.copy(marker, marker_start.size());
  p = std::to_chars(p, marker + sizeof marker, positions.lists.size() - 1).ptr;
  p += marker_end.copy(p, marker_end.size());
  std::memcpy(reduced_text.data() + reduced_count, marker, size_t(p - marker));
  reduced_count += size_t(p - marker);
}

bool PositionLists::only_markers_are_marked() const {
  const char *const start = reinterpret_cast<const char *>(reduced());
  const std::string_view text(start, reduced_count);
  size_t marks = 0;
  for (size_t place = 0; (place = text.find(char(mark_character), place)) != text.npos; ++place) ++marks;
  return marks == taken().lists.size() && text.find(mark_escaped) == text.npos;
}

size_t PositionLists::used_position_count() const {
  if (used == 0) return 0;
  const PositionList &list = taken().lists[used - 1];
  return list.first + list.count;
}

const PositionList *PositionLists::use(const simdjson::dom::array &array) {
  simdjson::dom::array inner;
  std::string_view mark;
  if (array.begin() == array.end() || (*array.begin()).get(inner)) return nullptr;
  if (inner.begin() == inner.end() || (*inner.begin()).get(mark)) return nullptr;
  size_t number;
  if (mark.size() < 2 || uint8_t(mark[0]) != mark_character) return nullptr;
  const auto [behind, error] = std::from_chars(mark.data() + 1, mark.data() + mark.size(), number);
  if (error != std::errc() || behind != mark.data() + mark.size()) return nullptr;
  if (number != used || all_used()) return nullptr;
  return &taken().lists[used++];
}

}  // namespace csj
