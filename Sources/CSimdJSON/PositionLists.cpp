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
/// In a text this large the reduced text must not take more memory than is spared.
constexpr size_t large = 64 << 20;

inline bool is_space(uint8_t byte) { return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t'; }

/// The next byte that is no white space; `end` at the farthest, unless p is there already.
inline const uint8_t *skip(const uint8_t *p, const uint8_t *end) {
  while (is_space(*p) && p < end) ++p;
  return p;
}

}  // namespace

bool PositionLists::take(const uint8_t *text, size_t length) {
  end = text + length;
  reduced_count = position_total = used = 0;
  lists.clear();
  if (length < shortest_list || length > UINT32_MAX) return false;
  reduced_text.reserve(length + simdjson::SIMDJSON_PADDING);
  coordinates.reserve(2 * (length / shortest_position + 1));
  const uint8_t *kept = text, *p = text;
  while (p < end && (p = static_cast<const uint8_t *>(std::memchr(p, '[', size_t(end - p))))) {
    const uint8_t *const behind = list(p);
    if (!behind) {
      ++p;
      continue;
    }
    keep(kept, p);
    if (length > large && reduced_count > length / 2) return false;
    mark();
    kept = p = behind;
  }
  if (lists.empty()) return false;
  keep(kept, end);
  std::memset(reduced_text.data() + reduced_count, 0, simdjson::SIMDJSON_PADDING);
  return only_markers_are_marked();
}

/// Parses a list and answers what is behind it; where there is none, NULL.
const uint8_t *PositionLists::list(const uint8_t *start) {
  const uint8_t *p = skip(start + 1, end);
  if (*p != '[') return nullptr;
  const size_t first = position_total;
  Dimensions dimensions;
  double height = NAN;
  for (;;) {
    p = position(p, dimensions, height);
    if (!p) break;
    if (position_total == first + 1) dimensions.first_height = height;
    p = skip(p, end);
    if (*p == ',') {
      p = skip(p + 1, end);
      continue;
    }
    if (*p != ']') break;
    ++p;
    // Past the end there may be anything; of short lists and those of a fault simdjson makes what it makes.
    if (p > end || p - start < shortest_list || (dimensions.least == 2 && dimensions.most > 3)) break;
    dimensions.last_height = height;
    lists.push_back({coordinates.data() + 2 * first, position_total - first, dimensions});
    return p;
  }
  position_total = first;
  return nullptr;
}

/// Parses one position and answers what is behind it; where there is none, NULL.
inline const uint8_t *PositionLists::position(const uint8_t *p, Dimensions &dimensions, double &height) {
  if (p >= end || *p != '[') return nullptr;
  double x, y;
  p = skip(p + 1, end);
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
  dimensions.least = count < dimensions.least ? count : dimensions.least;
  dimensions.most = count > dimensions.most ? count : dimensions.most;
  double *const pair = coordinates.data() + 2 * position_total++;
  pair[0] = x;
  pair[1] = y;
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
  p = std::to_chars(p, marker + sizeof marker, lists.size() - 1).ptr;
  p += marker_end.copy(p, marker_end.size());
  std::memcpy(reduced_text.data() + reduced_count, marker, size_t(p - marker));
  reduced_count += size_t(p - marker);
}

bool PositionLists::only_markers_are_marked() const {
  const char *const start = reinterpret_cast<const char *>(reduced());
  const std::string_view text(start, reduced_count);
  size_t marks = 0;
  for (size_t place = 0; (place = text.find(char(mark_character), place)) != text.npos; ++place) ++marks;
  return marks == lists.size() && text.find(mark_escaped) == text.npos;
}

const PositionList *PositionLists::use(const simdjson::dom::array &array) {
  simdjson::dom::array inner;
  std::string_view mark;
  if (array.begin() == array.end() || (*array.begin()).get(inner)) return nullptr;
  if (inner.begin() == inner.end() || (*inner.begin()).get(mark)) return nullptr;
  size_t number;
  if (mark.size() < 2 || uint8_t(mark[0]) != mark_character) return nullptr;
  const auto [behind, error] = std::from_chars(mark.data() + 1, mark.data() + mark.size(), number);
  if (error != std::errc() || behind != mark.data() + mark.size() || number != used || all_used()) return nullptr;
  return &lists[used++];
}

}  // namespace csj
