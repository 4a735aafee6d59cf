import Foundation
import TestSupport
import Testing

/// `Scripts/update-daily` against a server of our own.
@Suite("Every day")
struct UpdateDailyTests {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write(
      "rules.json",
      """
      {"schema":"frontline.rules/1","name":"daily","rules":[
        {"name":"near","when":"near","to":"37.6,47.2","km":[8,6]}]}
      """)
  }

  private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Scripts/update-daily")
    .path

  private func update(_ base: String, _ more: String = "", before: String = "") throws
    -> CommandLineTool.Result
  {
    try CommandLineTool.shell(
      "\(before) export no_proxy=127.0.0.1; '\(Self.script)' --frontline \"$BIN\" --fetch-option --base-url=\(base) "
        + "--fetch-option --pace=1 --rules rules.json --watch-option --since=2024-01-01 --out figures \(more) front.gpkg",
      in: folder)
  }

  @Test("Events are told with status 3, the next run has none, and the figures are there")
  func daily() throws {
    let server = try FeedServer(["--versions", "40"])
    let first = try update(server.base)
    #expect(first.status == 3 && first.output.contains("2025-01-22  near"), "\(first.errors)")
    let second = try update(server.base, "--quiet")
    #expect(second.status == 0 && second.output.isEmpty)
    // The shell may complain of the locale.
    #expect(!second.errors.contains("frontline: ") && !second.errors.contains("update-daily: "))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/figures").sorted()
    #expect(Set(names).isSuperset(of: ["change.svg", "months.csv", "months.svg", "series.csv"]))
    #expect(try folder.read("figures/series.csv").split(separator: "\n").count == 41)
  }

  @Test("While one run is at work another one does nothing")
  func locked() throws {
    let server = try FeedServer(["--versions", "2"])
    let result = try update(server.base, before: "exec 8>front.gpkg.lock; flock -n 8 || exit 1;")
    #expect(result.status == 75 && result.errors.contains("another run"), "\(result.errors)")
    #expect(try server.requests().isEmpty)
  }

  @Test("A source that is down is named; what is here is told all the same")
  func down() throws {
    var server: FeedServer? = try FeedServer(["--versions", "21"])
    let base = try #require(server?.base)
    #expect(try update(base).status == 0)
    try folder.write(
      "more/1737579234.geojson",
      Fixtures.map(
        Fixtures.rectangle(37, 47, 37.53, 47.53),
        #"{"name":"Окуповано /// Occupied /// geoJSON.status.occupied"}"#))
    let added = try CommandLineTool.run(["archive", "add", "front.gpkg", "more"], in: folder)
    #expect(added.status == 0, "\(added.errors)")
    server = nil
    let result = try update(base)
    #expect(
      result.status == 66 && result.errors.contains("fetch deepstate failed with status 66"),
      "\(result.errors)")
    #expect(result.output.contains("near"), "\(result.output)")
  }

  @Test("The units and the line for crontab carry the same options")
  func printed() throws {
    let units = try CommandLineTool.shell(
      "'\(Self.script)' --rules rules.json --source union --print-systemd front.gpkg", in: folder)
    #expect(
      units.status == 0 && units.output.contains("OnCalendar")
        && units.output.contains("SuccessExitStatus=3 75"))
    #expect(units.output.contains("--rules rules.json --source union"))
    let line = try CommandLineTool.shell(
      "'\(Self.script)' --rules rules.json --quiet --print-cron front.gpkg", in: folder)
    #expect(
      line.output.wholeMatch(of: /[0-9]+ 23 \* \* \* cd .* --rules rules.json --quiet .*front.gpkg *\n/)
        != nil)
    #expect(try CommandLineTool.shell("'\(Self.script)'", in: folder).status == 64)
    #expect(try CommandLineTool.shell("'\(Self.script)' --sauce x a.gpkg", in: folder).status == 64)
  }
}
