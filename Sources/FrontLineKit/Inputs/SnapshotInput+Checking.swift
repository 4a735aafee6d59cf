import Checking
import Digests
import FrontLine
import GeoJSON

extension SnapshotInput {
  /// The bytes of a file or of the sample.
  private func readBytes() throws -> PaddedBytes {
    if case .sample(let file) = origin { return try PaddedBytes(file.bytes) }
    return try InputFile.read(path)
  }

  /// What is wrong with it: one entry, or one for each member of an archive.
  ///
  /// - Parameter body: is given the bytes of each, its path, and what was found.
  func check(
    with checker: FileChecker, digest wantsDigest: Bool,
    _ body: (borrowing PaddedBytes, CheckResult.Entry, _ isConverted: Bool) throws -> Void
  ) throws {
    func checkRead(_ document: GeoJSONDocument) throws {
      let bytes = try PaddedBytes(
        GeoJSONWriter(options: .init(precision: GeoJSONWriter.Options.fullPrecision))
          .featureCollection(document.features))
      try body(bytes, check(bytes, path, with: checker, digest: wantsDigest, isConverted: true), true)
    }
    if case .day(let file, let index) = origin { return try checkRead(file.document(ofDay: index)) }
    guard let layers = try layers(with: checker) else {
      let bytes = try readBytes()
      return try body(
        bytes, check(bytes, path, with: checker, digest: wantsDigest, isConverted: false), false)
    }
    // The layers of a file are one map, in which their names may tell statuses; where one can't be read, each is
    // checked by itself.
    if layers.count > 1, layers.allSatisfy(\.isConverted),
      let joined = try? SnapshotReader.reprojecting(checker.options).document(ofLayers: layers)
    {
      return try checkRead(joined)
    }
    for layer in layers {
      let bytes = try PaddedBytes(try layer.content() ?? [])
      var options = checker.options
      // What the user states comes first.
      options.crs = options.crs ?? layer.referenceSystem
      let own = options == checker.options ? checker : try FileChecker(options: options, earth: checker.earth)
      try body(
        bytes,
        check(bytes, layer.path, with: own, digest: wantsDigest, isConverted: layer.isConverted),
        layer.isConverted)
    }
  }

  /// The layers of another format; nil where it is GeoJSON.
  private func layers(with checker: FileChecker) throws -> [LayerFile]? {
    switch origin {
    case .file: try LayerInputs.layers(of: path, ConversionSettings(checker.options))
    case .converted(_, let layers): layers
    case .held, .sample, .layers, .archived, .loaded, .day: nil
    }
  }

  private func check(
    _ bytes: borrowing PaddedBytes, _ path: String, with checker: FileChecker, digest wantsDigest: Bool,
    isConverted: Bool
  ) throws -> CheckResult.Entry {
    let digest = wantsDigest ? bytes.withUnsafeBytes { SHA256Digest(of: $0).description } : nil
    let report = try checker.check(bytes, path: path, isConverted: isConverted)
    var snapshot = Snapshot(path: path, source: report.source ?? .generic)
    snapshot.date = report.date
    return CheckResult.Entry(
      file: Provenance.File(snapshot, sha256: digest), report: report)
  }
}
