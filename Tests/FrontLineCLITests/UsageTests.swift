import Testing

@Suite("Usage errors")
struct UsageTests {
  /// Arguments and the line that they earn.
  static let mistakes: [(arguments: [String], line: String)] = [
    (["--versio"], "unknown option '--versio' (did you mean '--version'?): see 'frontline --help'"),
    (
      ["area", "--eart", "wgs84"],
      "unknown option '--eart' (did you mean '--earth'?): see 'frontline area --help'"
    ),
    (["area", "-f"], "missing value for '-f <format>': see 'frontline area --help'"),
    (
      ["area", "-f", "xml"],
      "the value 'xml' is invalid for '-f <format>': give one of 'table', 'json', 'csv' or 'markdown': see 'frontline area --help'"
    ),
    (
      ["change", "--earth", "mars"],
      "the value 'mars' is invalid for '--earth <earth>': give one of 'wgs84', 'wgs84-straight', 'deepstate', "
        + "'turf' or 'EPSG:n': see 'frontline change --help'"
    ),
    (
      ["area", "--denominator", "0"],
      "the value '0' is invalid for '--denominator <denominator>': give one of 'ukraine', 'deepstate', 'factbook' "
        + "or a number of square kilometres: see 'frontline area --help'"
    ),
    (
      ["area", "--earth", "EPSG:4326"],
      "EPSG:4326 (WGS 84) is not a projected coordinate reference system: name a projected one, for example "
        + "EPSG:6933, EPSG:3035 or EPSG:32637"
    ),
    (
      ["area", "--earth", "EPSG:999999"],
      "there is no coordinate reference system EPSG:999999: name a projected one, for example EPSG:6933, EPSG:3035 "
        + "or EPSG:32637"
    ),
    (
      ["area", "--territory", "everything"],
      "there is no territory \"everything\": use one of all-occupied, since-2022, with-contested, or name statuses "
        + "with --statuses: see 'frontline area --help'"
    ),
    (
      ["area", "--territory", "since-2022", "--statuses", "occupied"],
      "--territory and --statuses both say what is counted: give one of them: see 'frontline area --help'"
    ),
    (
      ["area", "--statuses", "occupied,foreign"],
      "land with the status foreign never enters a total: name some of occupied, occupied-before-2022, contested, "
        + "liberated, advance, infiltration, claimed, counteroffensive: see 'frontline area --help'"
    ),
    (
      ["area", "--map", "24.03=taken"],
      "the value '24.03=taken' is invalid for '--map <VALUE=STATUS>': there is no status 'taken': give one of "
        + "occupied, occupied-before-2022, contested, liberated, foreign, advance, infiltration, claimed, "
        + "counteroffensive: see 'frontline area --help'"
    ),
    (
      ["area", "--map", "A b=occupied", "--map", "a  B=liberated"],
      "--map gives 'a  B' two statuses, occupied and liberated: keep one (upper and lower case are the same): see "
        + "'frontline area --help'"
    ),
    (
      ["area", "--date", "2025-02-30"],
      "the value '2025-02-30' is invalid for '--date <YYYY-MM-DD>': there is no such day: see 'frontline area --help'"
    ),
    (
      ["area", "--jobs", "0"],
      "--jobs 0 is not a number of threads: give 1 or more: see 'frontline area --help'"
    ),
    (
      ["change", "one.geojson"],
      "a change needs two snapshots, and one is named: name the one before and the one after, or choose two of a "
        + "folder with --since and --until: see 'frontline change --help'"
    ),
    (["change", "a", "b", "c"], "unexpected argument 'c': see 'frontline change --help'"),
    (
      ["change", "--precision", "16"],
      "the value '16' is invalid for '--precision <N|full>': see 'frontline change --help'"
    ),
    // Arguments that follow an unknown option are not to blame, nor those that are missing.
    (
      ["change", "--to", "Kramatorsk"],
      "unknown option '--to' (did you mean '--top'?): see 'frontline change --help'"
    ),
    (["change", "--bogus", "x"], "unknown option '--bogus': see 'frontline change --help'"),
    (["change", "--bogus=x", "a"], "unknown option '--bogus': see 'frontline change --help'"),
    (["change", "-z", "a"], "unknown option '-z': see 'frontline change --help'"),
    (["distance", "--bogus", "x"], "unknown option '--bogus': see 'frontline distance --help'"),
    (
      ["compare", "a", "--earht", "turf"],
      "unknown option '--earht' (did you mean '--earth'?): see 'frontline compare --help'"
    ),
    (["archive", "list", "--bogus"], "unknown option '--bogus': see 'frontline archive list --help'"),
    (["distance", "a"], "missing expected argument '--to <TARGET> ...': see 'frontline distance --help'"),
    (
      ["compare", "a", "--since", "2025-01-01", "--name", "x", "-q"],
      "unknown option '-q': see 'frontline compare --help'"
    ),
    (
      ["front", "--until", "2025-01-01"],
      "unknown option '--until': name the map of a day as FOLDER@YYYY-MM-DD: see 'frontline front --help'"
    ),
    (
      ["change", "--winding", "clockwise"],
      "--winding works with GeoJSON only, and the format is table: leave it out, or add --format geojson: see 'frontline "
        + "change --help'"
    ),
    (["area", "--\u{1B}[31m"], #"unknown option '--\u{1B}[31m': see 'frontline area --help'"#),
  ]

  @Test(
    "A usage error gives one line that names the command's help, and status 64", arguments: mistakes.indices)
  func oneLine(index: Int) throws {
    let (arguments, line) = Self.mistakes[index]
    let result = try CommandLineTool.run(arguments, in: try Folder())
    #expect(result.status == 64)
    #expect(result.output.isEmpty)
    #expect(result.failures == ["frontline: \(line)"])
  }

  @Test("An unknown command is an error, alone and after help", arguments: [["aera"], ["help", "aera"]])
  func unknownCommand(arguments: [String]) throws {
    let result = try CommandLineTool.run(arguments, in: try Folder())
    #expect(result.status == 64 && result.output.isEmpty)
    #expect(
      result.errors == "frontline: there is no command 'aera': did you mean 'area'?: see 'frontline --help'\n"
    )
    let unlike = try CommandLineTool.run(arguments.dropLast() + ["xyzzy"], in: try Folder())
    #expect(unlike.errors.hasPrefix("frontline: there is no command 'xyzzy': give one of area, change, "))
  }

