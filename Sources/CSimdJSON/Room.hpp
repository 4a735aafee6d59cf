#ifndef CSIMDJSON_ROOM_HPP
#define CSIMDJSON_ROOM_HPP

#include <cstddef>
#include <memory>

namespace csj {

/// Room for as many values as there can be at most. It is not initialised: memory that is never written to
/// takes address space, no more.
template <typename Value> class Room {
public:
  Value *data() { return values.get(); }
  const Value *data() const { return values.get(); }
  Value &operator[](size_t index) { return values[index]; }
  const Value &operator[](size_t index) const { return values[index]; }

  /// What was there is lost where there is too little. A quarter more is taken for a series of texts that grow
  /// by a little.
  void reserve(size_t wanted) {
    if (wanted <= capacity) return;
    const size_t larger = wanted + wanted / 4;
    capacity = 0;
    values.reset();  // both at once could be too much
    values.reset(new Value[larger]);
    capacity = larger;
  }

private:
  std::unique_ptr<Value[]> values;
  size_t capacity = 0;
};

}  // namespace csj

#endif
