#ifndef CSIMDJSON_POSITIONLISTS_HPP
#define CSIMDJSON_POSITIONLISTS_HPP

#include <simdjson.h>

#include <cstdint>
#include <vector>

#include "Room.hpp"

namespace csj {

/// How many numbers the positions of a list have, and its ends.
struct Dimensions {
  size_t least = SIZE_MAX, most = 0;
  double first_height, last_height;  // NAN where there is none
};

/// A list of positions: its coordinates are pairs, one behind the other.
struct PositionList {
  const double *coordinates;
  size_t count;
  Dimensions dimensions;
};

/// The lists of positions of a text, which are nearly all of a map: the rings, the lines, the points of a
/// multi-point. They are taken out and parsed here, with nothing but numbers in two levels of arrays to expect;
/// simdjson parses the *reduced text*, in which a marker stands for each.
///
/// The marker is an array in an array, as the list is, so that the nesting is as deep as it was, and what is no
/// JSON around it remains none. In it is a string of a control character and the number of the list. That
/// character must occur nowhere else in the reduced text, escaped or not: so no text can hold a marker of its
/// own. A list that stands in a string ends that string before its time, and what follows is no JSON.
///
/// What is not plainly a list stays in the reduced text. Where lists are left over after the walk, or anything
/// at all is amiss, the text is to be read as it is.
class PositionLists {
public:
  /// False where the text is to be read as it is. As behind every text, simdjson's padding must be readable.
  bool take(const uint8_t *text, size_t length);

  /// With simdjson's padding behind it.
  const uint8_t *reduced() const { return reduced_text.data(); }
  size_t reduced_length() const { return reduced_count; }

  /// Of all lists.
  size_t position_count() const { return position_total; }

  /// The list that stands in the place of this array, where one does. Each is there once, in the order of the
  /// text.
  const PositionList *use(const simdjson::dom::array &array);
  bool all_used() const { return used == lists.size(); }

private:
  const uint8_t *list(const uint8_t *start);
  const uint8_t *position(const uint8_t *p, Dimensions &dimensions, double &height);
  void keep(const uint8_t *start, const uint8_t *end);
  void mark();
  bool only_markers_are_marked() const;

  const uint8_t *end = nullptr;
  Room<uint8_t> reduced_text;
  size_t reduced_count = 0;
  Room<double> coordinates;
  size_t position_total = 0;
  std::vector<PositionList> lists;
  size_t used = 0;
};

}  // namespace csj

#endif
