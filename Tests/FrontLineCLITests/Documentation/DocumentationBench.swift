import Foundation
import TestSupport

/// A folder in which the blocks of a document run: with the program under both of its names, the sample as a folder of
/// maps, and the small files that examples name.
struct DocumentationBench {
  private let outer: Folder
  /// Where the blocks run, beside `shared`.
  let path: String

  init() throws {
    outer = try Folder()
    path = outer.path + "/frontline"
    let files = FileManager.default
    for folder in ["Scripts", "bin", "maps"] {
      try files.createDirectory(atPath: "\(path)/\(folder)", withIntermediateDirectories: true)
    }
    for name in ["Scripts/frontline", "bin/frontline"] {
      try files.createSymbolicLink(
        atPath: "\(path)/\(name)", withDestinationPath: CommandLineTool.binary.path)
    }
    let data = Documentation.root.appendingPathComponent("GeoData").path
    try files.createSymbolicLink(atPath: path + "/GeoData", withDestinationPath: data)
    if SharedMaterial.isPresent {
      try files.createSymbolicLink(
        atPath: outer.path + "/shared", withDestinationPath: SharedMaterial.folder)
    }
    // The maps of the sample under the names of their days.
    for name in try files.contentsOfDirectory(atPath: data + "/sample") {
      guard let seconds = Double(name.prefix { $0 != "." }) else { continue }
      let day = Date(timeIntervalSince1970: seconds).ISO8601Format().prefix(10)
      try files.copyItem(atPath: "\(data)/sample/\(name)", toPath: "\(path)/maps/\(day).geojson")
    }
    for (name, text) in Self.files { try outer.write("frontline/" + name, text) }
  }

  private static let files = [
    "before.geojson": Fixtures.map(Fixtures.rectangle(37, 48, 37.5, 48.5)),
    "after.geojson": Fixtures.map(Fixtures.rectangle(37, 48, 37.6, 48.5)),
    "oblasts.geojson": Fixtures.collection([
      Fixtures.feature(Fixtures.rectangle(36, 47, 37.2, 49), #"{"name":"West"}"#),
      Fixtures.feature(Fixtures.rectangle(37.2, 47, 39, 49), #"{"name":"East"}"#),
    ]),
    "towns.geojson": """
    {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Dobropillia"},\
    "geometry":{"type":"Point","coordinates":[37.0831,48.4686]}}]}
    """,
    "road.geojson": """
    {"type":"Feature","properties":{"name":"Road"},\
    "geometry":{"type":"LineString","coordinates":[[37.1,48.45],[37.4,48.55]]}}
    """,
  ]

  func write(_ name: String, _ text: String) throws { try outer.write("frontline/" + name, text) }

  /// Runs lines of the shell, which end at the first that fails.
  func run(_ lines: String) throws -> (output: String, errors: String, status: Int32) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["bash", "-euo", "pipefail", "-c", lines]
    process.currentDirectoryURL = URL(fileURLWithPath: path)
    var variables = ProcessInfo.processInfo.environment
    variables["PATH"] = "\(path)/bin:" + (variables["PATH"] ?? "/usr/bin:/bin")
    process.environment = variables
    process.standardInput = FileHandle.nullDevice
    let own = try Folder()
    process.standardOutput = try own.handle("output")
    process.standardError = try own.handle("errors")
    try process.run()
    try process.waitForEnd()
    return (try own.read("output"), try own.read("errors"), process.terminationStatus)
  }

  /// Whether a program is in the `PATH`.
  static func has(_ program: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
    }
  }
}
