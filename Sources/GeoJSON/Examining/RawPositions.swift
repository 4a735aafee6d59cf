internal import GeoTypes

/// Positions as written in the text, so that a ring can be written again with its heights and digits
/// unchanged.
struct RawPositions {
  private var raw: [Coordinate: [UInt8]] = [:]
  /// The height of all positions, as written; nil where they differ or have none.
  private var commonHeight: [UInt8]?
  private var hasHeights = false
  private var isFirst = true
  private let cursor: JSONCursor

  init(_ cursor: JSONCursor) { self.cursor = cursor }

  /// Records the positions of one ring, whose array begins at an offset.
  ///
  /// - Parameter coordinates: the coordinates that were read from them.
  /// - Returns: the number of positions, and whether any had more than three numbers or the ends differ.
  mutating func take(ringAt start: Int, _ coordinates: [Coordinate]) -> (count: Int, isOdd: Bool) {
    var (count, isOdd) = (0, false)
    var (first, last) = ([UInt8]?.none, [UInt8]?.none)
    cursor.forEachElement(ofArrayAt: start) { position in
      guard count < coordinates.count else { return false }
      let numbers = cursor.elements(ofArrayAt: position.lowerBound)
      let kept = numbers.prefix(3).map { cursor.bytes[$0] }
      if numbers.count > 3 { isOdd = true }
      let text = [UInt8(ascii: "[")] + kept.joined(separator: [UInt8(ascii: ",")]) + [UInt8(ascii: "]")]
      let height = kept.count > 2 ? Array(kept[2]) : nil
      if height != nil { hasHeights = true }
      if isFirst { commonHeight = height } else if commonHeight != height { commonHeight = nil }
      isFirst = false
      if count == 0 { first = height }
      last = height
      if raw[coordinates[count]] == nil { raw[coordinates[count]] = text }
      count += 1
      return true
    }
    // The ends are equal in longitude and latitude, but not in height.
    if count > 1, coordinates[0] == coordinates[count - 1], number(first) != number(last) {
      isOdd = true
    }
    return (count, isOdd)
  }

  private func number(_ text: [UInt8]?) -> Double? {
    text.flatMap { Double(String(decoding: $0, as: UTF8.self)) }
  }

  /// Returns the positions of a ring as they were written. New positions get the height that all others have.
  /// Where there are new positions and no such height, no position of the ring gets one.
  func texts(of ring: Ring) -> (texts: [[UInt8]], isFlattened: Bool) {
    let known = ring.coordinates.map { raw[$0] }
    let isFlattened = commonHeight == nil && hasHeights && known.contains(nil)
    if isFlattened { return (ring.coordinates.map { text(of: $0, height: nil) }, true) }
    let texts = zip(ring.coordinates, known).map { $1 ?? text(of: $0, height: commonHeight) }
    return (texts, false)
  }

  private func text(of coordinate: Coordinate, height: [UInt8]?) -> [UInt8] {
    var text = Array("[\(coordinate.x),\(coordinate.y)".utf8)
    if let height { text += [UInt8(ascii: ",")] + height }
    return text + [UInt8(ascii: "]")]
  }
}
