import Foundation
import TestSupport
import Testing

@Suite("frontline check")
struct CheckTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
    try Fixtures.write(into: folder)
    try folder.write("open.geojson", Fixtures.map("[[[37,48],[38,48],[38,49],[37,49]]]"))
    try folder.write("good 2025-01-01.geojson", Fixtures.map(Fixtures.rectangle(37, 48, 38, 49)))
  }

  func run(_ arguments: String...) throws -> CommandLineTool.Result {
    try CommandLineTool.run(["check"] + arguments, in: folder)
  }

  @Test("A clean file gives status 0, warnings under --strict 2, errors 65")
  func statuses() throws {
    let good = ["good 2025-01-01.geojson", "--status", "occupied"]
    #expect(try CommandLineTool.run(["check", "--strict"] + good, in: folder).status == 0)
    let warned = try run("bow-tie.geojson")
    #expect(warned.status == 0 && warned.errors.isEmpty && warned.output.contains("self-intersection"))
    #expect(try run("bow-tie.geojson", "--strict").status == 2)
    let broken = try run("open.geojson", "--strict")
    #expect(broken.status == 65 && broken.failures.count == 1 && broken.output.contains("ring-open"))
    #expect(broken.errors.hasPrefix("frontline: open.geojson: ring is not closed"))
  }

  @Test("A bad file does not hide the others, and the worst status counts")
  func several() throws {
    let result = try run("missing.geojson", "open.geojson", "bow-tie.geojson", "-f", "json")
    #expect(result.status == 66 && result.failures.count == 2)
    let document = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    let files = try #require(document?["files"] as? [[String: Any]])
    #expect(files.compactMap { $0["verdict"] as? String } == ["warnings", "errors"])
    #expect(document?["schema"] as? String == "frontline.check/1")
    let failures = try #require(document?["failures"] as? [[String: Any]])
    #expect(failures.map { $0["path"] as? String } == ["missing.geojson"])
  }

  @Test("Each annotation is one line, whatever a name holds")
  func annotations() throws {
    try folder.write(
      "a,b%\n.geojson", Fixtures.map(Fixtures.bowTie, #"{"name":"x\n::error::y"}"#))
    let result = try run("a,b%\n.geojson", "-f", "github")
    #expect(
      result.output.split(separator: "\n").allSatisfy { $0.hasPrefix("::warning file=a%2Cb%25%0A.geojson,") })
    #expect(!result.output.contains("\n::error::"))
  }

  @Test("A repair writes a clean file and says what it changed; the status is that of the new file")
  func repair() throws {
    for name in ["bow-tie.geojson", "open.geojson"] {
      let result = try run(name, "--repair", "-o", "clean.geojson", "--overwrite")
      #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
      #expect(result.output.contains("repaired by structure: clean.geojson"))
      let after = try run("clean.geojson", "--status", "occupied", "--date", "2025-01-01", "--strict")
      #expect(after.status == 0, "\(after.output)")
      let areas = try [name, "clean.geojson"].map {
        try CommandLineTool.run(["area", $0, "-f", "csv", "--quiet", "--status", "occupied"], in: folder)
          .output
          .split(separator: "\n").last.map { $0.split(separator: ",", omittingEmptySubsequences: false)[6] }
      }
      if name == "bow-tie.geojson" {
        #expect(abs((areas[0].flatMap { Double($0) } ?? 0) - (areas[1].flatMap { Double($0) } ?? 1)) < 1e-6)
      }
    }
  }

  @Test(
    "A file that can't be repaired gives status 65, a repair that takes too long 1, and nothing is written")
  func refusedRepair() throws {
    try folder.write("bad.geojson", Fixtures.map(#"[[[37,48],["38",48],[38,49],[37,48]]]"#))
    try folder.write("star.geojson", Fixtures.map(Self.star))
    try folder.write("clean.geojson", "old")
    let names = try folder.names
    let bad = try run("bad.geojson", "--repair", "-o", "clean.geojson", "--overwrite")
    #expect(bad.status == 65 && bad.failures.count == 1 && bad.errors.contains("without guessing"))
    let slow = try run(
      "star.geojson", "--repair", "--repair-method", "linework", "--repair-seconds", "0.05", "-o",
      "clean.geojson", "--overwrite")
    #expect(slow.status == 1 && slow.failures.count == 1 && slow.errors.contains("longer than 0.05 s"))
    #expect(try folder.names == names && folder.read("clean.geojson") == "old")
    for arguments in [["--repair"], ["--repair", "bow-tie.geojson"], ["--repair", "a", "b", "-o", "c"]] {
      #expect(try CommandLineTool.run(["check"] + arguments, in: folder).status == 64)
    }
  }

  static let star: String = {
    let count = 301
    let corners = (0...count).map { place -> String in
      let angle = 2 * Double.pi * Double(place * (count / 2) % count) / Double(count)
      return "[\(32 + 3 * cos(angle)),\(48.5 + 2 * sin(angle))]"
    }
    return "[[" + corners.joined(separator: ",") + "]]"
  }()

  /// It winds its rings as the maps do that it stands for, which is a warning.
  @Test("A repaired map says that it lost the date that stood in its name")
  func lostDate() throws {
    let words =
      "notice: clean.geojson: it does not tell its date, 2025-01-01, which stood in the name of the file"
    let lost = try run("good 2025-01-01.geojson", "--repair", "-o", "clean.geojson")
    #expect(lost.status == 0 && lost.errors.contains(words) && lost.errors.contains("--date 2025-01-01"))
    let kept = try run("good 2025-01-01.geojson", "--repair", "-o", "clean-2025-01-01.geojson")
    #expect(kept.status == 0 && kept.errors.isEmpty, "\(kept.errors)")
  }

  @Test("A folder of several maps is not repaired into one file, and a repair that fails leaves the findings")
  func repairOfSeveral() throws {
    try folder.write("maps/20250101.geojson", Fixtures.map(Fixtures.bowTie))
    try folder.write("maps/20250102.geojson", Fixtures.map(Fixtures.bowTie))
    let several = try run("maps", "--repair", "-o", "clean.geojson")
    #expect(several.status == 64 && several.output.isEmpty)
    #expect(several.errors == "frontline: --repair mends one file, and maps holds 2: name one of them\n")

    try folder.write("short.geojson", Fixtures.map("[[[37,48],[38,\"49\"],[38,49],[37,48]]]"))
    let refused = try run("short.geojson", "--repair", "-o", "clean.geojson")
    #expect(refused.status == 65 && refused.failures.count == 1)
    #expect(try !folder.names.contains("clean.geojson"))
    #expect(refused.output.contains("position-not-number"))
  }

  @Test("The sample has no error")
  func sample() throws {
    let result = try run()
    #expect(result.status == 0 && result.errors.contains("embedded sample"), "\(result.output)")
    #expect(result.output.contains("0 errors"))
  }
}

@Suite(
  "frontline check on conformance suites and hostile files",
  .enabled(if: SharedMaterial.isPresent, "skipped: no ../shared"))
struct CheckSuiteTests {
  static func expectWellBehaved(_ result: CommandLineTool.Result, _ file: String) {
    #expect(result.status == 0 || result.status == 65, "\(file): \(result.errors)")
    #expect(result.failures.count == (result.status == 0 ? 0 : 1), "\(file): \(result.errors)")
    #expect(result.output.contains("error ") == (result.status == 65), "\(file)")
    let text = result.output + result.errors
    #expect(
      !text.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control }, "\(file)")
  }

  @Test("GeoJSON to reject gives status 65 with location and reason; GeoJSON to accept or warn of gives 0")
  func geoJSON() throws {
    let folder = try Folder()
    for row in try SuiteTests.rows("geojson") {
      let file = row["file"] ?? ""
      let result = try CommandLineTool.run(["check", SuiteTests.suites + "geojson/" + file], in: folder)
      Self.expectWellBehaved(result, file)
      switch row["class"] {
      case "reject": #expect(result.status == 65, "\(file)")
      case "reject_or_warn": #expect(result.status == 65 || result.output.contains("\nwarning "), "\(file)")
      case "accept": #expect(result.status == 0, "\(file): \(result.errors)")
      case "warn":
        #expect(result.status == 0 && result.output.contains("\nwarning "), "\(file): \(result.errors)")
      default: Issue.record("\(file): \(row["class"] ?? "no class")")
      }
    }
  }

  @Test("No erroneous JSON is accepted, and no valid polygon is refused", arguments: ["raw/", "wrapped/"])
  func json(part: String) throws {
    let folder = try Folder()
    for row in try SuiteTests.rows("jsonsuite") {
      guard let file = row["file"], file.hasPrefix(part) else { continue }
      let result = try CommandLineTool.run(["check", SuiteTests.suites + "jsonsuite/" + file], in: folder)
      Self.expectWellBehaved(result, file)
      switch row["expect"] {
      case "invalid": #expect(result.status == 65, "\(file)")
      case "valid": #expect(result.status == (part == "raw/" ? 65 : 0), "\(file): \(result.errors)")
      default: break
      }
    }
  }

  @Test("All 91 hostile files are handled as expected")
  func hostile() throws {
    let folder = try Folder()
    let rows = try SuiteTests.rows("hostile")
    #expect(rows.count == 91)
    for row in rows {
      let file = row["file"] ?? ""
      let path = SuiteTests.suites + "hostile/" + file
      let result = try CommandLineTool.run(["check", path], in: folder)
      Self.expectWellBehaved(result, file)
      let text = (result.output + result.errors).replacingOccurrences(of: path, with: "")
      let hint = row["hint_regex"] ?? ""
      let isHinted = try !hint.isEmpty && text.firstMatch(of: Regex(hint).ignoresCase()) != nil
      switch row["expect"] {
      case "accept": #expect(result.status == 0, "\(file): \(result.errors)")
      case "accept_warn": #expect(isHinted, "\(file): \(text)")
      case "error": #expect(result.status != 0 && isHinted, "\(file): \(text)")
      default: #expect(result.status == 0 || isHinted, "\(file): \(text)")
      }
    }
  }
}
