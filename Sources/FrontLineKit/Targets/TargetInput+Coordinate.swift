import GeoJSON
import GeoTypes

extension TargetInput {
  /// Returns the target at a position as people write it; nil for a text that is none.
  ///
  /// Throws ``JobError`` if there are not two numbers, if they are out of range, or if they look like latitude and
  /// longitude: only the swapped position lies in the mapped area.
  static func coordinate(_ text: String) throws -> TargetInput? {
    let coordinate: Coordinate
    switch CoordinateText(text) {
    case nil: return nil
    case .position(let longitude, let latitude)?: coordinate = Coordinate(x: longitude, y: latitude)
    case .numbers(let numbers)?:
      guard numbers.count == 2, numbers.allSatisfy(\.isFinite) else { throw noCoordinate(text) }
      coordinate = Coordinate(x: numbers[0], y: numbers[1])
      if isSwapped(coordinate) {
        throw JobError.request(
          "\(printable(text)) looks like LAT,LON: longitude comes first: write \(coordinate.y),\(coordinate.x)"
        )
      }
    }
    guard abs(coordinate.x) <= 180, abs(coordinate.y) <= 90 else {
      throw JobError.request(
        "\(printable(text)) is not a position on earth: write LON,LAT in degrees, longitude within ±180, latitude within ±90"
      )
    }
    return TargetInput(
      description: TargetDescription(name: printable(text), kind: .coordinate), geometry: .point(coordinate))
  }

  /// Whether only the swapped position lies in the mapped area.
  private static func isSwapped(_ coordinate: Coordinate) -> Bool {
    !Box.mappedArea.contains(coordinate)
      && Box.mappedArea.contains(Coordinate(x: coordinate.y, y: coordinate.x))
  }

  /// Throws ``JobError`` for a text that is meant as a position but does not say which number is which, or is written
  /// in a form that is not read: `48.4 37.1`, `48.4N`, `0x25,0x30`.
  static func checkIsNoCoordinate(_ text: String) throws {
    let number = /[NSEWnsew]?[+-]?(0[xX][0-9a-fA-F]+|[0-9]+([.,][0-9]+)?)[°º]?[NSEWnsew]?/
    let parts = text.split { " ;".contains($0) || ($0 == "," && !text.contains(" ")) }
    let isPosition = text.lowercased().hasPrefix("geo:") || text.uppercased().hasPrefix("POINT")
    guard isPosition || (!parts.isEmpty && parts.allSatisfy { $0.wholeMatch(of: number) != nil }) else {
      return
    }
    let numbers = parts.compactMap { CoordinateText.number($0.split(separator: ",").joined(separator: ".")) }
    if numbers.count == 2, parts.count == 2 {
      let given = Coordinate(x: numbers[0], y: numbers[1])
      let meant = isSwapped(given) ? Coordinate(x: given.y, y: given.x) : given
      if Box.mappedArea.contains(meant) {
        throw JobError.request(
          "\(printable(text)) does not say which number is the longitude: write \(meant.x),\(meant.y)")
      }
    }
    throw noCoordinate(text)
  }

  private static func noCoordinate(_ text: String) -> JobError {
    .request(
      "\(printable(text)) is not a coordinate: write LON,LAT in degrees, such as 37.0831,48.4686, or \"48.4686 N 37.0831 E\""
    )
  }
}
