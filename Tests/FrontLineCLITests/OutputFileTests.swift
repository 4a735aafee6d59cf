import Foundation
import Testing

@Suite("Output files")
struct OutputFileTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
    try Fixtures.write(into: folder)
  }

  @Test("The file holds the bytes of standard output, and nothing else is written")
  func whole() throws {
    let names = try folder.names
    let printed = try CommandLineTool.run(["area", "1754082000.geojson", "-f", "json"], in: folder)
    let written = try CommandLineTool.run(
      ["area", "1754082000.geojson", "-f", "json", "-o", "площа.json"], in: folder)
    #expect(written.status == 0 && written.output.isEmpty && written.errors == printed.errors)
    #expect(try folder.read("площа.json") == printed.output)
    #expect(try folder.names == (names + ["площа.json"]).sorted())
  }

  @Test("An existing file stays unless --overwrite is given")
  func existing() throws {
    try folder.write("out.csv", "old")
    let refused = try CommandLineTool.run(["area", "-f", "csv", "--quiet", "-o", "out.csv"], in: folder)
    #expect(refused.status == 73)
    #expect(
      refused.failures == [
        "frontline: out.csv: exists already: choose another name, or allow it with --overwrite"
      ])
    #expect(try folder.read("out.csv") == "old")
    let allowed = try CommandLineTool.run(
      ["area", "-f", "csv", "--quiet", "-o", "out.csv", "--overwrite"], in: folder)
    #expect(allowed.status == 0)
    #expect(try folder.read("out.csv").hasPrefix("path,source"))
  }

  @Test("A failure leaves no new file and the old one unchanged")
  func failure() throws {
    try folder.write("out.json", "old")
    try folder.write("bad.geojson", #"{"type":"FeatureCollection","features":[{"type":"Feature""#)
    let names = try folder.names
    for name in ["out.json", "new.json"] {
      let result = try CommandLineTool.run(
        ["area", "1754082000.geojson", "bad.geojson", "-f", "json", "-o", name, "--overwrite"], in: folder)
      #expect(result.status == 65 && result.output.isEmpty)
    }
    #expect(try folder.names == names)
    #expect(try folder.read("out.json") == "old")
  }

  @Test("Through a link the file behind it is replaced and keeps its permissions")
  func link() throws {
    try folder.write("data/real.csv", "old")
    let real = folder.path + "/data/real.csv"
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: real)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link.csv", withDestinationPath: "data/real.csv")
    let result = try CommandLineTool.run(["area", "-f", "csv", "-o", "link.csv", "--overwrite"], in: folder)
    #expect(result.status == 0)
    #expect(try folder.read("data/real.csv").hasPrefix("path,source"))
    let attributes = try FileManager.default.attributesOfItem(atPath: real)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/link.csv") == "data/real.csv")
  }

  @Test("- is standard output, and a device is written to directly")
  func devices() throws {
    let dash = try CommandLineTool.run(["area", "--quiet", "-o", "-"], in: folder)
    #expect(dash.status == 0 && dash.output.contains("territory"))
    #expect(try CommandLineTool.run(["area", "--quiet", "-o", "/dev/null"], in: folder).status == 0)
  }

  @Test("A broken link is not replaced; through a good link --overwrite replaces the archive behind it")
  func linkedArchive() throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/dangling.gpkg", withDestinationPath: "nowhere.gpkg")
    let map = "1754082000.geojson"
    for arguments in [
      ["archive", "create", "dangling.gpkg", map],
      ["archive", "create", "dangling.gpkg", map, "--overwrite"],
      ["export", map, "-o", "dangling.gpkg"],
    ] {
      let result = try CommandLineTool.run(arguments, in: folder)
      #expect(result.status == 73, "\(arguments)")
      #expect(
        result.failures == [
          "frontline: dangling.gpkg: is a link to a file that does not exist: remove it, or name its target"
        ])
    }
    try folder.write("data/real.gpkg", "old")
    let real = folder.path + "/data/real.gpkg"
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: real)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link.gpkg", withDestinationPath: "data/real.gpkg")
    #expect(try CommandLineTool.run(["archive", "create", "link.gpkg", map], in: folder).status == 73)
    let made = try CommandLineTool.run(["archive", "create", "link.gpkg", map, "--overwrite"], in: folder)
    #expect(made.status == 0, "\(made.errors)")
    #expect(try folder.read("data/real.gpkg").hasPrefix("SQLite format 3"))
    #expect(try FileManager.default.attributesOfItem(atPath: real)[.posixPermissions] as? Int == 0o640)
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/link.gpkg")
        == "data/real.gpkg")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/data") == ["real.gpkg"])
  }

  @Test("A pipe with a reader gets everything, and one without does not block")
  func pipes() throws {
    let printed = try CommandLineTool.run(["area", "-f", "csv", "--quiet"], in: folder)
    let read = try CommandLineTool.shell(
      "mkfifo pipe; (sleep 0.2; cat pipe) & \"$BIN\" area -f csv --quiet -o pipe --overwrite && wait",
      in: folder)
    #expect(read.status == 0 && read.output == printed.output, "\(read.errors)")
    let unread = try CommandLineTool.shell("timeout 60 \"$BIN\" area --quiet -o pipe", in: folder)
    #expect(unread.status == 73)
    #expect(
      unread.failures == [
        "frontline: pipe: it is a pipe that nobody reads: start its reader first, or name a file"
      ])
  }

  @Test("A write-protected file stays", .enabled(if: getuid() != 0, "skipped: root may do everything"))
  func locked() throws {
    try folder.write("out.csv", "old")
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: folder.path + "/out.csv")
    let result = try CommandLineTool.run(["area", "-f", "csv", "-o", "out.csv", "--overwrite"], in: folder)
    #expect(result.status == 73 && result.errors.contains("Permission denied"))
    #expect(try folder.read("out.csv") == "old")
  }
}
