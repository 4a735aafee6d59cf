import Foundation
import SQLite
import Testing

@testable import FuzzOracles

/// The fuzzers' second writing of an archive's digests.
@Suite("Signing a damaged archive anew")
struct ArchiveSignatureTests {
  /// Where the two ways of writing them differ, no damage gets past the digests, and fuzzing finds nothing behind them.
  @Test("It gives an archive that is whole the digests that it has")
  func digests() throws {
    let path = NSTemporaryDirectory() + "frontline-signature-\(UUID().uuidString).gpkg"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try SmallArchive.make(at: path)
    let database = try SQLiteConnection(path: path, .writing)
    func digests() throws -> [[String?]] {
      var rows: [[String?]] = []
      for query in [
        "SELECT hex(sha256), hex(proof) FROM polygons ORDER BY id",
        "SELECT content_sha256, seal FROM snapshots ORDER BY id",
        "SELECT seal, tool FROM changes ORDER BY id",
      ] {
        try database.forEachRow(query, []) { rows.append([$0.text(0), $0.text(1)]) }
      }
      return rows
    }
    let before = try digests()
    try ArchiveSignature.renew(database)
    #expect(try digests() == before)
    #expect(before.count > 10)
  }
}
