internal import GeoTypes

/// Positions as the text has them, so that a ring can be written again with heights and digits as they stood.
struct RawPositions {
  private var raw: [Coordinate: [UInt8]] = [:]
  /// The height that all positions have, as it is written; nil where they differ or have none.
  private var commonHeight: [UInt8]?
  private var isFirst = true
  private let cursor: JSONCursor

  init(_ cursor: JSONCursor) { self.cursor = cursor }

  /// Takes the positions of one ring, which stand in the array at the offset.
  ///
  /// - Parameter coordinates: what was read of them.
  /// - Returns: how many there are, and whether any had more than three numbers or the ends differ.
  mutating func take(ringAt start: Int, _ coordinates: [Coordinate]) -> (count: Int, isOdd: Bool) {
    var (count, isOdd) = (0, false)
    var (first, last) = ([UInt8](), [UInt8]())
    cursor.forEachElement(ofArrayAt: start) { position in
      guard count < coordinates.count else { return false }
      let numbers = cursor.elements(ofArrayAt: position.lowerBound)
      let kept = numbers.prefix(3).map { cursor.bytes[$0] }
      if numbers.count > 3 { isOdd = true }
      let text = [UInt8(ascii: "[")] + kept.joined(separator: [UInt8(ascii: ",")]) + [UInt8(ascii: "]")]
      let height = kept.count > 2 ? Array(kept[2]) : nil
      if isFirst { commonHeight = height } else if commonHeight != height { commonHeight = nil }
      isFirst = false
      if count == 0 { first = text }
      last = text
      if raw[coordinates[count]] == nil { raw[coordinates[count]] = text }
      count += 1
      return true
    }
    // Equal in longitude and latitude, not as they are written: in height.
    if count > 1, coordinates[0] == coordinates[count - 1], first != last { isOdd = true }
    return (count, isOdd)
  }

  /// The position as it stood; one that is new with the height that all others have.
  func text(of coordinate: Coordinate) -> [UInt8] {
    if let known = raw[coordinate] { return known }
    var text = Array("[\(coordinate.x),\(coordinate.y)".utf8)
    if let commonHeight { text += [UInt8(ascii: ",")] + commonHeight }
    return text + [UInt8(ascii: "]")]
  }
}
