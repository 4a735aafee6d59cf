package import GeoTypes

/// A unit in which positions may be given by mistake, instead of degrees.
package enum ForeignUnit: CaseIterable, Sendable {
  case radians, millionths, tenMillionths, seconds, minutes

  package var name: String {
    switch self {
    case .radians: "radians"
    case .millionths: "degrees times 1,000,000"
    case .tenMillionths: "degrees times 10,000,000"
    case .seconds: "seconds of arc"
    case .minutes: "minutes of arc"
    }
  }

  private var degrees: Double {
    switch self {
    case .radians: 180 / .pi
    case .millionths: 1e-6
    case .tenMillionths: 1e-7
    case .seconds: 1 / 3600
    case .minutes: 1 / 60
    }
  }

  /// Returns the units in which the whole box would lie in the mapped area.
  package static func of(_ box: Box) -> [ForeignUnit] {
    allCases.filter { unit in
      let scale = unit.degrees
      return Box.mappedArea.contains(
        Box(minX: box.minX * scale, minY: box.minY * scale, maxX: box.maxX * scale, maxY: box.maxY * scale))
    }
  }
}
