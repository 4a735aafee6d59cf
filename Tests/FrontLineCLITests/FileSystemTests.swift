import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Names and kinds of files that tools trip over.
@Suite("Names and kinds of files")
struct FileSystemTests {
  static let map = Fixtures.map(Fixtures.rectangle(37, 48, 38, 49))

  @Test(
    "Unusual file names are read like any other",
    arguments: [
      "name with spaces.geojson", "окупація 2024-05-01.geojson", "-rf.geojson", "new\nline.geojson",
      "quote'\";$(touch pwned).geojson", "upper.GEOJSON", "noextension", "data.json",
    ])
  func names(name: String) throws {
    let folder = try Folder()
    try folder.write(name, Self.map)
    let result = try CommandLineTool.run(["area", "--quiet", "-f", "csv", "--", name], in: folder)
    #expect(result.status == 0 && result.output.contains(",territory,all-occupied,8217.5"))
    #expect(result.output.split(separator: "\n").count == 3)
    #expect(try folder.names == [name])
  }

  @Test("Links are followed; a broken link gives one line and status 66")
  func links() throws {
    let folder = try Folder()
    try folder.write("good.geojson", Self.map)
    for (link, target) in [
      ("link.geojson", "good.geojson"), ("dangling.geojson", "nowhere.geojson"),
      ("loop-a.geojson", "loop-b.geojson"),
      ("loop-b.geojson", "loop-a.geojson"), ("self.geojson", "self.geojson"), ("zero.geojson", "/dev/zero"),
      ("null.geojson", "/dev/null"),
    ] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/" + link, withDestinationPath: target)
    }
    #expect(try CommandLineTool.run(["area", "link.geojson", "--quiet"], in: folder).status == 0)
    for (link, words) in [
      ("dangling.geojson", "No such file"), ("loop-a.geojson", "symbolic links"),
      ("self.geojson", "symbolic links"),
      ("zero.geojson", "device"), ("null.geojson", "empty"),
    ] {
      let result = try CommandLineTool.run(["area", link], in: folder)
      #expect(result.status == 66 && result.failures.count == 1)
      #expect(
        result.errors.hasPrefix("frontline: \(link): ") && result.errors.contains(words), "\(result.errors)")
    }
  }

  @Test("A pipe is refused, not waited for")
  func pipe() throws {
    let folder = try Folder()
    try #require(mkfifo(folder.path + "/fifo.geojson", 0o600) == 0)
    let result = try CommandLineTool.run(["area", "fifo.geojson"], in: folder)
    #expect(result.status == 66 && result.errors.contains("pipe"))
  }

  @Test("The snapshots of a folder are read by date, and a link back to it is not followed for ever")
  func folders() throws {
    let folder = try Folder()
    try folder.write("maps/b_20250102.geojson", Self.map)
    try folder.write("maps/a_20250203.geojson", Self.map)
    try folder.write("maps/read me.txt", "no map")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/maps/again", withDestinationPath: "../maps")
    let result = try CommandLineTool.run(["area", "maps", "-f", "csv"], in: folder)
    #expect(result.status == 0 && result.errors.contains("read me.txt"))
    let dates = result.output.split(separator: "\n").dropFirst().map { $0.split(separator: ",")[2] }
    #expect(dates == ["2025-01-02", "2025-01-02", "2025-02-03", "2025-02-03"])
  }

  @Test(
    "An unreadable file gives one line and status 66",
    .enabled(if: getuid() != 0, "skipped: root may do everything"))
  func unreadable() throws {
    let folder = try Folder()
    try folder.write("locked.geojson", Self.map)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0], ofItemAtPath: folder.path + "/locked.geojson")
    let result = try CommandLineTool.run(["area", "locked.geojson"], in: folder)
    #expect(result.status == 66 && result.errors.contains("Permission denied"))
  }
}
