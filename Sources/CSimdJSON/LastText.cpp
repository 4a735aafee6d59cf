#include "LastText.hpp"

#include <algorithm>
#include <cstring>

namespace csj {

namespace {

/// How many bytes at the front are the same.
size_t same_bytes(const uint8_t *a, const uint8_t *b, size_t most) {
  constexpr size_t block = 512;
  size_t count = 0;
  while (most - count >= block && std::memcmp(a + count, b + count, block) == 0) count += block;
  while (most - count >= 8) {
    uint64_t left, right;
    std::memcpy(&left, a + count, sizeof left);
    std::memcpy(&right, b + count, sizeof right);
    if (left != right) return count + unsigned(__builtin_ctzll(left ^ right)) / 8;
    count += 8;
  }
  while (count < most && a[count] == b[count]) ++count;
  return count;
}

size_t hash(double x, double y) {
  uint64_t bits[2];
  const double pair[2] = {x, y};
  std::memcpy(bits, pair, sizeof bits);
  const uint64_t mixed = (bits[0] * 0x9E3779B97F4A7C15 ^ bits[1]) * 0xD6E8FEB86659FD93;
  return size_t(mixed ^ mixed >> 32);
}

/// A chosen text could fill the table so that looking takes long: then it is not found.
constexpr size_t most_probes = 8;

}  // namespace

bool LastText::begin_text(size_t length) {
  constexpr size_t small = 4 << 20;
  next = 0;
  const bool is_one_of_many = length <= small || last_length > length / 2;
  last_length = length;
  return is_one_of_many && length <= largest;
}

void LastText::begin_list() {
  has_begun = has_copied = is_following = false;
  list = nullptr;
  if (has_bytes && next < known.lists.size()) follow(&known.lists[next], known.lists[next].first);
  misses = 0;
  next_look = 1;
}

/// Only a list in which all positions have as many numbers: of parts of others that would not be known.
void LastText::follow(const PositionList *found, size_t position) {
  list = found->dimensions.least == found->dimensions.most ? found : nullptr;
  at = position;
  is_following = list && at < list->first + list->count;
}

bool LastText::copy(const uint8_t *text, const uint8_t *&p, const uint8_t *end, Positions &into) {
  if (!is_following) return false;
  is_following = false;
  const uint32_t *const offsets = known.offsets.data();
  const uint32_t from = offsets[at], to = uint32_t(p - text);
  const size_t rest = list->end - from;
  size_t length = same_bytes(p, bytes.data() + from, std::min(rest, size_t(end - p)));
  const bool is_all = length == rest;
  size_t behind = list->first + list->count;
  if (!is_all) {
    // Whole are the positions before the last that begins in what is the same, or right behind it.
    behind = size_t(std::upper_bound(offsets + at + 1, offsets + behind, from + length) - offsets) - 1;
    length = offsets[behind] - from;
  }
  const size_t count = behind - at;
  if (count == 0) return false;
  std::memcpy(into.coordinates.data() + 2 * into.count, known.coordinates.data() + 2 * at,
              2 * count * sizeof(double));
  uint32_t *const target = into.offsets.data() + into.count;
  for (size_t i = 0; i < count; ++i) target[i] = offsets[at + i] + (to - from);
  into.count += count;
  p += length;
  at = behind;
  has_begun = has_copied = true;
  misses = 0;
  next_look = 1;
  return is_all;
}

/// Looks farther the longer nothing was found, but less often, so that it costs little where there is nothing.
void LastText::look_farther(double x, double y) {
  const bool is_first = !has_begun;
  has_begun = true;
  if (is_first && has_bytes && !(list && stands_at(at, x, y))) {
    if (const PositionList *const found = list_beginning(x, y)) return follow(found, found->first + 1);
  }
  if (!list || ++misses < next_look) return;
  next_look = misses + 1 + misses / 2;
  const size_t behind = std::min(at + 64 + misses, list->first + list->count);
  for (size_t position = at; position < behind; ++position) {
    if (stands_at(position, x, y)) return follow(list, position + 1);
  }
}

const PositionList *LastText::list_beginning(double x, double y) {
  if (beginnings.empty()) sort_beginnings();
  const size_t mask = beginnings.size() - 1;
  size_t slot = hash(x, y);
  for (size_t probe = 0; probe < most_probes; ++probe, ++slot) {
    const uint32_t number = beginnings[slot & mask];
    if (number == 0) return nullptr;
    const PositionList &found = known.lists[number - 1];
    if (stands_at(found.first, x, y)) return &found;
  }
  return nullptr;
}

/// Of lists that begin with the same position, the first is kept.
void LastText::sort_beginnings() {
  size_t size = 16;
  while (size < 2 * known.lists.size()) size *= 2;
  beginnings.assign(size, 0);
  for (size_t index = 0; index < known.lists.size(); ++index) {
    const size_t first = known.lists[index].first;
    const double x = known.coordinates[2 * first], y = known.coordinates[2 * first + 1];
    size_t slot = hash(x, y);
    for (size_t probe = 0; probe < most_probes; ++probe, ++slot) {
      uint32_t &number = beginnings[slot & (size - 1)];
      if (number != 0 && !stands_at(known.lists[number - 1].first, x, y)) continue;
      if (number == 0) number = uint32_t(index + 1);
      break;
    }
  }
}

void LastText::end_list() {
  if (has_copied) next = size_t(list - known.lists.data()) + 1;
}

void LastText::replace(const uint8_t *newer, size_t length, bool is_remembered, Positions &newer_positions) {
  std::swap(known, newer_positions);
  beginnings.clear();
  list = nullptr;
  has_bytes = false;
  if (!is_remembered) return;
  bytes.reserve(length);
  for (const PositionList &list : known.lists) {
    const uint32_t start = known.offsets[list.first];
    std::memcpy(bytes.data() + start, newer + start, list.end - start);
  }
  has_bytes = true;
}

}  // namespace csj
