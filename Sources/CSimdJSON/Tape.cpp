#include <cstring>

#include "Walker.hpp"

namespace csj {

void Walker::put(std::string_view string) {
  out.tape.push_back(uint64_t(string.size()) << 8 | CSJ_TAPE_STRING);
  out.text.insert(out.text.end(), string.begin(), string.end());
}

void Walker::put_empty_object() { out.tape.push_back(CSJ_TAPE_OBJECT); }

void Walker::put(object members) {
  const size_t start = out.tape.size();
  uint64_t count = 0;
  out.tape.push_back(CSJ_TAPE_OBJECT);
  for (auto member : members) {
    put(member.key);
    put(member.value);
    ++count;
  }
  out.tape[start] |= count << 8;
}

/// Recursive, but no deeper than the parser was allowed to go.
void Walker::put(const element &value) {
  switch (value.type()) {
  case simdjson::dom::element_type::NULL_VALUE: out.tape.push_back(CSJ_TAPE_NULL); return;
  case simdjson::dom::element_type::BOOL:
    out.tape.push_back(value.get_bool().value_unsafe() ? CSJ_TAPE_TRUE : CSJ_TAPE_FALSE);
    return;
  case simdjson::dom::element_type::INT64:
    out.tape.push_back(CSJ_TAPE_INTEGER);
    out.tape.push_back(uint64_t(value.get_int64().value_unsafe()));
    return;
  case simdjson::dom::element_type::UINT64:  // beyond Int64: kept as a double
  case simdjson::dom::element_type::DOUBLE: {
    const double number = value.get_double().value_unsafe();
    uint64_t bits;
    std::memcpy(&bits, &number, sizeof bits);
    out.tape.push_back(CSJ_TAPE_DOUBLE);
    out.tape.push_back(bits);
    return;
  }
  case simdjson::dom::element_type::STRING: put(value.get_string().value_unsafe()); return;
  case simdjson::dom::element_type::OBJECT: put(value.get_object().value_unsafe()); return;
  case simdjson::dom::element_type::ARRAY: {
    const size_t start = out.tape.size();
    uint64_t count = 0;
    out.tape.push_back(CSJ_TAPE_ARRAY);
    const array elements = value.get_array().value_unsafe();
    for (const element inner : elements) {
      put(inner);
      ++count;
    }
    out.tape[start] |= count << 8;
    return;
  }
  }
}

}  // namespace csj
