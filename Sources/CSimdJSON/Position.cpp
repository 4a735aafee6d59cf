#include <cmath>

#include "LargeNumbers.hpp"
#include "Walker.hpp"

namespace csj {

namespace {

/// One position: the first three numbers, and how many there are.
struct Position {
  double x = 0, y = 0, z = 0;
  size_t count = 0;
  csj_found odd = CSJ_FOUND_NOTHING;  // what stands where a number should

  explicit Position(array numbers) {
    for (const element number : numbers) {
      double value;
      if (number.get(value)) {
        std::string_view text;
        const bool is_large = !number.get(text) && is_large_number(text);
        odd = is_large ? CSJ_FOUND_LARGE_NUMBER : found(number);
        return;
      }
      if (count == 0) x = value;
      else if (count == 1) y = value;
      else if (count == 2) z = value;
      ++count;
    }
  }
};

csj_code code_of(const Position &position) {
  return position.odd == CSJ_FOUND_ARRAY ? CSJ_NESTED_TOO_DEEP : CSJ_ORDINATE_NOT_NUMBER;
}

}  // namespace

bool Walker::point(array numbers) {
  const Position position(numbers);
  if (position.odd) {
    refuse(code_of(position), position.odd, kind_name);
    return step(position.count);
  }
  if (position.count < 2) {
    fault.counts[0] = int64_t(position.count);
    return refuse(CSJ_POSITION_SHORT);
  }
  if (position.count > 3) note(CSJ_ODD_MANY_ORDINATES);
  own();
  out.coordinates.push_back(position.x);
  out.coordinates.push_back(position.y);
  return true;
}

/// Lays out one position, and takes note of how many numbers it has.
inline bool Walker::position(const element &value, Dimensions &dimensions, double &height) {
  array numbers;
  if (value.get(numbers)) return refuse(CSJ_POSITION_NOT_ARRAY, found(value), kind_name);
  const Position position(numbers);
  if (position.odd) {
    refuse(code_of(position), position.odd, kind_name);
    return step(position.count);
  }
  if (position.count < 2) {
    fault.counts[0] = int64_t(position.count);
    return refuse(CSJ_POSITION_SHORT);
  }
  size_t &least = dimensions.least, &most = dimensions.most;
  if (position.count < least || position.count > most) {
    least = position.count < least ? position.count : least;
    most = position.count > most ? position.count : most;
    // Two numbers beside four: a decimal comma (37,85 for 37.85) rather than heights and times.
    if (least == 2 && most > 3) {
      fault.counts[0] = int64_t(position.count);
      fault.counts[1] = int64_t(position.count == least ? most : least);
      return refuse(CSJ_DIMENSIONS_CLASH, CSJ_FOUND_ARRAY, kind_name);
    }
  }
  height = position.count > 2 ? position.z : NAN;
  out.coordinates.push_back(position.x);
  out.coordinates.push_back(position.y);
  return true;
}

/// Lays out the count of the positions, then the positions.
bool Walker::positions(array list, bool closed) {
  if (const PositionList *const known = taken ? taken->use(list) : nullptr) {
    lay_out(*known);
    check_dimensions(known->dimensions, closed);
    return true;
  }
  own();
  const size_t slot = out.shape.size();
  out.shape.push_back(0);
  uint32_t index = 0;
  Dimensions dimensions;
  bool all_good = true;
  for (const element value : list) {
    double height = NAN;
    if (!position(value, dimensions, height)) {
      fault.location.position = index;
      step(index);
      if (!recover()) return false;
      all_good = false;
      ++index;
      continue;
    }
    if (index == 0) dimensions.first_height = height;
    dimensions.last_height = height;
    ++index;
  }
  out.shape[slot] = index;
  if (!all_good) return false;
  if (index > 0) check_dimensions(dimensions, closed);
  return true;
}

/// Before coordinates come that are in no list, or a list whose coordinates are not wanted.
void Walker::own() {
  if (!has_own) own(coordinate_count());
}

/// Copies so many of the coordinates that lie elsewhere.
void Walker::own(size_t count) {
  const double *const start = taken->coordinates(), *const end = start + 2 * count;
  out.coordinates.reserve(2 * taken->position_count());
  out.coordinates.assign(start, end);
  has_own = true;
}

void Walker::lay_out(const PositionList &list) {
  out.shape.push_back(uint32_t(list.count));
  if (!has_own) return;
  const double *const start = taken->coordinates() + 2 * list.first;
  out.coordinates.insert(out.coordinates.end(), start, start + 2 * list.count);
}

/// A multi-point that is skipped may be a list.
void Walker::pass_over(const Members &known) {
  array list;
  if (!taken || !known.has(Members::coordinates) || known[Members::coordinates].get(list)) return;
  const size_t count = coordinate_count();
  if (!taken->use(list) || has_own) return;
  own(count);
}

void Walker::check_dimensions(const Dimensions &dimensions, bool closed) {
  if (dimensions.most > 3) note(CSJ_ODD_MANY_ORDINATES);
  if (dimensions.least != dimensions.most) note(CSJ_ODD_MIXED_DIMENSIONS);
  const double first = dimensions.first_height, last = dimensions.last_height;
  const bool same = first == last || (std::isnan(first) && std::isnan(last));
  if (closed && !same) note(CSJ_ODD_OPEN_IN_HEIGHT);
}

bool Walker::check_ring(size_t start, size_t count) {
  fault.counts[0] = int64_t(count);
  if (count == 0) return refuse(CSJ_RING_EMPTY);
  if (count < 4) return refuse(CSJ_RING_SHORT);
  const double *first = coordinates() + 2 * start;
  const double *last = first + 2 * (count - 1);
  if (first[0] == last[0] && first[1] == last[1]) return true;
  fault.numbers[0] = first[0];
  fault.numbers[1] = first[1];
  fault.numbers[2] = last[0];
  fault.numbers[3] = last[1];
  refuse(CSJ_RING_OPEN);
  fault.location.position = int64_t(count) - 1;
  return step(count - 1);
}

}  // namespace csj
