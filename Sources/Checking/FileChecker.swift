public import FrontLine
public import GeoJSON
public import Measurement

/// Finds all that is wrong with a file in one pass, and continues after a fault as far as possible.
///
/// It checks in this order: whether the file is JSON, whether it is GeoJSON by RFC 7946, whether the positions can be
/// degrees, whether the rings bound land, whether polygons overlap, and what the map means: source, statuses, dates,
/// strays.
///
/// Not `Sendable`: it owns a parser. Make one for each task.
public final class FileChecker {
  /// How the file is read.
  public let options: SnapshotReader.Options
  /// The earth model that areas are measured with.
  public let earth: EarthModel
  let reader: GeoJSONReader
  private let reprojection: Reprojection

  /// - Parameter options: how the file is to be read, as for `SnapshotReader`.
  public init(options: SnapshotReader.Options = .init(), earth: EarthModel = .wgs84) throws(GeoJSONError) {
    self.options = options
    self.earth = earth
    reprojection = Reprojection(crs: options.crs)
    reader = try GeoJSONReader(
      options: .init(pointFeatures: .read, collectionMembers: options.collectionMembers))
  }

  /// Checks the bytes of a file. The path appears in the report, and its last part may hold the date.
  ///
  /// Throws if the earth model is not available. Complexity: that of reading and of surveying the map.
  ///
  /// - Parameter isConverted: whether the bytes were made of another format. Then nothing is said of the rules of
  ///   GeoJSON, and locations have no lines: the text is none that the user has.
  public func check(
    _ bytes: borrowing PaddedBytes, path: String, isConverted: Bool = false
  ) throws -> CheckReport {
    try reader.examine(bytes) { examination, text in
      var run = CheckRun(
        examination, path: path, options: options, surveyor: try Surveyor(earth: earth),
        reprojection: reprojection)
      try run.checkAll()
      run.list.sort()
      run.list.setCoordinates(of: run.document)
      if isConverted {
        run.list.removeText()
        return run.report
      }
      let locations = text.located(run.list.findings.map(\.location), in: examination.document)
      run.list.setLocations(locations)
      return run.report
    }
  }
}
