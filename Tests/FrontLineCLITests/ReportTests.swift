import Foundation
import TestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reports as the command line writes them.
@Suite("Reports")
struct ReportTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func run(_ arguments: String..., environment: [String: String] = [:]) throws
    -> CommandLineTool.Result
  {
    try CommandLineTool.run(["report"] + arguments, in: folder, environment: environment)
  }

  @Test("Without a file the page goes to standard output")
  func standardOutput() throws {
    let result = try run("--quiet")
    #expect(result.status == 0 && result.output.hasPrefix("<!DOCTYPE html>"), "\(result.errors)")
    #expect(result.output.utf8.count < 500_000)
    #expect(try run("--quiet", "--jobs", "1").output == result.output)
  }

  @Test(
    "A name that is mistyped is told before anything is measured",
    arguments: [
      ["--to", "Nowhere"], ["--along", "Nowhere"], ["--compare", "nothing.geojson"],
      ["--places", "nothing.geojson"],
    ])
  func mistyped(options: [String]) throws {
    try folder.write("maps/2025-01-01.geojson", Fixtures.map(Fixtures.rectangle(37, 48, 37.5, 48.5)))
    // Whoever measures finds this first.
    try folder.write("maps/2025-01-02.geojson", "{")
    for output in [["-o", "a.html"], ["--site", "site"]] {
      let result = try CommandLineTool.run(["report", "maps"] + output + options, in: folder)
      #expect(result.status != 0 && result.failures.count == 1)
      #expect(
        result.failures.first?.lowercased().contains("nothing.geojson") == true
          || result.failures.first?.contains("\"Nowhere\"") == true, "\(result.errors)")
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/site/data/front.gpkg"))
  }

  @Test("The ending decides the format, and another is refused")
  func endings() throws {
    #expect(try run("-o", "a.docx").status == 64)
    let markdown = try run("--to", "Dobropillia", "--quiet", "-o", "week.md")
    #expect(markdown.status == 0, "\(markdown.errors)")
    let text = try folder.read("week.md")
    #expect(text.hasPrefix("# What changed hands") && text.contains("](week-map.svg)"))
    #expect(try folder.read("week-map.svg").contains("<svg"))
    // All or nothing: a picture is in the way.
    try FileManager.default.removeItem(atPath: folder.path + "/week.md")
    let again = try run("--quiet", "-o", "week.md")
    #expect(again.status == 73 && again.errors.contains("week-map.svg"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/week.md"))
    #expect(try run("--quiet", "--overwrite", "-o", "week.md").status == 0)
  }

  @Test("A PDF without Chromium says what to install, and a page is not measured for it")
  func withoutChromium() throws {
    let result = try run("-o", "a.pdf", environment: ["PATH": folder.path])
    #expect(result.status == 1)
    #expect(result.failures.count == 1 && result.failures[0].contains("apt install chromium"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/a.pdf"))
  }

  @Test(
    "A PDF is printed where Chromium is installed", .enabled(if: Browser.isInstalled, "skipped: no chromium"))
  func portableDocument() throws {
    let result = try run("--quiet", "-o", "a.pdf", environment: ["TMPDIR": folder.path])
    #expect(result.status == 0, "\(result.errors)")
    let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/a.pdf"))
    #expect(bytes.starts(with: Data("%PDF".utf8)) && bytes.count > 20_000)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(left.filter { $0.hasPrefix("frontline-page-") } == [])
  }

  @Test("What can't be told is refused in one line")
  func refused() throws {
    for (arguments, word) in [
      (["-"], "standard input"), (["--sections", "weather"], "weather"),
      (["--sections", "roads"], "--along"),
      (["--every", "snapshot"], "--every"), (["--to", ""], "--to"),
      (["--since", "2030-01-01"], "2030-01-01"),
      (["--since", "2025-02-01", "--until", "2025-01-01"], "--until"),
      (["--compare", "nowhere"], "--compare"),
      (["nowhere"], "nowhere"),
    ] {
      let result = try CommandLineTool.run(["report"] + arguments + ["--quiet"], in: folder)
      #expect(result.status >= 64 && result.output.isEmpty, "\(arguments): \(result.status)")
      #expect(result.failures.count == 1 && result.failures[0].contains(word), "\(result.errors)")
    }
  }

  @Test("Only the sections that are named are in the page")
  func sections() throws {
    let page = try run("--sections", "summary,method", "--quiet").output
    #expect(page.contains("<section id=\"summary\"") && page.contains("<section id=\"method\""))
    #expect(!page.contains("<section id=\"map\"") && !page.contains("<section id=\"chart\""))
  }

  @Test("A folder of pages whose making was interrupted is finished by the next run")
  func interruptedSite() throws {
    func make() throws -> CommandLineTool.Result {
      try CommandLineTool.run(["report", "--site", "public", "--sections", "summary"], in: folder)
    }
    try folder.write(
      "public/site.json", #"{"schema": "frontline.site/1", "pages": [], "files": []}"#)
    try folder.write("public/data/days.csv", "cut")
    try folder.write("public/data/.frontline-7.part", "cut")
    #expect(try make().status == 0)
    #expect(try folder.read("public/data/days.csv").hasPrefix("date,"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/public/data/.frontline-7.part"))
    // A folder of somebody else's is left alone.
    try FileManager.default.removeItem(atPath: folder.path + "/public/site.json")
    #expect(try make().status == 73)
  }

  @Test("Another source is compared on the last day that both have, read as it is told")
  func otherSource() throws {
    for (day, east) in [("2025-01-01", 37.0), ("2025-01-20", 37.1), ("2025-01-21", 37.2)] {
      try folder.write("maps/\(day).geojson", Fixtures.map(Fixtures.rectangle(36.5, 48, east, 48.5)))
    }
    for day in ["2024-12-31", "2025-01-20"] {
      try folder.write("theirs/\(day).geojson", Fixtures.map(Fixtures.rectangle(36.5, 48, 37.3, 48.5)))
    }
    let compared = [
      "maps", "--status", "occupied", "--compare", "theirs", "--name-b", "Theirs", "--sections", "comparison",
    ]
    let result = try CommandLineTool.run(["report", "-o", "r.md"] + compared, in: folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.errors.contains(
        "theirs: there is no map of 2025-01-21: the maps of 2025-01-20 are compared"),
      "\(result.errors)")
    let text = try folder.read("r.md")
    #expect(text.contains("Theirs") && text.contains("2025-01-20"), "\(text)")
    // Without a day in common there is nothing to compare.
    try FileManager.default.removeItem(atPath: folder.path + "/theirs/2025-01-20.geojson")
    let none = try CommandLineTool.run(["report", "-o", "none.md"] + compared, in: folder)
    #expect(none.status == 65 && none.failures.count == 1, "\(none.errors)")
  }

  @Test("A folder of pages is made anew only where it changed")
  func site() throws {
    for (day, east) in [("2025-01-01", 37.0), ("2025-01-20", 37.1), ("2025-02-10", 37.2)] {
      try folder.write("maps/\(day).geojson", Fixtures.map(Fixtures.rectangle(36.5, 48, east, 48.5)))
    }
    func make(_ more: String...) throws -> CommandLineTool.Result {
      try CommandLineTool.run(
        ["report", "maps", "--status", "occupied", "--site", "public"] + more, in: folder)
    }
    func names() throws -> [String: Date] {
      let root = URL(fileURLWithPath: folder.path + "/public")
      let files = FileManager.default.enumerator(
        at: root, includingPropertiesForKeys: [.contentModificationDateKey])
      var found: [String: Date] = [:]
      for case let file as URL in files ?? .init() where file.pathExtension != "" {
        found[file.lastPathComponent] = try file.resourceValues(forKeys: [.contentModificationDateKey])
          .contentModificationDate
      }
      return found
    }
    let first = try make()
    #expect(
      first.status == 0 && first.errors.contains("2 of 2 month or week pages rewritten"), "\(first.errors)")
    let before = try names()
    #expect(
      Set([
        "index.html", "2025-01.html", "2025-02.html", "days.csv", "change.geojson", "latest.geojson",
        "feed.xml",
      ])
      .isSubset(of: before.keys))
    #expect(before["sitemap.xml"] == nil)
    let again = try make()
    #expect(again.errors.contains("0 of 2 month or week pages rewritten"))
    #expect(try names() == before, "what did not change was written")
    try folder.write("maps/2025-02-20.geojson", Fixtures.map(Fixtures.rectangle(36.5, 48, 37.3, 48.5)))
    let later = try make("--base-url", "https://example.org/front")
    #expect(later.errors.contains("1 of 2 month or week pages rewritten"), "\(later.errors)")
    let after = try names()
    #expect(
      after["2025-01.html"] == before["2025-01.html"] && after["2025-02.html"] != before["2025-02.html"])
    #expect(
      try folder.read("public/sitemap.xml").contains("<loc>https://example.org/front/2025-02.html</loc>"))
    for file in ["feed.xml", "sitemap.xml"] {
      #expect(XMLParser(data: Data(try folder.read("public/\(file)").utf8)).parse())
    }
    #expect(
      try folder.read("public/data/days.csv")
        == CommandLineTool.run(
          ["series", "maps", "--status", "occupied", "-f", "csv", "--quiet"], in: folder
        ).output)
    // A day that is no more takes its page along.
    try FileManager.default.removeItem(atPath: folder.path + "/maps/2025-02-20.geojson")
    try FileManager.default.removeItem(atPath: folder.path + "/maps/2025-02-10.geojson")
    #expect(try make().status == 0)
    #expect(try names()["2025-02.html"] == nil)
  }

  @Test("A folder of pages takes no folder of others, and no list of files out of it")
  func strangeFolder() throws {
    try folder.write("public/mine.txt", "keep")
    let refused = try run("--site", "public", "--quiet")
    #expect(refused.status == 73 && refused.errors.contains("--overwrite"), "\(refused.errors)")
    try folder.write(
      "public/site.json", #"{"schema":"frontline.site/1","pages":[],"files":["../outside.txt","/etc/x"]}"#)
    try folder.write("outside.txt", "keep")
    #expect(try run("--site", "public", "--quiet").status == 0)
    #expect(try folder.read("outside.txt") == "keep" && folder.read("public/mine.txt") == "keep")
    #expect(try run("--site", "public", "-o", "a.html").status == 64)
    #expect(try run("--base-url", "https://example.org", "--quiet").status == 64)
    #expect(try run("--site", "x", "--base-url", "javascript:alert(1)", "--quiet").status == 64)
    #expect(try run("--site", "a/b/c", "--quiet").status == 73)
  }

  @Test(
    "Maps whose names say another day than they do have all sections",
    .enabled(if: SharedMaterial.isPresent, "\(SharedMaterial.absence)"))
  func misnamed() throws {
    let result = try run(
      SharedMaterial.folder + "/corpus/nzz", "--to", "Pokrovsk", "--along", "H-20", "--compare",
      SharedMaterial.folder + "/corpus/union", "--since", "2025-01-01", "--quiet")
    #expect(result.status == 0, "\(result.errors)")
    for section in ["distances", "roads", "zones", "comparison"] {
      #expect(result.output.contains("<section id=\"\(section)\""), "\(section)")
    }
  }

  @Test("A map without land, and one of a country, have a page")
  func odd() throws {
    try folder.write("empty/2025-01-01.geojson", Fixtures.map(Fixtures.rectangle(36, 48, 36.5, 48.5)))
    try folder.write("empty/2025-01-02.geojson", "{\"type\":\"FeatureCollection\",\"features\":[]}")
    let result = try run("empty", "--status", "occupied", "--quiet")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("<section id=\"map\""))
  }
}

/// What of a browser and of Node is on this machine.
enum Browser {
  static let isInstalled = ["chromium", "chromium-browser", "google-chrome"].contains { find($0) != nil }

  /// Returns the path of a program.
  static func find(_ name: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
