import Foundation
import SQLite
import TestSupport
import Testing

/// Files that would act if they were let: write where their author likes, open other files, ask servers.
///
/// Whatever comes of them, nothing is written outside the private folder, nothing that they name is opened, and the
/// server that they name is asked by nobody.
@Suite(.enabled(if: ExportTests.hasGDAL, ExportTests.absence))
struct ActingFileTests {
  /// The folder that is attacked, with a file that nobody is to read, and the server.
  fileprivate struct Scene {
    let folder: Folder
    let server: CountingServer

    var address: String { "http://127.0.0.1:\(server.port)/map" }
    var secret: String { folder.path + "/secret.geojson" }
    /// Where no file is to come to be.
    var target: String { folder.path + "/written.db" }
  }

  /// A file that acts, and what is to come of it.
  struct Acting: CustomTestStringConvertible, Sendable {
    let name: String
    let file: String
    /// 65 where it is refused, 0 where it is a map with something besides that is passed over.
    let status: Int32
    fileprivate let write: @Sendable (Scene) throws -> Void

    var testDescription: String { name }

    fileprivate init(
      _ name: String, _ file: String, _ status: Int32, _ write: @escaping @Sendable (Scene) throws -> Void
    ) {
      self.name = name
      self.file = file
      self.status = status
      self.write = write
    }

    /// A text, in which `URL`, `SECRET`, `FOLDER` and `TARGET` stand for what they say.
    fileprivate static func text(_ name: String, _ file: String, _ status: Int32, _ text: String) -> Acting {
      Acting(name, file, status) { scene in try scene.folder.write(file, filled(text, scene)) }
    }

    /// Members of a ZIP archive, which Python writes as they are named.
    fileprivate static func zip(
      _ name: String, _ file: String, _ status: Int32, _ members: [(name: String, text: String)]
    ) -> Acting {
      Acting(name, file, status) { scene in
        for (index, member) in members.enumerated() {
          try scene.folder.write("member\(index)", filled(member.text, scene))
        }
        var archive = StoredZip()
        for member in members {
          archive.add(filled(member.name, scene), Array(filled(member.text, scene).utf8))
        }
        try scene.folder.write(file, Data(archive.bytes))
      }
    }

    /// A GeoPackage with one layer, `land`, and what SQL does to it.
    fileprivate static func geoPackage(_ name: String, _ status: Int32, _ sql: [String]) -> Acting {
      Acting(name, "map.gpkg", status) { scene in
        try ActingFileTests.convert(
          "-f", "GPKG", "map.gpkg", "plain.geojson", "-nln", "land", in: scene.folder)
        let database = try SQLiteConnection(path: scene.folder.path + "/map.gpkg", .writing)
        // Triggers of GDAL's call functions that SQLite alone has not.
        for name in ["ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"] {
          database.add(SQLiteFunction(name) { _ in 0 })
        }
        for statement in sql { try database.run(filled(statement, scene)) }
        try database.close()
      }
    }

    /// A shapefile with that beside it as its reference system.
    fileprivate static func projection(_ name: String, _ text: String) -> Acting {
      Acting(name, "map.shp", 65) { scene in
        try ActingFileTests.convert("-f", "ESRI Shapefile", "map.shp", "plain.geojson", in: scene.folder)
        try scene.folder.write("map.prj", filled(text, scene))
      }
    }

    private static func filled(_ text: String, _ scene: Scene) -> String {
      text.replacingOccurrences(of: "URL", with: scene.address)
        .replacingOccurrences(of: "SECRET", with: scene.secret)
        .replacingOccurrences(of: "TARGET", with: scene.target)
        .replacingOccurrences(of: "FOLDER", with: scene.folder.path)
    }
  }

  static let square = "36,48 37,48 37,49 36,49 36,48"

