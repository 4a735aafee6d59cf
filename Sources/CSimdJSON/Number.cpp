#include "Number.hpp"

#include <charconv>
#include <version>

namespace csj {

/// Seventeen digits, which doubles printed in full have, and exponents. Those of a strange length or size are
/// left to simdjson: at the bounds of what a double holds, who rounds how is nothing to rely on.
bool long_number(const uint8_t *&p, const uint8_t *end, double &value) {
#if defined(__cpp_lib_to_chars) && __cpp_lib_to_chars >= 201611L
  constexpr long longest = 32;
  const uint8_t *const limit = end - p > longest ? p + longest : end;
  const auto digits = [limit](const uint8_t *&q) {
    const uint8_t *const first = q;
    while (q < limit && is_digit(*q)) ++q;
    return q - first;
  };
  const uint8_t *q = p;
  if (q < limit && *q == '-') ++q;
  const uint8_t *const whole = q;
  const long places = digits(q);
  if (places == 0 || (places > 1 && *whole == '0')) return false;
  bool is_integer = true;
  if (q < limit && *q == '.') {
    is_integer = false;
    if (digits(++q) == 0) return false;
  }
  if (q < limit && (*q | 0x20) == 'e') {
    is_integer = false;
    ++q;
    if (q < limit && (*q == '+' || *q == '-')) ++q;
    const long exponent = digits(q);
    if (exponent == 0 || exponent > 2) return false;
  }
  if (q >= limit || (is_integer && places > 18)) return false;
  const char *const first = reinterpret_cast<const char *>(p), *const last = reinterpret_cast<const char *>(q);
  const auto [behind, error] = std::from_chars(first, last, value);
  if (error != std::errc() || behind != last) return false;
  if (is_integer && value == 0) value = 0;
  p = q;
  return true;
#else
  (void)p, (void)end, (void)value;
  return false;
#endif
}

}  // namespace csj
