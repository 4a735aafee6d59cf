import Foundation
import TestSupport
import Testing

@Suite("Archive")
struct ArchiveTests {
  /// A folder of four days with an archive of it.
  static func archived() throws -> Folder {
    let folder = try Folder()
    for (day, east) in [(1, 37.5), (2, 37.5), (4, 37.625), (9, 37.25)] {
      try folder.write("maps/\(1_754_082_000 + day * 86_400).geojson", Fixtures.deepState(occupied: east))
    }
    let made = try CommandLineTool.run(["archive", "create", "фронт.gpkg", "maps"], in: folder)
    #expect(
      made.status == 0 && made.errors.hasSuffix("фронт.gpkg: 4 added, 0 already in the archive\n"),
      "\(made.errors)")
    return folder
  }

  @Test(
    "Every command gives the same figures for an archive and for the folder of its files",
    arguments: [
      ["series", "INPUT", "-f", "csv"], ["series", "INPUT", "-f", "csv", "--every", "week"],
      ["series", "INPUT", "-f", "csv", "--since", "2025-08-04"],
      ["series", "INPUT", "--territory", "with-contested"],
      ["distance", "INPUT", "--to", "37.9,48.2", "-f", "csv"],
    ])
  func sameFigures(arguments: [String]) throws {
    let folder = try Self.archived()
    func output(_ input: String) throws -> String {
      let result = try CommandLineTool.run(
        arguments.map { $0 == "INPUT" ? input : $0 } + ["--quiet"], in: folder)
      #expect(result.status == 0, "\(result.errors)")
      // A list by file names it.
      return Self.withoutPaths(result.output)
    }
    #expect(try output("фронт.gpkg") == output("maps"))
  }

  private static func withoutPaths(_ csv: String) -> String {
    csv.split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).filter {
        !$0.hasPrefix("maps/") && !$0.hasPrefix("фронт")
      }.joined(separator: ",")
    }.joined(separator: "\n")
  }

  @Test("@ names one day of an archive, and a change between two days equals that of their files")
  func oneDay() throws {
    let folder = try Self.archived()
    func run(_ arguments: [String]) throws -> CommandLineTool.Result {
      try CommandLineTool.run(arguments, in: folder)
    }
    let days = try run(["change", "фронт.gpkg@2025-08-03", "фронт.gpkg@2025-08-05", "-f", "csv", "--quiet"])
    let files = try run([
      "change", "maps/1754254800.geojson", "maps/1754427600.geojson", "-f", "csv", "--quiet",
    ])
    #expect(days.status == 0 && !days.output.isEmpty)
    #expect(Self.withoutPaths(days.output) == Self.withoutPaths(files.output))
    let missing = try run(["area", "фронт.gpkg@2025-08-04"])
    #expect(missing.status == 65 && missing.failures.count == 1)
    #expect(missing.errors.contains("nearest are фронт.gpkg@2025-08-03 and фронт.gpkg@2025-08-05"))
    #expect(
      try run(["change", "фронт.gpkg", "фронт.gpkg"]).errors.contains("holds 4 days, where one is needed"))
    #expect(try run(["area", "фронт.gpkg", "--status", "occupied"]).status == 64)
    #expect(
      try run(["archive", "list", "фронт.gpkg"]).output.split(separator: "\n").first?.split(separator: " ")
        == ["snapshot", "published", "source", "revision", "file"])
    let list = try run(["archive", "list", "фронт.gpkg", "-f", "csv"])
    #expect(
      list.output.split(separator: "\n").map { $0.prefix { $0 != "," } }.dropFirst().first
        == "фронт.gpkg@2025-08-02")
    let listed = try run([
      "archive", "list", "фронт.gpkg", "--quiet", "--strict", "--verbose", "--language", "uk",
    ])
    #expect(listed.status == 0 && listed.errors.isEmpty && listed.output.hasPrefix("знімок "))
  }

  @Test("Adding the same files again changes nothing; an edited map is reported and kept as a revision")
  func addingAgain() throws {
    let folder = try Self.archived()
    func add() throws -> String {
      let result = try CommandLineTool.run(
        ["archive", "add", "фронт.gpkg", "maps", "--jobs", "3"], in: folder)
      #expect(result.status == 0, "\(result.errors)")
      return result.errors
    }
    #expect(try add().hasSuffix("0 added, 4 already in the archive\n"))
    try folder.write("maps/1754254800.geojson", Fixtures.deepState(occupied: 37.0))
    let report = try add()
    #expect(report.contains("differs from what the archive has of 2025-08-03: kept as revision 2"))
    #expect(report.hasSuffix("0 added, 1 kept as revisions, 3 already in the archive\n"))
    #expect(try CommandLineTool.run(["archive", "verify", "фронт.gpkg", "--quiet"], in: folder).status == 0)
  }

  @Test("The same files at the same time give the same archive, whatever the number of threads")
  func deterministic() throws {
    let folder = try Self.archived()
    let archives = try ["1", "3"].map { jobs in
      let made = try CommandLineTool.run(
        ["archive", "create", "\(jobs).gpkg", "maps", "--jobs", jobs, "--quiet"], in: folder,
        environment: ["SOURCE_DATE_EPOCH": "1754082000"])
      #expect(made.status == 0)
      return try Data(contentsOf: URL(fileURLWithPath: folder.path + "/\(jobs).gpkg"))
    }
    #expect(archives[0] == archives[1])
  }

  @Test("Two programs that add at the same time both finish, one after the other")
  func atOnce() throws {
    let folder = try Self.archived()
    let line = """
      "$BIN" archive create --quiet both.gpkg; mkdir one two; cp maps/17541* maps/17542* one; cp maps/1754[3-9]* two
      "$BIN" archive add --quiet both.gpkg one & "$BIN" archive add --quiet both.gpkg two; first=$?
      wait $! && exit $first
      """
    #expect(try CommandLineTool.shell(line, in: folder).status == 0)
    let list = try CommandLineTool.run(["archive", "list", "both.gpkg", "-f", "csv"], in: folder)
    #expect(list.output.split(separator: "\n").count == 5)
    #expect(try CommandLineTool.run(["archive", "verify", "both.gpkg", "--quiet"], in: folder).status == 0)
  }

  @Test(
    "A limit on the size of files leaves the archive as it was, with status 74",
    .disabled(if: Sanitizer.limitOnFiles.isOn, "\(Sanitizer.limitOnFiles.reason)"))
  func fullDisk() throws {
    let folder = try Self.archived()
    let before = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/фронт.gpkg"))
    for (day, east) in (0..<8).map({ ($0, 37.125 + Double($0) / 64) }) {
      try folder.write("more/\(1_764_082_000 + day * 86_400).geojson", Fixtures.deepState(occupied: east))
    }
    // Blocks of 512 bytes in a POSIX shell: as much as there is, and a little more.
    let limit = before.count / 512 + 4
    let full = try CommandLineTool.shell(
      #"ulimit -f \#(limit) && exec "$BIN" archive add фронт.gpkg more"#, in: folder)
    #expect(full.status == 74 && full.failures.count == 1, "\(full.errors)")
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/фронт.gpkg")) == before)
    #expect(try CommandLineTool.run(["archive", "verify", "фронт.gpkg", "--quiet"], in: folder).status == 0)
    #expect(
      try CommandLineTool.shell(#"ulimit -f 8 && exec "$BIN" archive create new.gpkg more"#, in: folder)
        .status == 74)
    #expect(try folder.names == ["maps", "more", "фронт.gpkg"])
  }

  @Test("An archive whose program was killed, at any of ten moments, verifies, and adding again completes it")
  func killed() throws {
    let folder = try Self.archived()
    var root = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    root.removeLast(3)
    let script = root.joined(separator: "/") + "/Scripts/archive-kill"
    let result = try CommandLineTool.shell(#"bash "\#(script)" --times 10 "$BIN" maps"#, in: folder)
    #expect(result.status == 0 && result.output.contains("it always verified"), "\(result.errors)")
  }

  @Test("A file that is no archive, can't be opened or can't be made gives one line and its status")
  func refusals() throws {
    let folder = try Self.archived()
    try folder.write("text.gpkg", "no database")
    // A database, but not ours.
    let whole = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/фронт.gpkg"))
    try folder.write("cut.gpkg", whole.prefix(whole.count / 2))
    try FileManager.default.createDirectory(atPath: folder.path + "/empty", withIntermediateDirectories: true)
    let none = try CommandLineTool.run(["archive", "create", "none.gpkg"], in: folder)
    #expect(none.status == 0 && none.errors.contains("made, and empty"))
    for (arguments, status, words) in [
      (["archive", "add", "missing.gpkg", "maps"], 66, "missing.gpkg: "),
      (["archive", "list", "missing.gpkg"], 66, "missing.gpkg: "),
      (["archive", "add", "text.gpkg", "maps"], 65, "it is not an archive of frontline"),
      (["archive", "verify", "text.gpkg"], 65, "it is not an archive of frontline"),
      (["archive", "verify", "cut.gpkg"], 65, "the archive is damaged"),
      (["archive", "add", "фронт.gpkg", "empty"], 66, "there is no snapshot in this directory"),
      (["archive", "add", "фронт.gpkg", "nowhere"], 66, "nowhere"),
      (["archive", "create", "фронт.gpkg", "maps"], 73, "exists already"),
      (["archive", "create", "no/such/folder.gpkg"], 73, "can't be created"),
      (["archive", "create", "empty", "--overwrite"], 73, "it is a directory: name a file in it"),
      (["series", "none.gpkg"], 65, "there is no snapshot in it"),
      (["archive", "add", "фронт.gpkg"], 64, "see 'frontline archive add --help'"),
    ] as [([String], Int32, String)] {
      let result = try CommandLineTool.run(arguments, in: folder)
      #expect(result.status == status, "\(arguments): \(result.errors)")
      #expect(result.failures.count == 1 && result.errors.contains(words), "\(arguments): \(result.errors)")
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/фронт.gpkg")) == whole)
  }

  @Test(
    "A series of real maps from an archive has the same bytes as from files",
    .enabled(if: SharedMaterial.isPresent, "skipped: no ../shared"))
  func realSeries() throws {
    let folder = try Folder()
    let union = SharedMaterial.folder + "/corpus/union"
    let files = try FileManager.default.contentsOfDirectory(atPath: union).sorted().suffix(20).map {
      "\(union)/\($0)"
    }
    #expect(
      try CommandLineTool.run(["archive", "create", "u.gpkg", "--quiet"] + files, in: folder).status == 0)
    let archived = try CommandLineTool.run(["series", "u.gpkg", "-f", "csv"], in: folder)
    let plain = try CommandLineTool.run(["series", "-f", "csv"] + files, in: folder)
    #expect(archived.status == 0 && archived.output == plain.output)
  }
}
