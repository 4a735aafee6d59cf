import Foundation
import GeoJSON
import SQLite
import TestSupport
import Testing

@testable import Conversions

/// What keeps a program of GDAL from what it is not asked for.
@Suite struct LockTests {
  private static let hasLocks =
    LockedProcess.knownLocks == LockedProcess.Locks(files: true, network: true)
  private static let lockless: Comment = "skipped: this system knows no Landlock or no seccomp"

  private static func withFolder(_ body: (TemporaryFolder) throws -> Void) throws {
    let folder = try TemporaryFolder(place: "test")
    defer { folder.remove() }
    try body(folder)
  }

  /// A program that stands for `ogr2ogr`: a script.
  private static func tool(
    _ script: String, in folder: TemporaryFolder, _ change: (inout Ogr2ogr) -> Void = { _ in }
  ) throws -> Ogr2ogr {
    let name = "program-\(UUID())"
    try folder.write(Array("#!/bin/sh\n\(script)\n".utf8), to: name)
    chmod("\(folder.path)/\(name)", 0o755)
    var tool = Ogr2ogr(executable: "\(folder.path)/\(name)")
    change(&tool)
    return tool
  }

  private static func run(_ script: String, in folder: TemporaryFolder) throws -> Ogr2ogr.Outcome {
    let tool = try tool(script, in: folder)
    var allowance = tool.allowance()
    return try tool.run([], skipping: "A,", in: folder, place: "test", &allowance)
  }

  #if os(Linux)
    @Test("What libraries have registered for a child does not run in it")
    func forkHandlers() throws {
      // PROJ's closes a database there, and waited for a lock that another thread had held at the fork.
      #expect(pthread_atfork(nil, nil, { _exit(99) }) == 0)
      try Self.withFolder { folder in
        let outcome = try Self.run("echo begun", in: folder)
        #expect(outcome.isSuccess && outcome.text == "begun\n")
      }
    }
  #endif

  // MARK: The list of drivers