  /// KML of one square, with more in its document.
  private static func kml(_ more: String, name: String = "land", prolog: String = "") -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>\(prolog)<kml xmlns="http://www.opengis.net/kml/2.2"><Document>\
    <name>\(name)</name>\(more)<Placemark><name>land</name><Polygon><outerBoundaryIs><LinearRing><coordinates>\
    \(square)</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Document></kml>
    """
  }

  private static let virtual = """
    <OGRVRTDataSource><OGRVRTLayer name="x using driver `KML' successful"><SrcDataSource>URL.geojson</SrcDataSource>\
    <SrcLayer>map</SrcLayer></OGRVRTLayer></OGRVRTDataSource>
    """
  private static let curled = virtual.replacingOccurrences(of: "URL", with: "/vsicurl/URL")

  private static let vacuum = """
    <OGRVRTDataSource><OGRVRTLayer name="x"><SrcDataSource>FOLDER/payload.db</SrcDataSource>\
    <SrcSQL>VACUUM INTO 'TARGET'</SrcSQL></OGRVRTLayer></OGRVRTDataSource>
    """

  /// Entities that would grow to a gigabyte and more.
  private static let laughs: String = {
    let rest = (1...9).map { "<!ENTITY l\($0) \"\(String(repeating: "&l\($0 - 1);", count: 10))\">" }
    return "<!DOCTYPE kml [<!ENTITY l0 \"laughing\">" + rest.joined() + "]>"
  }()

  private static let wkt = """
    GEOGCS["x",DATUM["D",SPHEROID["Krassowsky 1940",6378245,298.3]EXTRA],PRIMEM["Greenwich",0],\
    UNIT["degree",0.0174532925199433]MORE]
    """

  static let all: [Acting] =
    [
      .text("SQL of a virtual dataset writes a file", "map.kml", 65, "<kml></kml>" + vacuum),
      .text("a virtual dataset asks a server", "map.kml", 65, "<?xml version=\"1.0\"?><kml></kml>" + curled),
      .text("a virtual dataset behind a comment", "map.kml", 65, "<!-- --><kml  a='1'></kml>\n" + curled),
      .text("a virtual dataset in the root of KML", "map.kml", 65, "<kml>" + curled + "</kml>"),
      .text(
        "a virtual dataset that opens a file", "map.kml", 65,
        "<kml></kml>" + virtual.replacingOccurrences(of: "URL.geojson", with: "SECRET")),
      .text(
        "a layer that is called as a success", "map.kml", 0,
        kml("", name: "x using driver `KML' successful.&#10;Layer name: y")),
      .text(
        "a link to a server", "map.kml", 0,
        kml("<NetworkLink><Link><href>URL.kml</href></Link></NetworkLink>")),
      .text(
        "a link to a file", "map.kml", 0,
        kml("<NetworkLink><Link><href>file://SECRET</href></Link></NetworkLink>")
      ),
      .text(
        "styles and pictures of a server", "map.kml", 0,
        kml(
          "<styleUrl>URL#s</styleUrl><Style><IconStyle><Icon><href>URL.png</href></Icon></IconStyle></Style>"
            + "<GroundOverlay><Icon><href>URL.png</href></Icon></GroundOverlay>")),
      .text(
        "an entity that is a file", "map.kml", 65,
        kml("&x;", prolog: "<!DOCTYPE kml [<!ENTITY x SYSTEM \"file://SECRET\">]>")),
      .text(
        "an entity that a server has", "map.kml", 65,
        kml("&x;", prolog: "<!DOCTYPE kml [<!ENTITY x SYSTEM \"URL\">]>")),
      .text(
        "a document type that a server has", "map.kml", 0,
        kml("", prolog: "<!DOCTYPE kml SYSTEM \"URL.dtd\">")),
      .text(
        "parameter entities of a server", "map.kml", 65,
        kml("", prolog: "<!DOCTYPE kml [<!ENTITY % x SYSTEM \"URL.dtd\"> %x;]>")),
      .text("a billion laughs", "map.kml", 65, kml("<description>&l9;</description>", prolog: laughs)),
      .zip("a virtual dataset in KMZ", "map.kmz", 65, [("doc.kml", "<kml></kml>" + curled)]),
      .zip(
        "a virtual dataset by its own name in a ZIP", "map.zip", 65,
        [("doc.kml", vacuum), ("payload.db", "x")]),
      .zip(
        "a member with a path", "map.zip", 0,
        [("../../TARGET/../map.kml", kml("")), ("/etc/frontline.kml", kml(""))]),
      .zip("a member that is called as an option", "map.zip", 0, [("-sql.kml", kml("")), ("--config", "x")]),
      .zip("a member that is called as a network file", "map.zip", 0, [("/vsicurl/URL.kml", kml(""))]),
      .zip("a member that is a link", "map.zip", 65, [("map.kml", "SECRET"), ("map.shp", "FOLDER/map.shp")]),
      .projection("a reference system that opens a file", "+init=SECRET:1 +type=crs"),
      .projection("a reference system that is a path", "SECRET"),
      .projection("a reference system that a server has", "URL.wkt"),
      .projection(
        "a pipeline with a grid", "+proj=pipeline +step +proj=hgridshift +grids=SECRET +step +proj=longlat"),
      .projection(
        "WKT with a grid in its extension",
        wkt.replacingOccurrences(of: "EXTRA", with: "").replacingOccurrences(
          of: "MORE", with: #",EXTENSION["PROJ4","+proj=longlat +nadgrids=SECRET +no_defs"]"#)),
      .projection(
        "WKT with a grid of a server",
        wkt.replacingOccurrences(of: "EXTRA", with: #",EXTENSION["PROJ4_GRIDS","x.gsb"]"#)
          .replacingOccurrences(
            of: "MORE", with: #",EXTENSION["PROJ4","+proj=longlat +nadgrids=@URL,x.gsb"]"#)),
      .geoPackage(
        "a trigger", 0,
        [
          "CREATE TRIGGER t AFTER UPDATE ON gpkg_contents BEGIN SELECT load_extension('SECRET'); END"
        ]),
      .geoPackage(
        "a view that loads a library", 65,
        [
          "CREATE VIEW v AS SELECT 1 AS fid, load_extension('SECRET') AS geom",
          "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('v','features','v',4326)",
          "INSERT INTO gpkg_geometry_columns VALUES ('v','geom','GEOMETRY',4326,0,0)",
        ]),
      .geoPackage(
        "a virtual table of GDAL's on a server", 65,
        [
          "PRAGMA writable_schema = ON",
          """
          INSERT INTO sqlite_master VALUES ('table','v','v',0,
          'CREATE VIRTUAL TABLE v USING VirtualOGR(''/vsicurl/URL.geojson'')')
          """,
          "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('v','features','v',4326)",
          "INSERT INTO gpkg_geometry_columns VALUES ('v','geom','GEOMETRY',4326,0,0)",
        ]),
      .geoPackage(
        "a view that calls GDAL's functions", 65,
        [
          "CREATE VIEW v AS SELECT 1 AS fid, ogr_datasource_load_layers('SECRET') AS geom, ogr_geocode('x') AS g",
          "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('v','features','v',4326)",
          "INSERT INTO gpkg_geometry_columns VALUES ('v','geom','GEOMETRY',4326,0,0)",
        ]),
      .geoPackage(
        "a list of layers that is an endless view", 65,
        [
          "ALTER TABLE gpkg_contents RENAME TO c",
          """
          CREATE VIEW gpkg_contents AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
          SELECT c.*, i FROM c, n
          """,
        ]),
      .geoPackage(
        "a layer that is called as an option", 65,
        [
          "CREATE TABLE \"-sql\" (fid INTEGER PRIMARY KEY, geom BLOB)",
          "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('-sql','features','o',4326)",
          "INSERT INTO gpkg_geometry_columns VALUES ('-sql','geom','GEOMETRY',4326,0,0)",
        ]),
      .geoPackage(
        "a layer whose name has a new line", 0,
        [
          "CREATE TABLE \"a\n--config\nb\" (fid INTEGER PRIMARY KEY, geom BLOB)",
          """
          INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id)
          VALUES ('a\n--config\nb','features','o',4326)
          """,
          "INSERT INTO gpkg_geometry_columns VALUES ('a\n--config\nb','geom','GEOMETRY',4326,0,0)",
        ]),
      .geoPackage(
        "a definition that opens a file", 65,
        [
          "INSERT INTO gpkg_spatial_ref_sys VALUES ('x', 9999, 'NONE', 9999, '+init=SECRET:1', NULL)",
          "UPDATE gpkg_geometry_columns SET srs_id = 9999",
        ]),
      .geoPackage(
        "an authority that is a path", 65,
        [
          "INSERT INTO gpkg_spatial_ref_sys VALUES ('x', 9999, 'SECRET', 1, 'SECRET:1', NULL)",
          "UPDATE gpkg_geometry_columns SET srs_id = 9999",
        ]),
      Acting("a FlatGeobuf whose system names a grid", "map.fgb", 65) { scene in
        try ActingFileTests.convert(
          "-f", "FlatGeobuf", "map.fgb", "plain.geojson", "-a_srs",
          "+proj=longlat +ellps=krass +nadgrids=@here_evil.gsb +type=crs", in: scene.folder)
        // GDAL would not write what it can't open; the length stays as it was.
        let url = URL(fileURLWithPath: scene.folder.path + "/map.fgb")
        var bytes = [UInt8](try Data(contentsOf: url))
        bytes.replace(Array("@here_evil.gsb".utf8), with: Array("./her/evil.gsb".utf8))
        try Data(bytes).write(to: url)
      },
    ]

  private static func convert(_ arguments: String..., in folder: Folder) throws {
    let words = arguments.map { "'\($0)'" }.joined(separator: " ")
    let result = try CommandLineTool.shell("ogr2ogr \(words) 2>/dev/null", in: folder)
    try #require(result.status == 0, "\(arguments)")
  }

  /// What would let more happen if it came through.
  private static func environment(_ folder: Folder) -> [String: String] {
    [
      "TMPDIR": folder.path + "/temporary", "OGR_SKIP": "", "GDAL_SKIP": "KML LIBKML",
      "LIBKML_RESOLVE_STYLE": "YES",
      "LIBKML_EXTERNAL_STYLE": "YES", "OGR_SQLITE_LOAD_EXTENSIONS": folder.path + "/secret.geojson",
      "GDAL_CONFIG_FILE": folder.path + "/secret.geojson", "GDAL_DRIVER_PATH": folder.path,
      "GDAL_VRT_ENABLE_PYTHON": "YES", "GDAL_HTTP_PROXY": "127.0.0.1:1", "CPL_DEBUG": "ON",
      "OGR_SQLITE_PRELUDE": "VACUUM", "PROJ_NETWORK": "ON", "GDAL_PAM_ENABLED": "YES",
    ]
  }

  private static func scene() throws -> Scene {
    let scene = Scene(folder: try Folder(), server: try CountingServer())
    try FileManager.default.createDirectory(
      atPath: scene.folder.path + "/temporary", withIntermediateDirectories: true)
    try scene.folder.write(
      "plain.geojson", Fixtures.map("[[[36,48],[37,48],[37,49],[36,49],[36,48]]]", #"{"status":"occupied"}"#))
    try scene.folder.write("secret.geojson", Fixtures.map("[[[30,50],[31,50],[31,51],[30,51],[30,50]]]"))
    return scene
  }

  private func files(in folder: Folder) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
  }

  @Test("An acting file given as a map is read or refused, and does nothing else", arguments: all)
  func map(acting: Acting) throws {
    let scene = try Self.scene()
    defer { scene.server.stop() }
    try acting.write(scene)
    let before = try files(in: scene.folder)
    let result = try CommandLineTool.run(
      ["area", acting.file, "--status", "occupied", "--date", "2025-01-01", "-f", "csv"], in: scene.folder,
      environment: Self.environment(scene.folder))
    #expect(result.status == acting.status, "\(result.errors)")
    #expect(result.failures.count == (acting.status == 0 ? 0 : 1), "\(result.errors)")
    if acting.status == 0 { #expect(result.output.contains(",all-occupied,8217.5899"), "\(result.output)") }
    #expect(scene.server.count == 0)
    #expect(try files(in: scene.folder) == before)
  }

  @Test(
    "An acting file given as a target, road, network, border or region does nothing else either",
    arguments: [
      ["distance", "plain.geojson", "--date", "2025-01-01", "--to"],
      ["route", "plain.geojson", "--date", "2025-01-01", "--along"],
      ["route", "plain.geojson", "--date", "2025-01-01", "--from", "36,48", "--to", "37,49", "--network"],
      ["front", "plain.geojson", "--date", "2025-01-01", "--border"],
      ["export", "plain.geojson", "--date", "2025-01-01", "--clip"],
      ["area", "plain.geojson", "--date", "2025-01-01", "--by"],
      ["check", "--repair", "-o", "out.geojson"],
      ["export", "-o", "out.gpkg"], ["archive", "create", "out.gpkg"], ["compare", "plain.geojson"],
      ["series", "--every", "snapshot", "plain.geojson"],
    ])
  func elsewhere(command: [String]) throws {
    let acting = Self.all.filter {
      [
        "SQL of a virtual dataset writes a file", "a virtual dataset asks a server",
        "a virtual dataset in KMZ",
      ]
      .contains($0.name)
    }
    #expect(acting.count == 3)
    for acting in acting {
      let scene = try Self.scene()
      defer { scene.server.stop() }
      try acting.write(scene)
      let before = try files(in: scene.folder)
      let result = try CommandLineTool.run(
        command + [acting.file], in: scene.folder, environment: Self.environment(scene.folder))
      #expect(result.status != 0 && !result.failures.isEmpty, "\(acting.name): \(result.errors)")
      #expect(scene.server.count == 0)
      // An archive is made before what is to go into it is looked at.
      #expect(try files(in: scene.folder).filter { $0 != "out.gpkg" } == before)
    }
  }

  private static let tracer = "/usr/bin/strace"

  @Test(
    "System calls show no connection, no file made elsewhere, and no file opened that an acting file names",
    .enabled(if: FileManager.default.isExecutableFile(atPath: tracer), "skipped: no strace on this machine"),
    .disabled(if: Sanitizer.tracing.isOn, "\(Sanitizer.tracing.reason)"),
    arguments: all)
  func calls(acting: Acting) throws {
    let scene = try Self.scene()
    defer { scene.server.stop() }
    try acting.write(scene)
    let log = try Folder()
    let result = try CommandLineTool.shell(
      """
      export \(Self.environment(scene.folder).map { "\($0.key)='\($0.value)'" }.sorted().joined(separator: " "))
      exec \(Self.tracer) -f -qq -s 4096 -e trace=%network,%file,execve -o '\(log.path)/calls' \
      "$BIN" area \(acting.file) --status occupied --date 2025-01-01
      """, in: scene.folder)
    #expect(result.status == acting.status, "\(result.errors)")
    let calls = try log.read("calls").split(separator: "\n").map(String.init)
    #expect(calls.contains { $0.contains("execve(") && $0.contains("frontline") })
    let temporary = scene.folder.path + "/temporary/"
    for call in calls {
      #expect(!call.contains("connect(") && !call.contains("socket("), "\(call)")
      let makes = ["O_CREAT", "O_WRONLY", "O_RDWR", "O_TRUNC"].contains(where: call.contains)
      if makes, !call.contains("/dev/null") {
        // GDAL names its files as they are called in its folder.
        #expect(
          call.contains(temporary) || call.contains("AT_FDCWD, \"layers.ods\"") || call.contains("\"source."),
          "\(call)")
      }
      if call.contains("open") {
        #expect(!call.contains("secret.geojson") && !call.contains("evil.gsb"), "\(call)")
      }
    }
  }
}

/// A ZIP archive of stored members, under whatever names.
private struct StoredZip {
  private var content: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  mutating func add(_ name: String, _ data: [UInt8]) {
    let name = Array(name.utf8)
    let common =
      number(20, 2) + number(0, 8) + number(Self.checksum(data), 4) + number(data.count, 4)
      + number(data.count, 4)
      + number(name.count, 2) + number(0, 2)
    directory +=
      [0x50, 0x4B, 1, 2] + number(20, 2) + common + number(0, 10) + number(content.count, 4) + name
    content += [0x50, 0x4B, 3, 4] + common + name + data
    count += 1
  }

  var bytes: [UInt8] {
    content + directory + [0x50, 0x4B, 5, 6] + number(0, 4) + number(count, 2) + number(count, 2)
      + number(directory.count, 4) + number(content.count, 4) + number(0, 2)
  }

  private func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
  }

  private static func checksum(_ data: [UInt8]) -> Int {
    var sum: UInt32 = ~0
    for byte in data {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return Int(~sum)
  }
}
