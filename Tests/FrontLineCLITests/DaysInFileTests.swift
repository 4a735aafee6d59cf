import Foundation
import TestSupport
import Testing

/// A file, an archive of files or a folder that holds the maps of several days is a series in every command.
@Suite("Several days in one file")
struct DaysInFileTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func run(_ arguments: [String]) throws -> CommandLineTool.Result {
    try CommandLineTool.run(arguments, in: folder)
  }

  private func output(_ arguments: String...) throws -> String {
    let result = try run(arguments + ["--quiet"])
    #expect(result.status == 0, "\(arguments): \(result.errors)")
    return result.output
  }

  /// Squares that grow to the east by a tenth of a degree a day.
  private static let days = ["2025-01-01", "2025-01-02", "2025-01-04"]

  private func map(_ index: Int) -> String { Fixtures.rectangle(37, 48, 38 + Double(index) / 10, 48.5) }

  private func writeStates() throws {
    var features: [String] = []
    for (index, day) in Self.days.enumerated() {
      features.append(Fixtures.feature(map(index), #"{"date":"\#(day)"}"#))
      try folder.write("maps/\(day).geojson", Fixtures.map(map(index)))
    }
    try folder.write("all.geojson", Fixtures.collection(features.reversed()))
  }

  @Test("One file gives what a folder of a file a day gives, in every command that walks through days")
  func everyCommand() throws {
    try writeStates()
    for command in [
      ["series", "-f", "csv"], ["series", "--every", "month", "-f", "csv"],
      ["distance", "--to", "Kramatorsk", "-f", "csv"],
      ["route", "--via", "Pokrovsk", "--via", "Kramatorsk", "-f", "csv"],
      ["export", "--layer", "series", "-f", "csv"], ["export", "--layer", "change", "-f", "csv"],
      ["area", "-f", "csv"], ["zones", "--within", "5,20", "-f", "csv"],
    ] {
      func lines(_ input: String) throws -> [String] {
        let result = try run([command[0], input] + command.dropFirst() + ["--quiet"])
        #expect(result.status == 0, "\(command): \(result.errors)")
        return result.output.split(separator: "\n").map {
          $0.split(separator: ",", omittingEmptySubsequences: false).filter {
            !$0.contains("geojson") && $0.count != 64
          }.joined(separator: ",")
        }
      }
      let (file, days) = (try lines("all.geojson"), try lines("maps"))
      #expect(file == days && file.count > 1, "\(command)")
    }
  }

  @Test("An archive is made of one file of several days as of a folder of a file a day, and added to")
  func archives() throws {
    try writeStates()
    // By its name it is of one day.
    try FileManager.default.copyItem(
      atPath: folder.path + "/all.geojson", toPath: folder.path + "/days 2025-01-02.geojson")
    try folder.write("broken.geojson", "{")
    _ = try output("archive", "create", "maps.gpkg", "maps")
    _ = try output("archive", "create", "file.gpkg", "all.geojson")
    let named = try run(["archive", "create", "named.gpkg", "days 2025-01-02.geojson"])
    #expect(named.errors.components(separatedBy: "it holds 3 maps by its property").count == 2)
    #expect(named.errors.hasSuffix("named.gpkg: 3 added, 0 already in the archive\n"))
    _ = try output("archive", "create", "added.gpkg", "maps/2025-01-02.geojson")
    let added = try run(["archive", "add", "added.gpkg", "broken.geojson", "all.geojson", "--keep-going"])
    #expect(added.status == 0 && added.errors.contains("broken.geojson"), "\(added.errors)")
    #expect(added.errors.contains("3 added") || added.errors.contains("2 added"), "\(added.errors)")
    let series = try output("series", "maps.gpkg", "-f", "csv")
    for archive in ["file.gpkg", "named.gpkg", "added.gpkg"] {
      #expect(try output("series", archive, "-f", "csv") == series, "\(archive)")
      _ = try output("archive", "verify", archive)
    }
    // With a range only its days: among those of others they are in order.
    let list = try output("archive", "list", "added.gpkg", "-f", "csv")
    #expect(Self.days.allSatisfy { list.contains(",\($0),") })
  }

  @Test("Maps, reports, sites and watching take one file of several days as a folder")
  func documents() throws {
    try writeStates()
    for input in ["all.geojson", "maps"] {
      _ = try output("map", input, "-o", "\(input).svg")
      _ = try output("report", input, "-o", "\(input).html")
      _ = try output("report", input, "--site", "site-\(input)")
      _ = try output("archive", "create", "\(input).gpkg", input)
    }
    #expect(try folder.read("all.geojson.svg") == folder.read("maps.svg"))
    #expect(
      try folder.read("site-all.geojson/data/days.csv") == folder.read("site-maps/data/days.csv"))
    #expect(
      try output("series", "site-all.geojson/data/front.gpkg", "-f", "csv").split(separator: "\n").count == 4)
    try folder.write(
      "rules.json",
      #"{"schema":"frontline.rules/1","name":"tests","rules":[{"name":"day","when":"area","km2":1}]}"#)
    func events(_ archive: String) throws -> String {
      let told = try run(["watch", "rules.json", "--archive", archive, "--replay", "--quiet"])
      #expect(told.status == 3, "\(told.errors)")
      return told.output.replacingOccurrences(of: archive, with: "")
    }
    #expect(try events("all.geojson.gpkg") == events("maps.gpkg"))
  }

  @Test("What the days are taken for is said once, in JSON too")
  func notice() throws {
    try writeStates()
    let result = try run(["series", "all.geojson", "-f", "json"])
    let words =
      "it holds 3 maps by its property \"date\": the features of a day are the whole map of that day"
    #expect(result.errors.components(separatedBy: words).count == 2)
    #expect(
      result.output.contains(#""code": "several-days""#) && result.output.contains(#""meaning": "states""#))
  }

  @Test("A day of many is named behind an @: of a file, of a folder, of one map")
  func selection() throws {
    try writeStates()
    for input in ["all.geojson", "maps", "maps/2025-01-02.geojson"] {
      let result = try output("area", "\(input)@2025-01-02", "-f", "csv")
      #expect(result.split(separator: "\n")[1].contains(",2025-01-02,"), "\(input)")
    }
    for input in ["all.geojson@2025-01-02", "maps@2025-01-02"] {
      let checked = try run(["check", input, "-f", "json"])
      #expect(checked.status == 0 && checked.output.contains("no-status"), "\(checked.errors)")
      #expect(!checked.output.contains("2025-01-04"))
    }
    let mended = try run(["check", "all.geojson@2025-01-02", "--repair", "-o", "a.geojson"])
    #expect(mended.status == 64 && mended.failures.count == 1 && mended.errors.contains("frontline export"))
    #expect(try run(["check", "maps@2025-01-03"]).status == 65)
    let absent = try run(["area", "all.geojson@2025-01-03"])
    #expect(absent.status == 65)
    #expect(
      absent.errors.hasSuffix("there is no map of 2025-01-03: the nearest are of 2025-01-02 and 2025-01-04\n")
    )
    let change = try output("change", "all.geojson@2025-01-01", "maps@2025-01-04", "-f", "csv")
    let chosen = try run(["change", "maps", "--since", "2025-01-01", "--until", "2025-01-05", "-f", "csv"])
    #expect(chosen.errors.contains("compares maps/2025-01-01.geojson with maps/2025-01-04.geojson"))
    func figures(_ csv: String) -> Substring { csv.split(separator: "\n")[1].drop { $0 != "," }.dropFirst() }
    #expect(
      figures(change).split(separator: ",").dropFirst()
        == figures(chosen.output).split(separator: ",").dropFirst())
    let open = try output("change", "all.geojson", "--since", "2025-01-03")
    #expect(open.contains("before  2025-01-02") && open.contains("after   2025-01-04"))
    #expect(try run(["change", "maps", "--until", "2024-01-01"]).status == 65)
    #expect(try run(["change", "maps", "--since", "2025-01-02", "--until", "2025-01-03"]).status == 65)
    #expect(try run(["change", "all.geojson"]).status == 64)
    #expect(try run(["front", "all.geojson", "all.geojson@2025-01-01"]).status == 65)
    let days = try run(["compare", "all.geojson", "maps", "-f", "csv"])
    #expect(days.output.split(separator: "\n").count == 4)
  }

  @Test("The day behind an @ is the one that is printed, where the content says another than the name")
  func statedDays() throws {
    // Each was downloaded a day after it was made; the last two are of one day.
    for (number, (name, day)) in [
      ("02", "01"), ("04", "03"), ("06", "06"), ("07", "06"),
    ].enumerated() {
      try folder.write(
        "lag/2025-01-\(name).geojson", Fixtures.map(map(number), #"{"date":"2025-01-\#(day)"}"#))
    }
    for (day, name) in [("01", "02"), ("03", "04"), ("06", "07")] {
      let table = try output("area", "lag@2025-01-\(day)")
      #expect(table.hasPrefix("lag/2025-01-\(name).geojson · generic · 2025-01-\(day)\n"), "\(table)")
    }
    for (day, nearest) in [
      ("02", "are of 2025-01-01 and 2025-01-03"), ("04", "are of 2025-01-03 and 2025-01-06"),
      ("07", "is of 2025-01-06"),
    ] {
      let absent = try run(["area", "lag@2025-01-\(day)"])
      #expect(absent.status == 65 && absent.errors.hasSuffix("the nearest \(nearest)\n"), "\(absent.errors)")
    }
    let chosen = try run(["change", "lag", "--since", "2025-01-02", "--until", "2025-01-05"])
    #expect(chosen.errors.contains("compares lag/2025-01-02.geojson with lag/2025-01-04.geojson"))
    // Where names tell the days, maps of other days are not read.
    try writeStates()
    try folder.write("maps/2025-01-01.geojson", "{")
    #expect(try output("area", "maps@2025-01-04", "-f", "csv").contains(",2025-01-04,"))
  }

  @Test(
    "NZZ's maps are named by the day that is printed",
    .enabled(if: SharedMaterial.isPresent, "skipped: no ../shared"))
  func nzz() throws {
    let maps = "\(SharedMaterial.folder)/corpus/nzz"
    #expect(try output("area", "\(maps)@2025-07-31").contains("2025-08-03.json · nzz · 2025-07-31\n"))
    let absent = try run(["area", "\(maps)@2025-08-03"])
    #expect(
      absent.status == 65 && absent.errors.hasSuffix("the nearest are of 2025-07-31 and 2025-08-08\n"),
      "\(absent.errors)")
  }

  @Test("Land that was taken on its day is told from whole maps, and counts from then on")
  func events() throws {
    let parts = (0..<3).map { Fixtures.rectangle(37 + Double($0) / 4, 48, 37.25 + Double($0) / 4, 48.5) }
    try folder.write(
      "taken.geojson",
      Fixtures.collection(zip(parts, Self.days).map { Fixtures.feature($0, #"{"date_taken":"\#($1)"}"#) }))
    for options in [[], ["--dates", "events"]] {
      let result = try run(["series", "taken.geojson", "-f", "csv"] + options)
      #expect(result.errors.contains("each polygon is land taken on its day, and counts from then on"))
      let areas = result.output.split(separator: "\n").dropFirst().compactMap {
        Double($0.split(separator: ",", omittingEmptySubsequences: false)[3])
      }
      #expect(areas.count == 3 && abs(areas[1] - 2 * areas[0]) < 1e-6 && abs(areas[2] - 3 * areas[0]) < 1e-6)
    }
    // What is neither is refused, with both ways to say it.
    let half = [Fixtures.rectangle(37, 48, 38, 48.5), Fixtures.rectangle(37.8, 48, 38.8, 48.5)]
    try folder.write(
      "half.geojson",
      Fixtures.collection(zip(half, Self.days).map { Fixtures.feature($0, #"{"day":"\#($1)"}"#) }))
    let refused = try run(["area", "half.geojson"])
    #expect(refused.status == 65 && refused.errors.contains("--dates states or events"))
    for (meaning, rows) in [("states", 2), ("events", 2), ("ignore", 1)] {
      let table = try output("area", "half.geojson", "--dates", meaning, "-f", "csv")
      #expect(table.components(separatedBy: "territory").count - 1 == rows)
    }
  }

  @Test("check says that a file holds several days, and finds no overlaps between them")
  func check() throws {
    try writeStates()
    let result = try run(["check", "all.geojson"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("it holds 3 maps by its property \"date\", from 2025-01-01 to 2025-01-04"))
    #expect(!result.output.contains("overlap-in-status") && !result.output.contains("refuse"))
  }

  @Test("Some dated and some not, or one --date for several days, is refused and unites nothing")
  func refused() throws {
    try folder.write(
      "some.geojson",
      Fixtures.collection([
        Fixtures.feature(map(0), #"{"date":"2025-01-01"}"#),
        Fixtures.feature(map(1), #"{"date":"2025-01-02"}"#),
        Fixtures.feature(map(2), #"{"name":"третій"}"#),
      ]))
    let result = try run(["area", "some.geojson"])
    #expect(result.status == 65 && result.output.isEmpty)
    #expect(
      result.errors.contains("(where: feature 2 \"третій\")") && result.errors.contains("--dates ignore"))
    try writeStates()
    let dated = try run(["area", "all.geojson", "--date", "2025-01-01"])
    #expect(dated.status == 65 && dated.output.isEmpty)
  }

  @Test("What is exported in several days reads back as a series, whether its source is named or not")
  func roundTrip() throws {
    try writeStates()
    for layer in ["status", "series"] {
      _ = try output(
        "export", "maps", "--layer", layer, "--precision", "full", "-o", "\(layer).geojson", "--overwrite")
      #expect(try output("series", "\(layer).geojson", "-f", "csv") == output("series", "maps", "-f", "csv"))
    }
    // Two maps of one day stay two.
    try folder.write("1754082000.geojson", Fixtures.deepState(occupied: 37.5))
    try folder.write("1754085600.geojson", Fixtures.deepState(occupied: 37.6))
    _ = try output(
      "export", "1754082000.geojson", "1754085600.geojson", "--precision", "full", "-o", "two.geojson")
    let direct = try output("area", "1754082000.geojson", "1754085600.geojson", "-f", "csv")
    func areas(_ csv: String) -> [Substring] {
      csv.split(separator: "\n").dropFirst().map {
        $0.split(separator: ",", omittingEmptySubsequences: false)[6]
      }
    }
    #expect(try areas(output("area", "two.geojson", "-f", "csv")) == areas(direct))
    #expect(try areas(output("area", "two.geojson", "--source", "deepstate", "-f", "csv")) == areas(direct))
  }

  @Test(
    "An archive of files of several days is a series", .enabled(if: ExportTests.hasGDAL, ExportTests.absence))
  func archiveOfFiles() throws {
    try writeStates()
    let made = try CommandLineTool.shell(
      "python3 -c 'import zipfile,glob; z=zipfile.ZipFile(\"maps.zip\",\"w\"); [z.write(f) for f in sorted(glob.glob(\"maps/*\"))]'",
      in: folder)
    #expect(made.status == 0, "\(made.errors)")
    #expect(try output("series", "maps.zip", "-f", "csv") == output("series", "maps", "-f", "csv"))
    #expect(try output("area", "maps.zip@2025-01-02").contains("2025-01-02"))
  }

  @Test(
    "The unions in one file, and in one archive, give the bytes of the folder",
    .enabled(if: SharedMaterial.isPresent, "skipped: no ../shared"))
  func unions() throws {
    let made = try CommandLineTool.shell(
      """
      python3 - '\(SharedMaterial.folder)/corpus/union' <<'END'
      import glob, json, re, sys, zipfile
      features = []
      with zipfile.ZipFile("unions.zip", "w", zipfile.ZIP_DEFLATED) as archive:
          for path in sorted(glob.glob(sys.argv[1] + "/*.geojson"))[:40]:
              archive.write(path, path.split("/")[-1])
              day = re.search(r"(\\d{4})(\\d\\d)(\\d\\d)", path.split("/")[-1]).groups()
              for feature in json.load(open(path))["features"]:
                  features.append({**feature, "properties": {"date": "-".join(day)}})
      json.dump({"type": "FeatureCollection", "features": features}, open("unions.geojson", "w"))
      END
      mkdir few && for f in $(ls '\(SharedMaterial.folder)/corpus/union' | sort | head -40); do
        ln -s "\(SharedMaterial.folder)/corpus/union/$f" few/; done
      """, in: folder)
    #expect(made.status == 0, "\(made.errors)")
    let whole = try output("series", "few", "-f", "csv")
    #expect(whole.split(separator: "\n").count == 41)
    #expect(try output("series", "unions.geojson", "-f", "csv") == whole)
    if ExportTests.hasGDAL { #expect(try output("series", "unions.zip") == output("series", "few")) }
  }
}
