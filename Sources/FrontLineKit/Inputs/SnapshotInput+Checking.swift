import Checking
import Digests
import FrontLine
import GeoJSON

extension SnapshotInput {
  /// The bytes of a file or of the sample.
  func readBytes() throws -> PaddedBytes {
    if case .sample(let file) = origin { return try PaddedBytes(file.bytes) }
    return try InputFile.read(path)
  }

  /// What is wrong with it.
  func check(
    _ bytes: borrowing PaddedBytes, with checker: FileChecker, digest wantsDigest: Bool
  ) throws -> CheckResult.Entry {
    let digest = wantsDigest ? bytes.withUnsafeBytes { SHA256Digest(of: $0).description } : nil
    let report = try checker.check(bytes, path: path)
    var snapshot = Snapshot(path: path, source: report.source ?? .generic)
    snapshot.date = report.date
    return CheckResult.Entry(
      file: Provenance.File(snapshot, sha256: digest, isIllustration: isIllustration), report: report)
  }
}
