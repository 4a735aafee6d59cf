import Foundation
import Testing

@Suite("Reference systems that the user or the file states")
struct ReferenceSystemTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private func run(_ arguments: String...) throws -> CommandLineTool.Result {
    try CommandLineTool.run(arguments + ["-f", "csv"], in: folder)
  }

  private func map(crs name: String) -> String {
    Fixtures.map(Fixtures.rectangle(37, 48, 38, 49)).replacingOccurrences(
      of: #""features""#,
      with: #""crs":{"type":"name","properties":{"name":"\#(name)"}},"features""#)
  }

  @Test("An unknown name is not guessed", arguments: ["foo", "WGS", "4326"])
  func names(_ name: String) throws {
    try folder.write("map.geojson", Fixtures.map(Fixtures.rectangle(37, 48, 38, 49)))
    try folder.write("named.geojson", map(crs: name))
    let stated = try run("area", "map.geojson", "--crs", name)
    #expect(stated.status == 64 && stated.failures.count == 1 && stated.output.isEmpty)
    let inFile = try run("area", "named.geojson")
    #expect(inFile.status == 65 && inFile.failures.count == 1 && inFile.output.isEmpty)
    if name == "4326" {
      #expect(stated.errors.contains("EPSG:4326") && inFile.errors.contains("EPSG:4326"))
    }
  }

  @Test("Degrees are not read as metres")
  func degrees() throws {
    try folder.write("map.geojson", Fixtures.map(Fixtures.rectangle(37, 48, 38, 49)))
    try folder.write("named.geojson", map(crs: "EPSG:32637"))
    for result in [
      try run("area", "map.geojson", "--crs", "EPSG:32637"), try run("area", "named.geojson"),
    ] {
      #expect(result.status == 65 && result.output.isEmpty)
      #expect(result.failures.first?.contains("look like degrees, but the unit of the crs") == true)
    }
  }

  /// A pipe that nobody writes to: whoever opens it waits for ever.
  private func makePipe(_ name: String) { #expect(mkfifo(folder.path + "/" + name, 0o600) == 0) }

  private static let hostile = [
    "+init=./pipe:1", "+init=pipe:1", "x init=./pipe:1", "+proj=longlat +ellps=krass +nadgrids=./pipe",
    "+proj=longlat +ellps=krass +nadgrids=pipe", "+proj=longlat +ellps=krass +nadgrids=@pipe", "./pipe:1",
    "pipe:1",
    #"BOUNDCRS[\"Latitude and longitude difference file\",\"./pipe\"]"#,
  ]

  @Test("A file that a map names as its reference system is not opened", arguments: hostile)
  func pipes(_ name: String) throws {
    makePipe("pipe")
    try folder.write("named.geojson", map(crs: name))
    for command in [["area"], ["check"], ["export", "-o", "out.geojson"]] {
      let result = try CommandLineTool.run(
        [command[0], "named.geojson"] + command.dropFirst() + ["--quiet"], in: folder)
      // What PROJ may not open it does without, or says that it can't.
      #expect([0, 65].contains(result.status) && result.failures.count <= 1, "\(command) \(result.errors)")
    }
    let own = name.replacingOccurrences(of: "\\", with: "")
    try folder.write("map.geojson", Fixtures.map(Fixtures.rectangle(37, 48, 38, 49)))
    #expect([0, 64, 65].contains(try run("area", "map.geojson", "--crs", own).status))
  }

  @Test("System calls show that no file is opened that a map names")
  func traced() throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/strace") else { return }
    makePipe("pipe")
    for (place, name) in Self.hostile.enumerated() {
      try folder.write("named.geojson", map(crs: name))
      let line = "strace -f -e trace=file,network -o log-\(place) \"$BIN\" area named.geojson; echo $?"
      let result = try CommandLineTool.shell(line, in: folder)
      let log = try folder.read("log-\(place)")
      // Where a process may not be traced there is nothing to see.
      guard log.contains("named.geojson") else { return }
      #expect(["0", "65"].contains(result.output.split(separator: "\n").last.map(String.init) ?? ""))
      #expect(!log.contains("\"pipe\"") && !log.contains("\"./pipe\""), "\(name)")
      #expect(!log.contains("connect("))
    }
  }
}
