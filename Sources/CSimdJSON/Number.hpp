#ifndef CSIMDJSON_NUMBER_HPP
#define CSIMDJSON_NUMBER_HPP

#include <cstdint>
#include <cstring>

namespace csj {

/// A number that does not fit the short way below; see Number.cpp.
bool long_number(const uint8_t *&p, const uint8_t *end, double &value);

inline constexpr double powers_of_ten[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                           1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                           1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

inline constexpr uint64_t short_powers_of_ten[] = {1,      10,      100,      1000,     10000,
                                                   100000, 1000000, 10000000, 100000000};

inline bool is_digit(uint8_t byte) { return uint8_t(byte - '0') < 10; }

/// The digits that stand at the front of eight bytes: how many, and the number they make.
struct Digits {
  unsigned count;
  uint32_t value;

  explicit Digits(const uint8_t *p) {
    static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "the first digit is in the lowest byte");
    uint64_t word;
    std::memcpy(&word, p, sizeof word);
    word ^= 0x3030303030303030;
    // What an addition carries on makes other bytes wrong, but only those behind the first that is no digit.
    const uint64_t others = ((word + 0x0606060606060606) | word) & 0xF0F0F0F0F0F0F0F0;
    count = others ? unsigned(__builtin_ctzll(others)) / 8 : 8;
    if (count == 0) {
      value = 0;
      return;
    }
    // Zeros in front, then pairs, fours and eights of digits at once.
    word <<= 64 - 8 * count;
    word = word * 10 + (word >> 8);
    value = uint32_t(((word & 0x000000FF000000FF) * 0x000F424000000064 +
                      (word >> 16 & 0x000000FF000000FF) * 0x0000271000000001) >>
                     32);
  }
};

/// Reads the JSON number at p and moves p behind it; false where there is none, or one that is better left to
/// simdjson. It must give the double that simdjson gives, to the bit.
///
/// Up to 2^53 the digits are a double, and so is the power of ten that they are divided by: then the one
/// division rounds correctly (W. D. Clinger, "How to read floating point numbers accurately", 1990).
/// Up to 48 bytes from `end` on may be read; what they hold is for the caller to refuse.
inline bool number(const uint8_t *&p, const uint8_t *end, double &value) {
  if (p >= end) return false;
  const uint8_t *const start = p;
  const bool negative = *p == '-';
  const uint8_t *q = p + negative;
  if (!is_digit(*q)) return false;
  uint64_t mantissa = *q++ - '0';
  if (mantissa == 0 && is_digit(*q)) return false;
  while (is_digit(*q)) {
    mantissa = mantissa * 10 + (*q++ - '0');
    if (q - start > 10) return long_number(p, end, value);
  }
  unsigned decimals = 0;
  if (*q == '.') {
    const Digits digits(++q);
    if (digits.count == 0) return false;
    mantissa = mantissa * short_powers_of_ten[digits.count] + digits.value;
    decimals = digits.count;
    q += decimals;
    if (decimals == 8) {
      const Digits more(q);
      if (more.count == 8 || mantissa > UINT64_C(1000000000000)) return long_number(p, end, value);
      mantissa = mantissa * short_powers_of_ten[more.count] + more.value;
      decimals += more.count;
      q += more.count;
    }
    if (mantissa > UINT64_C(1) << 53) return long_number(p, end, value);
  }
  if ((*q | 0x20) == 'e') return long_number(p, end, value);
  p = q;
  // An integer has no negative zero.
  const double magnitude = double(mantissa) / powers_of_ten[decimals];
  value = negative && (mantissa != 0 || decimals != 0) ? -magnitude : magnitude;
  return true;
}

}  // namespace csj

#endif
