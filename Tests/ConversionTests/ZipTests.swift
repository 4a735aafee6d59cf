import Foundation
import FrontLine
import Measurement
import TestSupport
import Testing

@testable import Conversions

/// Shapefiles in archives, through `ogr2ogr` where it is installed.
@Suite struct ZipTests {
  static let hasOgr2ogr = isInstalled("ogr2ogr")
  static let absence: Comment = "skipped: no ogr2ogr on this machine"

  private static func isInstalled(_ program: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains { folder in
      FileManager.default.isExecutableFile(atPath: "\(folder)/\(program)")
    }
  }

  /// A folder of the test's own, removed at its end.
  private func withFolder(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("conversion-\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await body(folder)
  }

  private static let square = """
    {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"OBJECTID":1},"geometry":
    {"type":"Polygon","coordinates":[[[36,47],[37,47],[37,48],[36,48],[36,47]]]}}]}
    """

  /// A shapefile of the square made by ogr2ogr, as the entries of an archive.
  private func shapefile(_ stem: String, in folder: String, projection: String) throws -> [ZipWriter.Entry] {
    let source = "\(folder)/\(stem).source.geojson"
    try Self.square.write(toFile: source, atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "ogr2ogr", "-f", "ESRI Shapefile", "-t_srs", projection, "\(folder)/\(stem).shp", source,
    ]
    process.standardError = FileHandle.nullDevice
    try process.run()
    try process.waitForEnd()
    return try ["shp", "shx", "dbf", "prj"].map { ending in
      let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(stem).\(ending)"))
      return .init(name: "\(stem).\(ending)", bytes: Array(data))
    }
  }

  @Test(.enabled(if: hasOgr2ogr, absence), arguments: [false, true])
  func aZipInAZipGivesItsLayers(deflated: Bool) async throws {
    try await withFolder { folder in
      let control = try shapefile("UkaineControlMapAUG122025", in: folder, projection: "EPSG:4326")
      let claims = try shapefile("ClaimedRusianTerritoryAUG122025", in: folder, projection: "EPSG:3857")
      let inner = ZipWriter.archive(claims, deflated: deflated)
      let outer = ZipWriter.archive(
        control + [.init(name: "sub/claims {1}.zip", bytes: inner)], deflated: deflated)
      let path = "\(folder)/isw.zip"
      try Data(outer).write(to: URL(fileURLWithPath: path))

      var files: [LayerFile] = []
      for layer in try ZippedLayers.layers(in: outer, path: path) {
        guard case .foreign(let file) = layer.content, file.format == .shapefile else { continue }
        let tool = Ogr2ogr()
        var allowance = tool.allowance()
        let layers = try tool.layers(of: file, &allowance)
        files += layers.map {
          LayerFile(path: layer.path, bytes: $0.bytes, referenceSystem: $0.referenceSystem)
        }
      }
      let set = try #require(LayerSet.sets(of: files, in: path).first)
      #expect(set.date == CalendarDate("2025-08-12"))
      let reader = try SnapshotReader()
      let reprojection = Reprojection()
      reader.reprojection = { document, path throws(InputError) in
        try reprojection.apply(to: &document, path: path)
      }
      let snapshot = try reader.read(layers: set.files, path: path)
      #expect(snapshot.date == CalendarDate("2025-08-12"))
      #expect(snapshot.statuses == [.occupied, .claimed])
      // Degrees stay as they are; there and back through Mercator in metres loses at most 1e-9 degrees.
      for (status, tolerance) in [(ControlStatus.occupied, 0), (.claimed, 1e-9)] {
        let box = try #require(snapshot.features(with: status).first?.box)
        #expect(abs(box.minX - 36) <= tolerance && abs(box.maxX - 37) <= tolerance)
        #expect(abs(box.minY - 47) <= tolerance && abs(box.maxY - 48) <= tolerance)
      }
    }
  }

  @Test func geoJSONInAZipNeedsNoOtherProgram() throws {
    for deflated in [false, true] {
      let archive = ZipWriter.archive(
        [
          .init(name: "VIEW_RussiaCoTinUkraine_V3.geojson", bytes: Array(Self.square.utf8)),
          .init(name: "__MACOSX/._VIEW_RussiaCoTinUkraine_V3.geojson", bytes: [1]),
        ], deflated: deflated)
      let layers = try ZippedLayers.layers(in: archive, path: "a.zip")
      #expect(layers.map(\.path) == ["a.zip/VIEW_RussiaCoTinUkraine_V3.geojson"])
      guard case .packed(let packed)? = layers.first?.content else {
        Issue.record("it is not packed")
        continue
      }
      #expect(try packed.bytes() == Array(Self.square.utf8))
    }
  }

  /// Whatever is cut or changed, there is an error or a list, never a crash.
  @Test func damagedArchivesAreRefused() throws {
    let archive = ZipWriter.archive(
      [.init(name: "a.geojson", bytes: Array(Self.square.utf8))], deflated: true)
    for end in archive.indices {
      #expect(throws: ConversionError.self) {
        try unpackAll(Array(archive[..<end]))
      }
    }
    for place in archive.indices {
      for value in [0, 0xFF] as [UInt8] {
        var changed = archive
        changed[place] = value
        _ = try? unpackAll(changed)
      }
    }
    let empty = ZipWriter.archive([.init(name: "readme.txt", bytes: [65])], deflated: false)
    #expect(throws: ConversionError.self) { try ZippedLayers.layers(in: empty, path: "a.zip") }
  }

