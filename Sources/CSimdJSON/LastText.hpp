#ifndef CSIMDJSON_LASTTEXT_HPP
#define CSIMDJSON_LASTTEXT_HPP

#include <cstdint>
#include <vector>

#include "Positions.hpp"

namespace csj {

/// The text before, whose positions need not be parsed again where the next has the same bytes: of two maps of
/// a series nearly all is the same.
///
/// A list is expected to go on where it went on in the last text. From there bytes are compared, and the whole
/// positions in what is equal are copied: the same bytes were parsed before, so that neither their syntax nor
/// their numbers can be others. Where the texts part, positions are parsed one by one, and each is looked for
/// in the last text a little farther on. That is a mere guess, by its numbers; bytes decide again.
class LastText {
public:
  /// A larger text is not remembered.
  static constexpr size_t largest = 64 << 20;

  /// Whether the text is worth remembering. A large one would be copied in vain where no other follows: of
  /// those, only what comes after another is.
  bool begin_text(size_t length);
  void begin_list();

  /// Copies what is the same at p, a place in `text` where a position is to begin, and moves p behind it.
  /// Answers whether that is all of the list, down to its bracket.
  bool copy(const uint8_t *text, const uint8_t *&p, const uint8_t *end, Positions &into);
  /// The list that it was copied from.
  const PositionList &source() const { return *list; }

  /// Looks where the list may go on behind this position, which was not copied.
  void look_for(double x, double y) {
    if (list || !has_begun) look_farther(x, y);
  }
  void end_list();

  /// Exchanges the positions for those of a newer text, and remembers the bytes of its lists too, if so wished.
  void replace(const uint8_t *newer, size_t length, bool is_remembered, Positions &newer_positions);
  const Positions &positions() const { return known; }

private:
  void look_farther(double x, double y);
  const PositionList *list_beginning(double x, double y);
  void sort_beginnings();
  void follow(const PositionList *found, size_t position);
  bool stands_at(size_t position, double x, double y) const {
    return known.coordinates[2 * position] == x && known.coordinates[2 * position + 1] == y;
  }

  Positions known;
  Room<uint8_t> bytes;  // of the lists, at their places in the text
  bool has_bytes = false;
  size_t last_length = 0;

  size_t next = 0;                     // the list that is expected
  const PositionList *list = nullptr;  // the one that is followed
  size_t at = 0;                       // the position in it that is expected
  bool is_following = false;           // whether it is expected right here
  bool has_begun = false;
  bool has_copied = false;
  size_t misses = 0, next_look = 0;    // positions since what was copied

  std::vector<uint32_t> beginnings;  // lists by their first positions: a hash table of numbers from 1, 0 is free
};

}  // namespace csj

#endif
