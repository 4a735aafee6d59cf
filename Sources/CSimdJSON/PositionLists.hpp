#ifndef CSIMDJSON_POSITIONLISTS_HPP
#define CSIMDJSON_POSITIONLISTS_HPP

#include <simdjson.h>

#include <cstdint>

#include "LastText.hpp"
#include "Positions.hpp"
#include "Room.hpp"

namespace csj {

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

  /// The list that stands in the place of this array, where one does. Each is there once, in the order of the
  /// text.
  const PositionList *use(const simdjson::dom::array &array);
  bool all_used() const { return used == taken().lists.size(); }

  /// Of all lists, from the first.
  const double *coordinates() const { return taken().coordinates.data(); }
  size_t position_count() const { return taken().count; }
  size_t used_position_count() const;

private:
  bool reduce();
  const uint8_t *list(const uint8_t *start);
  const uint8_t *position(const uint8_t *p, Dimensions &dimensions, double &height);
  void keep(const uint8_t *start, const uint8_t *behind);
  void mark();
  bool only_markers_are_marked() const;
  const Positions &taken() const { return last.positions(); }

  const uint8_t *text = nullptr, *end = nullptr;
  bool will_be_remembered = false;
  Room<uint8_t> reduced_text;
  size_t reduced_count = 0;
  Positions positions;  // of the text being read; then they are those of the last
  LastText last;
  size_t used = 0;
};

}  // namespace csj

#endif