  @Test("GDAL leaves out what it is told to", .enabled(if: ZipTests.hasOgr2ogr, ZipTests.absence))
  func listBites() throws {
    try Self.withFolder { folder in
      let tool = Ogr2ogr()
      var allowance = tool.allowance()
      func left(_ skipped: String) throws -> Set<String> {
        let outcome = try tool.run(["--formats"], skipping: skipped, in: folder, place: "", &allowance)
        return Set(try #require(GDALDrivers(formats: outcome.text)).names)
      }
      let all = try tool.drivers(in: folder, place: "", &allowance)
      #expect(all.names.count > 10 && all.names.contains("OGR_VRT") && all.names.contains("GPKG"))
      for kept in [["KML", "LIBKML", "GeoJSON"], ["GPKG", "GeoJSON"], ["ESRI Shapefile", "GeoJSON"]]
        as [Set<String>]
      {
        #expect(try left(all.skipping(allBut: kept)) == kept.intersection(all.names))
      }
      // A single name, with a space in it.
      let others = Set(all.names).subtracting(["ESRI Shapefile"])
      #expect(try left(all.skipping(allBut: others)) == others)
      // The same, parted by spaces, would leave all: what the comma is for.
      let spaced = all.skipping(allBut: ["GPKG"]).replacingOccurrences(of: ",", with: " ")
      #expect(try left(spaced).contains("OGR_VRT") || left(spaced).contains("ESRI Shapefile"))
    }
  }

  @Test("A GDAL that keeps drivers is not used")
  func listThatDoesNotBite() throws {
    try Self.withFolder { folder in
      let tool = try Self.tool(
        "echo '  KML -vector- (rw+v): KML'; echo '  OGR_VRT -vector- (rov): VRT'", in: folder)
      var allowance = tool.allowance()
      let error = #expect(throws: ConversionError.self) {
        try tool.layers(of: ForeignFile(bytes: [], format: .kml, place: "a.kml"), &allowance)
      }
      #expect(error?.message.contains("ignores the setting that disables its drivers (OGR_VRT)") == true)
      #expect(error?.kind == .cannotOpen)
      let unread = try Self.tool("echo '  KML: reads KML'", in: folder)
      let other = #expect(throws: ConversionError.self) {
        try unread.layers(of: ForeignFile(bytes: [], format: .kml, place: "a.kml"), &allowance)
      }
      #expect(other?.message.contains("can't be understood") == true)
    }
  }

  // MARK: Locks

  @Test("It writes in its folder, and reads there", .enabled(if: hasLocks, lockless))
  func ownFolder() throws {
    try Self.withFolder { folder in
      let outcome = try Self.run("echo hello > made && read x < made && echo $x && pwd", in: folder)
      #expect(outcome.text == "hello\n\(folder.path)\n" && outcome.isSuccess, "\(outcome.errorText)")
      #expect(try folder.read("made") == Array("hello\n".utf8))
    }
  }

  @Test(
    "It writes nowhere else, reads what is not the system's nowhere else, starts nothing, changes nothing",
    .enabled(if: hasLocks, lockless),
    arguments: [
      "echo x > OUTSIDE/made", "echo x >> OUTSIDE/secret", "read x < OUTSIDE/secret && echo $x",
      "cd OUTSIDE; echo *",
      "exec /bin/rm OUTSIDE/secret", "exec /bin/chmod 777 OUTSIDE/secret", "exec /bin/mv OUTSIDE/secret .",
      "exec /bin/ln -s OUTSIDE/secret link", "exec /bin/ln OUTSIDE/secret link", "exec /bin/mkdir folder",
      "exec /usr/bin/mkfifo pipe", "exec /usr/bin/touch OUTSIDE/secret",
      "exec /usr/bin/truncate -s 0 OUTSIDE/secret",
      "(echo child)", "kill -9 $PPID", "read x < /etc/passwd && echo $x", "exec OUTSIDE/program",
      ": > /dev/full",
      "exec /bin/bash -c 'echo x > /dev/tcp/127.0.0.1/PORT'",
      "exec /bin/bash -c 'echo x > /dev/udp/127.0.0.1/PORT'",
      "ulimit -c unlimited",
    ])
  func elsewhere(script: String) throws {
    let outside = FileManager.default.temporaryDirectory.appendingPathComponent("outside-\(UUID())").path
    try FileManager.default.createDirectory(atPath: outside, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: outside) }
    try "secret\n".write(toFile: outside + "/secret", atomically: true, encoding: .utf8)
    try "#!/bin/sh\necho ran\n".write(toFile: outside + "/program", atomically: true, encoding: .utf8)
    chmod(outside + "/program", 0o755)
    let server = try CountingServer()
    defer { server.stop() }
    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: outside).sorted() }
    let before = try FileManager.default.attributesOfItem(atPath: outside + "/secret")
    try Self.withFolder { folder in
      let outcome = try Self.run(
        script.replacingOccurrences(of: "OUTSIDE", with: outside)
          .replacingOccurrences(of: "PORT", with: "\(server.port)"), in: folder)
      #expect(!outcome.isSuccess || outcome.text == "*\n", "\(outcome.text)")
      #expect(
        !outcome.text.contains("secret") && !outcome.text.contains("ran") && !outcome.text.contains("child"))
    }
    let after = try FileManager.default.attributesOfItem(atPath: outside + "/secret")
    #expect(try names() == ["program", "secret"])
    #expect(try String(contentsOfFile: outside + "/secret", encoding: .utf8) == "secret\n")
    #expect(after[.posixPermissions] as? Int == before[.posixPermissions] as? Int)
    #expect(after[.modificationDate] as? Date == before[.modificationDate] as? Date)
    #expect(server.count == 0)
  }

  @Test("It sees none of our variables but those that it is given")
  func environment() throws {
    setenv("CPL_DEBUG", "ON", 1)
    setenv("AWS_SECRET_ACCESS_KEY", "x", 1)
    defer {
      unsetenv("CPL_DEBUG")
      unsetenv("AWS_SECRET_ACCESS_KEY")
    }
    try Self.withFolder { folder in
      let outcome = try Self.run("exec /usr/bin/env", in: folder)
      let variables = Dictionary(
        outcome.text.split(separator: "\n").map { line in
          let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
          return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
        }
      ) { first, _ in first }
      #expect(variables["CPL_DEBUG"] == nil && variables["AWS_SECRET_ACCESS_KEY"] == nil)
      #expect(variables["OGR_SKIP"] == "A," && variables["GDAL_SKIP"] == "A,")
      #expect(variables["TMPDIR"] == folder.path && variables["HOME"] == folder.path)
      #expect(variables["PROJ_NETWORK"] == "OFF")
    }
  }

  @Test("Descriptors that are open here are not open there")
  func descriptors() throws {
    try Self.withFolder { folder in
      let descriptor = open("/dev/null", O_RDONLY)
      defer { close(descriptor) }
      #expect(descriptor > 2)
      // The shell says what it can't duplicate.
      let outcome = try Self.run("exec 9<&\(descriptor) && echo open", in: folder)
      #expect(!outcome.text.contains("open"), "\(outcome.errorText)")
    }
  }

  // MARK: Bounds

  @Test("Time, output and runs are those of a whole input")
  func allowance() throws {
    try Self.withFolder { folder in
      let list = "case $1 in --formats) echo '  KML -vector- (rw+v): KML'; exit;; esac; "
      let file = ForeignFile(bytes: Array("<kml/>".utf8), format: .kml, place: "a.kml")
      func words(_ script: String, _ change: (inout Ogr2ogr) -> Void) throws -> (count: Int, words: String) {
        let tool = try Self.tool(list + script, in: folder, change)
        var allowance = tool.allowance()
        var count = 0
        do throws(ConversionError) {
          while count < 1000 {
            _ = try tool.layers(of: file, &allowance)
            count += 1
          }
        } catch {
          return (count, error.message)
        }
        return (count, "")
      }
      let runs = try words("echo '{}'") { $0.maximumProcesses = 7 }
      // Two of them ask for the formats.
      #expect(runs.count == 5 && runs.words.contains("the limit is 7 runs of GDAL"), "\(runs)")
      let bytes = try words("echo 123456789") { $0.maximumBytes = 200 }
      #expect(bytes.count > 3 && bytes.count < 20 && bytes.words.contains("more than 200 bytes"), "\(bytes)")
      let time = try words("echo '{}'") { $0.timeLimit = .milliseconds(400) }
      #expect(time.count < 1000 && time.words.contains("was stopped"), "\(time)")
    }
  }

  // MARK: Folders that were left

  @Test("What a killed process left goes, what a living one works in stays")
  func sweep() throws {
    let parent = FileManager.default.temporaryDirectory.appendingPathComponent("sweep-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: parent) }
    func make(_ name: String) throws -> String {
      let path = "\(parent)/\(name)"
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      try "x".write(toFile: path + "/source.kml", atomically: true, encoding: .utf8)
      return path
    }
    let left = try make(TemporaryFolder.prefix + "aB3xYz")
    let others = try ["frontline-aB3xYz", "frontline-report", TemporaryFolder.prefix + "of-mine"].map(make)
    let link = "\(parent)/\(TemporaryFolder.prefix)linked"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: others[1])
    let working = try make(TemporaryFolder.prefix + "worked")
    let descriptor = open(working, O_RDONLY)
    defer { close(descriptor) }
    #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    TemporaryFolder.sweep(parent)
    #expect(!FileManager.default.fileExists(atPath: left))
    for path in others + [working] {
      #expect(FileManager.default.fileExists(atPath: path + "/source.kml"), "\(path)")
    }
    flock(descriptor, LOCK_UN)
    TemporaryFolder.sweep(parent)
    #expect(!FileManager.default.fileExists(atPath: working))
    #expect(FileManager.default.fileExists(atPath: others[1] + "/source.kml"))
  }

  // MARK: What files say of themselves

  @Test("What is no WKT, or names a file in it, is no reference system")
  func referenceSystems() {
    let good = [
      #"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]]"#, #"PROJCRS["x",BASEGEOGCRS["y"]]"#, "GEOGCS (\"x\")",
      #"PROJCS["x",EXTENSION["PROJ4","+proj=merc +nadgrids=@null +wktext"]]"#,
      #"BOUNDCRS[x,PARAMETERFILE["Latitude and longitude difference file","@ntv2_0.gsb"]]"#,
    ]
    for text in good { #expect(throws: Never.self) { try ReferenceSystemText.check(text, place: "a") } }
    let bad = [
      "+init=/etc/passwd:1", "+proj=longlat", "/etc/passwd", "EPSG:4326", "http://127.0.0.1/x",
      "{\"type\":\"x\"}", "",
      "urn:ogc:def:crs:EPSG::4326", "[x]", "geogcs[x]",
      #"PROJCS["x",EXTENSION["PROJ4","+proj=merc +nadgrids=/etc/passwd"]]"#,
      #"PROJCS["x",EXTENSION["PROJ4","+proj=merc +NADGRIDS=@null,../x"]]"#,
      #"PROJCS["x",EXTENSION["PROJ4","+init=./x:1"]]"#, #"PROJCS["x",EXTENSION["PROJ4","+geoidgrids=a\b"]]"#,
      #"BOUNDCRS[x,PARAMETERFILE["Latitude and longitude difference file","/x.gsb"]]"#,
      #"BOUNDCRS[x,PARAMETERFILE["x", "a/b.gsb"]]"#, #"BOUNDCRS[x,parameterfile["#,
    ]
    for text in bad {
      #expect(throws: ConversionError.self, "\(text)") { try ReferenceSystemText.check(text, place: "a") }
    }
  }

  @Test("A header of FlatGeobuf that is cut, or leads elsewhere, is none")
  func flatGeobufHeaders() throws {
    var random = SeededGenerator(seed: 19)
    #expect(FlatGeobufHeader(of: []) == nil)
    // The magic, and a header that leads out of the file.
    let magic = Array("fgb\u{3}fgb\u{1}".utf8)
    #expect(FlatGeobufHeader(of: magic + Array(repeating: 0xFF, count: 200)) == nil)
    for _ in 0..<20_000 {
      let count = Int.random(in: 0...80, using: &random)
      let bytes = (0..<count).map { _ in
        UInt8.random(in: Bool.random(using: &random) ? 0...16 : 0...255, using: &random)
      }
      _ = FlatGeobufHeader(of: bytes)?.referenceSystem
    }
  }

  @Test(
    "What FlatGeobuf and GeoPackage say of their reference system is found",
    .enabled(if: ZipTests.hasOgr2ogr, ZipTests.absence),
    arguments: [
      ("EPSG:32637", "EPSG:32637"), ("EPSG:28407", "EPSG:28407"), ("+proj=laea +lat_0=48 +lon_0=31", nil),
    ])
  func systems(system: String, code: String?) throws {
    try Self.withFolder { folder in
      try folder.write(Array(#"{"type":"Point","coordinates":[500000,5300000]}"#.utf8), to: "a.geojson")
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
      process.arguments = [
        "-c",
        "for f in fgb gpkg shp; do ogr2ogr -a_srs '\(system)' a.$f a.geojson; done 2>/dev/null",
      ]
      try process.run()
      try process.waitForEnd()
      let tool = Ogr2ogr()
      for (ending, format) in [("fgb", .flatGeobuf), ("gpkg", .geoPackage)] as [(String, ForeignFormat)] {
        var allowance = tool.allowance()
        let layers = try tool.layers(
          of: ForeignFile(path: "\(folder.path)/a.\(ending)", format: format, place: "a"), &allowance)
        let found = try #require(layers.first?.referenceSystem)
        if let code { #expect(found == code) } else { #expect(found.hasPrefix("PROJC"), "\(found)") }
        // The coordinates stay what they were.
        let document = try GeoJSONReader().read(try #require(layers.first?.bytes))
        #expect(document.features.first?.geometry?.points.first.map { [$0.x, $0.y] } == [500000, 5300000])
      }
    }
  }

  @Test("A table without geometries is passed over", .enabled(if: ZipTests.hasOgr2ogr, ZipTests.absence))
  func attributes() throws {
    try Self.withFolder { folder in
      let tool = Ogr2ogr()
      let map = Array(#"{"type":"Point","coordinates":[36,48]}"#.utf8)
      try folder.write(
        try tool.file(of: map, as: .geoPackage, layer: "land", day: "2025-01-01", place: "a"), to: "a.gpkg")
      let database = try SQLiteConnection(path: folder.path + "/a.gpkg", .writing)
      try database.run(
        """
        CREATE TABLE notes (id INTEGER PRIMARY KEY, note TEXT);
        CREATE TABLE stray (id INTEGER PRIMARY KEY);
        INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('notes', 'attributes', 'notes')
        """)
      try database.close()
      var allowance = tool.allowance()
      let file = ForeignFile(path: folder.path + "/a.gpkg", format: .geoPackage, place: "a")
      #expect(try tool.layers(of: file, &allowance).map(\.name) == ["land"])
    }
  }

  /// All that an archive holds counts, whatever is made of it.
  @Test(
    "A large member is refused by its size, unread",
    arguments: ["a.kml", "a.gpkg", "a.shp", "a.fgb", "a.geojson"])
  func largeMembers(name: String) throws {
    let archive = ZipWriter.archive(
      [.init(name: name, bytes: Array(repeating: 32, count: 3 << 20))], deflated: true)
    #expect(archive.count < 10_000)
    let error = #expect(throws: ConversionError.self) {
      try ZippedLayers.layers(in: archive, path: "a.zip", maximumBytesTogether: 2 << 20)
    }
    #expect(error?.message.contains("unpack to more than 512 MiB, the limit for an archive") == true)
  }

  @Test("The files of a shapefile in an archive count together, whatever the case of their names")
  func shapefileMembers() throws {
    let parts = [("A.SHP", [0, 0, 0x27, 0x0A] as [UInt8]), ("a.dbf", [1]), ("A.prj", [2]), ("b.shx", [3])]
    let archive = ZipWriter.archive(parts.map { .init(name: $0.0, bytes: $0.1) }, deflated: false)
    guard case .foreign(let file)? = try ZippedLayers.layers(in: archive, path: "a.zip").first?.content else {
      Issue.record("there is no shapefile")
      return
    }
    #expect(file.parts.map(\.ending) == ["shp", "dbf", "prj"])
    #expect(file.parts.map(\.content) == [.bytes([0, 0, 0x27, 0x0A]), .bytes([1]), .bytes([2])])
    #expect(throws: ConversionError.self) {
      try ZippedLayers.layers(in: archive, path: "a.zip", maximumBytesTogether: 5)
    }
    let lying = ZipWriter.archive(
      [.init(name: "a.kml", bytes: Array("<OGRVRTDataSource/>".utf8))], deflated: false)
    let error = #expect(throws: ConversionError.self) { try ZippedLayers.layers(in: lying, path: "a.zip") }
    #expect(
      error?.description.contains("a.zip/a.kml: its name says KML, but its content is something else")
        == true)
  }
}