  @Test(
    "Help is printed to standard output with status 0",
    arguments: [[], ["help"], ["--help"], ["-h"], ["help", "area"]])
  func help(arguments: [String]) throws {
    let result = try CommandLineTool.run(arguments, in: try Folder())
    #expect(result.status == 0 && result.errors.isEmpty)
    #expect(result.output.hasPrefix("OVERVIEW: "))
  }

  @Test("The version is printed")
  func version() throws {
    let result = try CommandLineTool.run(["--version"], in: try Folder())
    #expect(result.status == 0 && result.errors.isEmpty)
    let lines = result.output.split(separator: "\n")
    #expect(
      lines.first?.wholeMatch(of: #/frontline \d+\.\d+\.\d+( \([0-9a-f]{10}\+?\))?/#) != nil,
      "\(result.output)")
    #expect(
      lines.dropFirst().map { $0.prefix { $0 != " " } } == [
        "GEOS", "PROJ", "GeographicLib", "simdjson", "SQLite",
      ])
    #expect(lines.dropFirst().allSatisfy { $0.contains(#/ \d+\.\d+(\.\d+)?$/#) }, "\(result.output)")
  }

  @Test("Completions name the commands", arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) throws {
    let result = try CommandLineTool.run(["--generate-completion-script", shell], in: try Folder())
    #expect(result.status == 0 && result.errors.isEmpty)
    #expect(result.output.contains("change") && result.output.contains("wgs84-straight"))
  }
}
