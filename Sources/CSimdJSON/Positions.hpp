#ifndef CSIMDJSON_POSITIONS_HPP
#define CSIMDJSON_POSITIONS_HPP

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "Room.hpp"

namespace csj {

/// How many numbers the positions of a list have, and its ends.
struct Dimensions {
  size_t least = SIZE_MAX, most = 0;
  double first_height, last_height;  // NAN where there is none

  void add(size_t count) {
    least = count < least ? count : least;
    most = count > most ? count : most;
  }
};

struct PositionList {
  size_t first, count;  // among the positions of the text
  uint32_t end;         // where in the text it ends
  Dimensions dimensions;
};

/// The positions of all lists of a text, and where in the text each begins.
struct Positions {
  std::vector<PositionList> lists;
  Room<double> coordinates;  // pairs
  Room<uint32_t> offsets;    // only of a text that will be remembered
  size_t count = 0;
};

}  // namespace csj

#endif
