import Foundation
import TestSupport
import Testing

/// Other people's files through the command line.
@Suite(
  "Conformance suites and hostile files", .enabled(if: SharedMaterial.isPresent, "skipped: no ../shared"))
struct SuiteTests {
  static let suites = SharedMaterial.folder + "/suites/"

  /// The rows of a suite's expectations, by column.
  static func rows(_ suite: String) throws -> [[String: String]] {
    let text = try String(contentsOfFile: suites + suite + "/expectations.csv", encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).map(fields)
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }

  private static func fields(_ line: Substring) -> [String] {
    var fields = [""]
    var (isQuoted, last) = (false, Character(","))
    for character in line {
      switch character {
      case "\"":
        // A doubled quote stands for one.
        if !isQuoted, last == "\"" { fields[fields.count - 1].append("\"") }
        isQuoted.toggle()
      case "," where !isQuoted: fields.append("")
      default: fields[fields.count - 1].append(character)
      }
      last = character
    }
    return fields
  }

  /// What holds for every file: a known status, one line of error and no data, nothing raw.
  static func expectWellBehaved(_ result: CommandLineTool.Result, _ file: String) {
    #expect(result.status == 0 || result.status == 65, "\(file): \(result.errors)")
    #expect(result.failures.count == (result.status == 0 ? 0 : 1), "\(file): \(result.errors)")
    #expect(result.status == 0 || result.output.isEmpty, "\(file)")
    let text = result.output + result.errors
    #expect(
      !text.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control }, "\(file)")
  }

  @Test("GeoJSON that must be refused is refused, and valid GeoJSON is read")
  func geoJSON() throws {
    let folder = try Folder()
    for row in try Self.rows("geojson") {
      let file = row["file"] ?? ""
      let result = try CommandLineTool.run(
        ["area", Self.suites + "geojson/" + file, "-f", "csv"], in: folder)
      Self.expectWellBehaved(result, file)
      switch row["class"] {
      case "reject": #expect(result.status == 65, "\(file)")
      case "reject_or_warn":
        // Members out of place are no reason to refuse a map; a z that does not close its ring is dropped unread.
        #expect(result.status == 65 || !result.errors.isEmpty, "\(file)")
      case "accept": #expect(result.status == 0, "\(file): \(result.errors)")
      // Legal, but not in degrees, or across the antimeridian.
      case "warn":
        #expect(
          result.status == 0
            || ["crs", "out of range", "antimeridian"].contains { result.errors.contains($0) },
          "\(file): \(result.errors)")
      default: Issue.record("\(file): \(row["class"] ?? "no class")")
      }
    }
  }

  @Test("No erroneous JSON is accepted, and no valid polygon is refused", arguments: ["raw/", "wrapped/"])
  func json(part: String) throws {
    let folder = try Folder()
    for row in try Self.rows("jsonsuite") {
      guard let file = row["file"], file.hasPrefix(part) else { continue }
      let result = try CommandLineTool.run(
        ["area", Self.suites + "jsonsuite/" + file, "-f", "csv"], in: folder)
      Self.expectWellBehaved(result, file)
      switch row["expect"] {
      case "invalid": #expect(result.status == 65, "\(file)")
      case "valid": #expect(result.status == (part == "raw/" ? 65 : 0), "\(file): \(result.errors)")
      default: break
      }
    }
  }

  @Test("All 91 hostile files are handled as expected", arguments: ["area", "change"])
  func hostile(command: String) throws {
    let folder = try Folder()
    let rows = try Self.rows("hostile")
    #expect(rows.count == 91)
    for row in rows {
      let file = row["file"] ?? ""
      let path = Self.suites + "hostile/" + file
      let arguments = command == "area" ? [path] : [path, path]
      let result = try CommandLineTool.run([command] + arguments, in: folder)
      Self.expectWellBehaved(result, file)
      let text = (result.output + result.errors).replacingOccurrences(of: path, with: "")
      let hint = row["hint_regex"] ?? ""
      let isHinted = try !hint.isEmpty && text.firstMatch(of: Regex(hint).ignoresCase()) != nil
      switch row["expect"] {
      case "accept": #expect(result.status == 0, "\(file): \(result.errors)")
      // The whole world and more than a hemisphere: not measured, and said why.
      case "accept_warn": #expect(isHinted, "\(file): \(text)")
      case "error": #expect(result.status != 0 && isHinted, "\(file): \(text)")
      default: #expect(result.status == 0 || isHinted, "\(file): \(text)")
      }
      guard command == "area", result.status == 0,
        let area = row["area_km2_geodesic_edges"].flatMap(Double.init)
      else { continue }
      let csv = try CommandLineTool.run([command, path, "-f", "csv", "--quiet"], in: folder)
      let fields = csv.output.split(separator: "\n").last?.split(
        separator: ",", omittingEmptySubsequences: false)
      let figure = try #require(fields.flatMap { $0.count > 6 ? Double($0[6]) : nil }, "\(file)")
      let tolerance = max(1e-4, Double(row["area_rel_tol"] ?? "") ?? 0)
      #expect(
        abs(figure - area) <= tolerance * area + 1e-3 || (row["expect"] != "accept" && isHinted),
        "\(file): \(figure)")
    }
  }
}
