import GeoTypes

/// Geometric predicates that always return the correct sign.
///
/// A sign that rounding has reversed is the classic cause of wrong topology. Each predicate computes in
/// doubles and keeps the result where it exceeds a bound on its error. Elsewhere it is computed again
/// exactly, as a sum of doubles without rounding (J. R. Shewchuk, "Adaptive precision floating-point
/// arithmetic and fast robust geometric predicates", 1997).
enum Orientation {
  /// Returns the sign of the turn `a` → `b` → `c`: 1 to the left, -1 to the right, 0 straight on or straight
  /// back.
  @inline(__always)
  static func sign(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Int {
    let left = (b.x - a.x) * (c.y - a.y)
    let right = (b.y - a.y) * (c.x - a.x)
    let determinant = left - right
    // Shewchuk's bound for the first stage, (3 + 16 ε) ε with ε = 2⁻⁵³.
    let bound = 3.3306690738754716e-16 * (left.magnitude + right.magnitude)
    if determinant > bound { return 1 }
    if determinant < -bound { return -1 }
    return exactSign(a, b, c)
  }

  /// Returns the side of the line `a` → `b` on which the midpoint of `c` and `d` lies: 1 left, -1 right, 0 on
  /// it.
  ///
  /// The midpoint is exact: it is never rounded to a double.
  @inline(__always)
  static func signOfMidpoint(_ a: Coordinate, _ b: Coordinate, of c: Coordinate, _ d: Coordinate) -> Int {
    let dx = b.x - a.x
    let dy = b.y - a.y
    let x = (c.x - a.x) + (d.x - a.x)
    let y = (c.y - a.y) + (d.y - a.y)
    let left = dx * y
    let right = dy * x
    let determinant = left - right
    // The bound of `sign`, with one more addition in each factor. The sums can cancel, so the bound takes the
    // terms.
    let size =
      dx.magnitude * ((c.y - a.y).magnitude + (d.y - a.y).magnitude)
      + dy.magnitude * ((c.x - a.x).magnitude + (d.x - a.x).magnitude)
    let bound = 8.9e-16 * size
    if determinant > bound { return 1 }
    if determinant < -bound { return -1 }
    var sum = Expansion()
    sum.addDeterminant(a, b, c)
    sum.addDeterminant(a, b, d)
    return sum.sign
  }

  /// Returns the sign of `(c + d) / 2 - value`, with the exact mean.
  @inline(__always)
  static func compareMean(_ c: Double, _ d: Double, to value: Double) -> Int {
    let sum = c + d
    let doubled = value * 2
    // Rounding is monotonic: where the rounded sum differs from a double, the exact sum lies on the same side
    // of it.
    if sum > doubled { return 1 }
    if sum < doubled { return -1 }
    let shared = sum - c
    let error = (c - (sum - shared)) + (d - shared)
    return error > 0 ? 1 : error < 0 ? -1 : 0
  }

  @inline(never)
  private static func exactSign(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Int {
    if a == b || b == c || a == c { return 0 }
    var sum = Expansion()
    sum.addDeterminant(a, b, c)
    return sum.sign
  }
}

/// A number as a sum of doubles that do not overlap, smallest first: every addition is exact.
private struct Expansion {
  private var parts: [Double] = []

  /// The last part that is not zero outweighs all before it.
  var sign: Int {
    guard let leading = parts.last(where: { $0 != 0 }) else { return 0 }
    return leading > 0 ? 1 : -1
  }

  /// Adds `(b - a) × (c - a)`, multiplied out so that no difference is rounded.
  mutating func addDeterminant(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) {
    addProduct(a.x, b.y)
    addProduct(-a.y, b.x)
    addProduct(b.x, c.y)
    addProduct(-b.y, c.x)
    addProduct(c.x, a.y)
    addProduct(-c.y, a.x)
  }

  private mutating func addProduct(_ a: Double, _ b: Double) {
    let product = a * b
    add((-product).addingProduct(a, b))
    add(product)
  }

  /// Grows the expansion by one number (Shewchuk, theorem 10).
  private mutating func add(_ number: Double) {
    var carry = number
    for index in parts.indices {
      let part = parts[index]
      let sum = carry + part
      let shared = sum - carry
      parts[index] = (carry - (sum - shared)) + (part - shared)
      carry = sum
    }
    parts.append(carry)
  }
}
