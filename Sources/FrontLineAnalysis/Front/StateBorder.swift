import FrontLine
public import GeoTypes

/// Lines that are no front though a territory ends there: state border and coast.
public struct StateBorder: Sendable {
  /// What runs along the border within this many metres counts as the border.
  public let toleranceMeters: Double
  private let lines: IndexedLines

  /// 1 km: what two publishers' drawings of one border differ by.
  public static let defaultToleranceMeters = 1000.0

  init(_ lines: some Sequence<[Coordinate]>, toleranceMeters: Double) {
    self.toleranceMeters = toleranceMeters
    self.lines = IndexedLines(lines)
  }

  func runs(along point: Coordinate) -> Bool { lines.nearest(to: point, within: toleranceMeters) != nil }

  func runsNear(_ point: Coordinate) -> Bool { lines.nearest(to: point, within: 5 * toleranceMeters) != nil }
}

extension Surveyor {
  /// The border of a geometry: lines as they are, of polygons the outline of all together, so that borders
  /// between oblasts are none.
  ///
  /// Throws a ``SurveyError`` where a polygon can't be measured, and where polygons overlap and can't be united.
  public func stateBorder(
    of polygons: [Polygon], lines: [LineString] = [],
    toleranceMeters: Double = StateBorder.defaultToleranceMeters
  ) throws -> StateBorder {
    try stateBorder(
      of: Snapshot(
        path: "", source: .generic,
        features: [StatusFeature(index: 0, name: nil, status: .occupied, polygons: polygons)]),
      lines: lines, toleranceMeters: toleranceMeters)
  }

  /// The same of the occupied land of a file, which errors name.
  public func stateBorder(
    of file: Snapshot, lines: [LineString] = [],
    toleranceMeters: Double = StateBorder.defaultToleranceMeters
  ) throws -> StateBorder {
    let land = try survey(file).land(of: ControlStatus.occupied)
    let outline = land.polygons.flatMap { $0.rings.map(\.coordinates) }
    return StateBorder(outline + lines.map(\.coordinates), toleranceMeters: toleranceMeters)
  }
}
