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
    guard case .file = origin,
      let layers = try LayerInputs.layers(of: path, ConversionSettings(checker.options))
    else {
      let bytes = try readBytes()
      return try body(
        bytes, check(bytes, path, with: checker, digest: wantsDigest, isConverted: false), false)
    }
    // The layers of a file are one map, in which their names may tell statuses; where one can't be read, each is
    // checked by itself.
    if layers.count > 1, layers.allSatisfy(\.isConverted),
      let joined = try? SnapshotReader.reprojecting(checker.options).document(ofLayers: layers)
    {
      let bytes = try PaddedBytes(
        GeoJSONWriter(options: .init(precision: GeoJSONWriter.Options.fullPrecision))
          .featureCollection(joined.features))
      return try body(bytes, check(bytes, path, with: checker, digest: wantsDigest, isConverted: true), true)
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
