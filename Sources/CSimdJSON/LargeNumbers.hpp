#ifndef CSIMDJSON_LARGENUMBERS_HPP
#define CSIMDJSON_LARGENUMBERS_HPP

#include <cstdint>
#include <string_view>
#include <vector>

namespace csj {

/// Whether it is a JSON number that simdjson refuses: an integer beyond 64 bits, or one beyond a double. RFC 8259 §6
/// allows both.
bool is_large_number(std::string_view number);

/// Copies a text with every such number in quotation marks: a string of the same digits, which harms nobody where
/// nobody reads it. simdjson's padding is behind it. False where there is none in the text.
bool quote_large_numbers(const uint8_t *text, size_t length, std::vector<uint8_t> &quoted);

}  // namespace csj

#endif
