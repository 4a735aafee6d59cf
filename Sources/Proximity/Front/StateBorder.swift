import FrontLine
public import GeoTypes
public import Measurement

/// The lines at which a territory ends without a front: state border and coast.
public struct StateBorder: Sendable {
  /// The distance in metres within which a line runs along the border.
  public let toleranceMeters: Double
  private let lines: IndexedLines

  /// 1 km: the difference between two publishers' drawings of one border.
  public static let defaultToleranceMeters = 1000.0

  init(_ lines: some Sequence<[Coordinate]>, toleranceMeters: Double) {
    self.toleranceMeters = toleranceMeters
    self.lines = IndexedLines(lines)
  }

  func runs(along point: Coordinate) -> Bool { lines.come(within: toleranceMeters, of: point) }

  func runsNear(_ point: Coordinate) -> Bool { lines.come(within: 5 * toleranceMeters, of: point) }
}

extension Surveyor {
  /// Returns the border of a geometry: its lines, and the outline of all its polygons together, without the borders
  /// between oblasts. Gaps between polygons narrower than `gapMeters` are closed: drawn some decimetres apart, two
  /// oblasts would have a state border between them.
  ///
  /// Throws a ``SurveyError`` if a polygon can't be measured, and throws if polygons overlap and can't be united.
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

  /// Returns the border of the occupied land of a file, which errors name.
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