  private func unpackAll(_ archive: [UInt8]) throws {
    for case .packed(let packed) in try ZippedLayers.layers(in: archive, path: "a.zip").map(\.content) {
      _ = try packed.bytes()
    }
  }

  /// A small archive must not become a large one in memory.
  @Test func entriesThatShareBytesOrUnpackToTooMuchAreRefused() throws {
    let square = Array(Self.square.utf8)
    let pair = ["a", "b"].map { ZipWriter.Entry(name: "\($0).geojson", bytes: square) }
    let archive = ZipWriter.archive(pair, deflated: true)
    #expect(try ZippedLayers.layers(in: archive, path: "a.zip").count == 2)

    // The second entry of the directory, made to stand where the first does.
    let record: [UInt8] = [0x50, 0x4B, 1, 2]
    let second = try #require(archive.indices.last { archive[$0...].starts(with: record) })
    var shared = archive
    shared.replaceSubrange(second + 42..<second + 46, with: [0, 0, 0, 0])
    let refusal = #expect(throws: ConversionError.self) {
      try ZippedLayers.layers(in: shared, path: "a.zip")
    }
    #expect(refusal?.message.contains("share the same bytes") == true)

    // The inner archive and what is in it count.
    let nested = ZipWriter.archive([.init(name: "inner.zip", bytes: archive)], deflated: true)
    let whole = archive.count + 2 * square.count
    #expect(try ZippedLayers.layers(in: nested, path: "a.zip", maximumBytesTogether: whole).count == 2)
    let tooMuch = #expect(throws: ConversionError.self) {
      try ZippedLayers.layers(in: nested, path: "a.zip", maximumBytesTogether: whole - 1)
    }
    #expect(tooMuch?.message.contains("unpack to more") == true)
  }

  private static func converted(by tool: Ogr2ogr) throws -> [ConvertedLayer] {
    var allowance = tool.allowance()
    return try tool.layers(
      of: ForeignFile(bytes: Array("<kml/>".utf8), format: .kml, place: "a.kml"), &allowance)
  }

  @Test func aMissingProgramIsSaidSo() async throws {
    let error = #expect(throws: ConversionError.self) {
      try Self.converted(by: Ogr2ogr(executable: "ogr2ogr-that-is-not-there"))
    }
    #expect(error?.kind == .cannotOpen)
    #expect(error?.description.contains("there is no ogr2ogr-that-is-not-there on this machine") == true)
  }

  @Test(arguments: [
    ("exec sleep 600", 1 << 20, "was stopped"),
    ("exec head -c 100000 /dev/zero", 1000, "more than 1000 bytes"),
    ("echo bad >&2; exit 3", 1 << 20, "can't be converted: bad"),
  ])
  func timeAndOutputAreBounded(script: String, maximumBytes: Int, expected: String) async throws {
    try await withFolder { folder in
      let program = "\(folder)/program"
      try "#!/bin/sh\n\(script)\n".write(toFile: program, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
      // Only the sleeper is to run out of time; the others end by themselves.
      let limit = Duration.milliseconds(script.contains("sleep") ? 200 : 60_000)
      let error = #expect(throws: ConversionError.self) {
        try Self.converted(
          by: Ogr2ogr(executable: program, timeLimit: limit, maximumBytes: maximumBytes))
      }
      #expect(error?.message.contains(expected) == true, "\(error?.description ?? "")")
    }
  }
}
