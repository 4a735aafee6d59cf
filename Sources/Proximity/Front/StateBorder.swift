import FrontLine
public import GeoTypes
public import Measurement

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

  func runs(along point: Coordinate) -> Bool { lines.come(within: toleranceMeters, of: point) }

  func runsNear(_ point: Coordinate) -> Bool { lines.come(within: 5 * toleranceMeters, of: point) }
}

extension Surveyor {
  /// The border of a geometry: lines as they are, of polygons the outline of all together, so that borders
  /// between oblasts are none. Gaps between polygons narrower than `gapMeters` are closed: drawn some decimetres apart,
  /// two oblasts would have a state border between them.
  ///
  /// Throws a ``SurveyError`` where a polygon can't be measured, and where polygons overlap and can't be united.
  public func stateBorder(
    of polygons: [Polygon], lines: [LineString] = [],
    toleranceMeters: Double = StateBorder.defaultToleranceMeters,
    gapMeters: Double = GapCloser.defaultMeters
  ) throws -> StateBorder {
    try stateBorder(
      of: Snapshot(
        path: "", source: .generic,
        features: [StatusFeature(index: 0, name: nil, status: .occupied, polygons: polygons)]),
      lines: lines, toleranceMeters: toleranceMeters, gapMeters: gapMeters)
  }

  /// The same of the occupied land of a file, which errors name.
  public func stateBorder(
    of file: Snapshot, lines: [LineString] = [],
    toleranceMeters: Double = StateBorder.defaultToleranceMeters,
    gapMeters: Double = GapCloser.defaultMeters
  ) throws -> StateBorder {
    let land = try survey(file).land(of: ControlStatus.occupied)
    let outline = try GapCloser(limitMeters: gapMeters).close(land).land.polygons.flatMap {
      $0.rings.map(\.coordinates)
    }
    return StateBorder(outline + lines.map(\.coordinates), toleranceMeters: toleranceMeters)
  }
}
