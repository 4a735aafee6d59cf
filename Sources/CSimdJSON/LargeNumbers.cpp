#include "LargeNumbers.hpp"

#include <simdjson.h>

#include <algorithm>
#include <charconv>

#include "Number.hpp"

namespace csj {

namespace {

/// The bytes that a number may consist of.
inline bool is_number_byte(uint8_t byte) {
  return is_digit(byte) || byte == '-' || byte == '+' || byte == '.' || (byte | 0x20) == 'e';
}

/// Where digits end.
inline const char *digits(const char *p, const char *end) {
  while (p < end && is_digit(uint8_t(*p))) ++p;
  return p;
}

}  // namespace

bool is_large_number(std::string_view number) {
  const char *const end = number.data() + number.size();
  const char *const whole = number.data() + (!number.empty() && number[0] == '-');
  const char *p = digits(whole, end);
  if (p == whole || (*whole == '0' && p - whole > 1)) return false;
  if (p == end) {
    int64_t small;
    uint64_t large;
    return std::from_chars(number.data(), end, small).ec != std::errc() &&
           (whole != number.data() || std::from_chars(whole, end, large).ec != std::errc());
  }
  // The place of the first digit that counts, from the point: 1 for 2.5, 0 for 0.25, -1 for 0.025.
  const bool has_whole = *whole != '0';
  long long place = has_whole ? p - whole : 0;
  bool is_zero = !has_whole;
  if (*p == '.') {
    const char *const decimals = ++p;
    p = digits(p, end);
    if (p == decimals) return false;
    const char *const first = std::find_if(decimals, p, [](char digit) { return digit != '0'; });
    if (is_zero && first != p) {
      is_zero = false;
      place = -(first - decimals);
    }
  }
  if (p < end) {
    if ((*p++ | 0x20) != 'e') return false;
    const bool is_negative = p < end && *p == '-';
    p += p < end && (*p == '-' || *p == '+');
    if (digits(p, end) != end || p == end) return false;
    // An exponent of more digits than that is without bounds whatever stands before it.
    while (p < end && *p == '0') ++p;
    long long exponent = 0;
    if (end - p > 12) exponent = 1'000'000'000'000;
    else if (p < end) std::from_chars(p, end, exponent);
    place += is_negative ? -exponent : exponent;
  }
  if (is_zero || place < 309) return false;
  if (place > 309) return true;
  // The largest double has 309 places: simdjson decides.
  simdjson::dom::parser parser;
  double value;
  return parser.parse(simdjson::padded_string(number)).get(value) != simdjson::SUCCESS;
}

bool quote_large_numbers(const uint8_t *text, size_t length, std::vector<uint8_t> &quoted) {
  quoted.clear();
  const uint8_t *const end = text + length, *kept = text, *p = text;
  while (p < end) {
    if (*p == '"') {
      for (++p; p < end && *p != '"'; ++p) p += *p == '\\' && p + 1 < end;
      p += p < end;
    } else if (*p == '-' || is_digit(*p)) {
      const uint8_t *const start = p;
      while (p < end && is_number_byte(*p)) ++p;
      if (!is_large_number({reinterpret_cast<const char *>(start), size_t(p - start)})) continue;
      quoted.insert(quoted.end(), kept, start);
      quoted.push_back('"');
      quoted.insert(quoted.end(), start, p);
      quoted.push_back('"');
      kept = p;
    } else {
      ++p;
    }
  }
  if (quoted.empty()) return false;
  quoted.insert(quoted.end(), kept, end);
  quoted.resize(quoted.size() + simdjson::SIMDJSON_PADDING);
  return true;
}

}  // namespace csj
