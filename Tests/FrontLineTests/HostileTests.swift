import Foundation
import Testing

@testable import FrontLine

@Suite(.enabled(if: Shared.isPresent, "skipped: no ../shared"))
struct HostileTests {
  /// What reading came to: all that a user would see.
  private func outcome(_ file: String) -> (error: InputError?, text: String) {
    let path = Shared.path("suites/hostile/\(file)")
    do {
      let snapshot = try SnapshotReader().read(path: path)
      return (nil, snapshot.allWarnings.map(\.description).joined(separator: "\n"))
    } catch {
      return (error as? InputError, "\(error)")
    }
  }

  private func hint(_ row: [String: String], in text: String, file: String) -> Bool {
    guard let hint = row["hint_regex"], !hint.isEmpty else { return true }
    let own = text.replacingOccurrences(of: Shared.path("suites/hostile/\(file)"), with: "")
    return own.range(of: hint, options: [.regularExpression, .caseInsensitive]) != nil
  }

  /// What only an overlay or an area can tell: the rings are valid one by one.
  private static let judgedLater = [
    "geo-bowtie.geojson", "geo-zero-area-line.geojson", "geo-hole-outside.geojson", "geo-hole-twice.geojson",
    "geo-overlapping-multipolygon.geojson",
  ]

  @Test func `what must be read is read, what must be refused is refused with the word for it`() throws {
    let rows = try Shared.rows("suites/hostile/expectations.csv")
    #expect(rows.count > 50)
    for row in rows {
      let file = try #require(row["file"])
      let (error, text) = outcome(file)
      #expect(!text.contains("\u{1B}"), "\(file)")
      #expect(error == nil || error?.kind == .badData, "\(file): \(text)")
      switch row["expect"] {
      case "accept":
        #expect(error == nil, "\(file): \(text)")
      case "error":
        #expect(error != nil, "\(file) was read")
        #expect(hint(row, in: text, file: file), "\(file): \(text)")
      case "accept_warn" where !Self.judgedLater.contains(file):
        #expect(hint(row, in: text, file: file), "\(file): \(text)")
      default:
        #expect(error == nil || hint(row, in: text, file: file), "\(file): \(text)")
      }
    }
  }
}
