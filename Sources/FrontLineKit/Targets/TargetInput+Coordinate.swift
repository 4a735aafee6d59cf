import GeoJSON
import GeoTypes

extension TargetInput {
  /// Returns the numbers of a text if it consists of two or more numbers with commas between them; else nil.
  static func numbers(in text: String) -> [Double]? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count > 1 else { return nil }
    let numbers = parts.compactMap { Double($0.filter { $0 != " " }) }
    return numbers.count == parts.count ? numbers : nil
  }

  /// Returns the target at a longitude and latitude in degrees.
  ///
  /// Throws ``JobError`` if there are not two numbers, if they are out of range, or if they look like latitude and
  /// longitude: only the swapped position lies in the mapped area.
  static func coordinate(_ numbers: [Double], _ text: String) throws -> TargetInput {
    let shown = printable(text)
    guard numbers.count == 2, numbers.allSatisfy(\.isFinite) else { throw noCoordinate(text) }
    let coordinate = Coordinate(x: numbers[0], y: numbers[1])
    let swapped = Coordinate(x: numbers[1], y: numbers[0])
    let area = Box.mappedArea
    if !area.contains(coordinate), area.contains(swapped) {
      throw JobError.request(
        "\(shown) looks like LAT,LON: longitude comes first: write \(numbers[1]),\(numbers[0])")
    }
    guard abs(numbers[0]) <= 180, abs(numbers[1]) <= 90 else {
      throw JobError.request(
        "\(shown) is not a position on earth: write LON,LAT in degrees, longitude within ±180, latitude within ±90"
      )
    }
    return TargetInput(
      description: TargetDescription(name: shown, kind: .coordinate), geometry: .point(coordinate))
  }

  /// Throws ``JobError`` for a text that is meant as a coordinate but is written otherwise: `37.1E, 48.4N`, `37.1
  /// 48.4`.
  static func checkIsNoCoordinate(_ text: String) throws {
    let number = /[NSEWnsew]?[+-]?[0-9]+(\.[0-9]+)?°?[NSEWnsew]?/
    let parts = text.split { " ,;".contains($0) }
    guard parts.count == 2, parts.allSatisfy({ $0.wholeMatch(of: number) != nil }) else { return }
    throw noCoordinate(text)
  }

  private static func noCoordinate(_ text: String) -> JobError {
    .request("\(printable(text)) is not a coordinate: write LON,LAT in degrees, such as 37.0831,48.4686")
  }
}
