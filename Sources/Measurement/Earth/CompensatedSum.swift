/// A running sum of doubles that keeps the rounding errors, as if added with 106 bits.
///
/// The error of each addition is itself a double and is added to a second accumulator (D. E. Knuth's two-sum;
/// C. F. F. Karney's accumulator in GeographicLib is the same). An area of 10¹¹ m² summed from terms of 10¹²
/// keeps all digits of its terms.
@usableFromInline
package struct CompensatedSum {
  @usableFromInline var sum = 0.0
  @usableFromInline var error = 0.0

  @inlinable package init() {}

  @inlinable package var value: Double { sum + error }

  @inlinable @inline(__always)
  package static func += (total: inout CompensatedSum, term: Double) {
    let sum = total.sum + term
    let shared = sum - total.sum
    total.error += (total.sum - (sum - shared)) + (term - shared)
    total.sum = sum
  }
}
