import GeoTypes

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The parallels and meridians of a part of the earth, at round degrees.
struct Graticule {
  struct Line {
    let text: String
    let isParallel: Bool
    let coordinates: [Coordinate]
  }

  let labelled: [Line]

  var lines: [LineString] { labelled.map { LineString($0.coordinates) } }

  /// Degrees from one line to the next.
  private static let steps: [Double] = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20]
  /// The points that a line is drawn with, since it bends in a projection.
  private static let pieces = 40

  /// - Parameter most: The most lines of a kind.
  init(of box: Box, most: Int) {
    // Lines of a kind lie about as far from one another as those of the other kind on the ground.
    let narrowing = max(0.2, cos(box.center.y * .pi / 180))
    let wanted = max(box.width * narrowing, box.height) / Double(max(1, most))
    let step = Self.steps.first { $0 >= wanted } ?? 20
    func degrees(_ range: ClosedRange<Double>) -> [Double] {
      let (first, last) = (
        Int((range.lowerBound / step).rounded(.up)), Int((range.upperBound / step).rounded(.down))
      )
      return first <= last ? (first...last).map { Double($0) * step } : []
    }
    func ramp(_ low: Double, _ high: Double) -> [Double] {
      (0...Self.pieces).map { low + (high - low) * Double($0) / Double(Self.pieces) }
    }
    let parallels = degrees(box.minY...box.maxY).map { latitude in
      Line(
        text: Self.text(latitude, "N", "S"), isParallel: true,
        coordinates: ramp(box.minX, box.maxX).map { Coordinate(x: $0, y: latitude) })
    }
    let meridians = degrees(box.minX...box.maxX).map { longitude in
      Line(
        text: Self.text(longitude, "E", "W"), isParallel: false,
        coordinates: ramp(box.minY, box.maxY).map { Coordinate(x: longitude, y: $0) })
    }
    labelled = parallels + meridians
  }

  /// Returns `48.5° N`.
  private static func text(_ degrees: Double, _ positive: String, _ negative: String) -> String {
    let rounded = (degrees.magnitude * 100).rounded() / 100
    let number = rounded == rounded.rounded() ? String(Int(rounded)) : rounded.description
    return rounded == 0 ? "0°" : "\(number)° \(degrees < 0 ? negative : positive)"
  }
}
