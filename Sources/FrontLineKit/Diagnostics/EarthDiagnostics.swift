import FrontLine
import GeoJSON
import Measurement

extension Diagnostic.Code {
  /// The plane that was chosen gives the land another area than the ellipsoid does, or is not made for that land.
  public static let earth = Self("earth")
  /// Edges are so long that a geodesic and a straight line between their ends differ noticeably.
  public static let longEdges = Self("longEdges")
}

extension Diagnostic {
  /// Creates a warning or a notice about the earth model that was chosen.
  init(_ caution: EarthCaution) {
    switch caution {
    case .distorted(let code, let times, let isWithin):
      self.init(
        .earth, path: nil,
        message:
          "with \(.earth) EPSG:\(code) this land has \(decimal(times, 3)) times its area on the ellipsoid"
          + (isWithin ? "" : ", and the land lies outside the area that it is made for"),
        advice: "measure with \(.earth) wgs84, or with an equal-area projection such as EPSG:6933",
        values: [
          "earth": .string("EPSG:\(code)"), "times": .number(times), "within_area_of_use": .bool(isWithin),
        ])
    case .outside(let code, let area, let isWholly):
      self.init(
        .earth, severity: caution.isNotice ? .notice : .warning, path: nil,
        message: "the land lies \(isWholly ? "" : "partly ")outside the area that EPSG:\(code) is made for"
          + (area.map { " (\(Self.firstSentence(of: $0)))" } ?? ""),
        advice: isWholly
          ? "choose a system that is made for it" : "its areas are good to half a percent there",
        values: ["earth": .string("EPSG:\(code)"), "within_area_of_use": false])
    }
  }

  /// Returns the first sentence of an area of use: the registry goes on with the countries.
  private static func firstSentence(of text: String) -> String {
    let end = text.indices.first {
      text[$0] == "." && (text.index(after: $0) == text.endIndex || text[text.index(after: $0)] == " ")
    }
    return String(text[..<(end ?? text.endIndex)])
  }

  /// Creates a warning that a change has edges so long that geodesics and straight lines give different figures; nil if
  /// it has none.
  ///
  /// - Parameters:
  ///   - earth: The model that the change was measured with.
  ///   - gained: The name of the first figure.
  ///   - lost: The name of the second figure.
  ///   - path: In a series the later map, which is compared with the one before it; nil for a change between two maps.
  init?(
    _ straight: StraightLineChange?, _ earth: EarthModel, gained: String = "gained", lost: String = "lost",
    path: String? = nil
  ) {
    // Only under wgs84 edges are geodesics.
    guard earth == .wgs84, let straight, straight.isWorthSaying else {
      return nil
    }
    let (gainedArea, lostArea) = (straight.gainedSquareMeters / 1e6, straight.lostSquareMeters / 1e6)
    let values: JSONObject = [
      "parting_km2": .number(straight.partingSquareMeters / 1e6), "straight_gained_km2": .number(gainedArea),
      "straight_lost_km2": .number(lostArea),
    ]
    let edges = Self.longEdges(earth)
    if let path {
      self = .longEdges(earth, path: path, values)
    } else {
      self.init(
        .longEdges, path: nil,
        message:
          "borders differ in \(edges), by up to \(decimal(straight.partingSquareMeters / 1e6, 3)) km²: with "
          + "\(.earth) wgs84-straight, straight on the map, \(gained) is \(decimal(gainedArea, 3)) km² and \(lost) "
          + "\(decimal(lostArea, 3)) km²",
        advice: "choose the earth model that the maps were drawn with", values: values)
    }
  }

  /// Returns the same warning for one map of a series, without figures, so that equal ones fold into one line.
  static func longEdges(_ earth: EarthModel, path: String, _ values: JSONObject = [:]) -> Diagnostic {
    Diagnostic(
      .longEdges, path: path,
      message: "its borders differ from those of the map before in \(longEdges(earth))",
      advice: "measure with \(.earth) wgs84-straight if they were drawn straight on the map", values: values)
  }

  private static func longEdges(_ earth: EarthModel) -> Wording {
    "edges so long that geodesics and straight lines enclose different land (\(earth.edges) under \(.earth) \(earth))"
  }
}
