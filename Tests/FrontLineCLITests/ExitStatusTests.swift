import Foundation
import TestSupport
import Testing

@Suite("Exit status")
struct ExitStatusTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
    try Fixtures.write(into: folder)
  }

  @Test("A finished command ends with 0, even with warnings")
  func done() throws {
    #expect(try CommandLineTool.run(["area", "1754082000.geojson"], in: folder).status == 0)
    #expect(try CommandLineTool.run(["area", "empty.geojson"], in: folder).status == 0)
  }

  @Test("A computation that fails, such as PROJ without its database, ends with 1")
  func computationFailed() throws {
    let result = try CommandLineTool.run(
      ["area", "1754082000.geojson", "--earth", "EPSG:6933"], in: folder,
      environment: ["PROJ_DATA": folder.path, "PROJ_LIB": folder.path])
    #expect(result.status == 1 && result.output.isEmpty)
    #expect(result.failures.count == 1)
    #expect(result.errors.contains("proj.db") && result.errors.contains("PROJ_DATA"))
  }

  @Test("Warnings under --strict end with 2 and the result; without warnings the status is 0")
  func strict() throws {
    let result = try CommandLineTool.run(["area", "bow-tie.geojson", "--strict", "-f", "csv"], in: folder)
    #expect(result.status == 2)
    #expect(result.output.hasPrefix("path,source,date") && result.failures.isEmpty)
    #expect(
      try CommandLineTool.run(["area", "bow-tie.geojson", "--strict", "--quiet"], in: folder).status == 2)
    // That polygons count as occupied is a notice.
    #expect(
      try CommandLineTool.run(["area", "after 2024-02-01.geojson", "--strict"], in: folder).status == 0)
  }

  @Test("An input that can't be opened ends with 66")
  func cannotOpen() throws {
    for path in ["missing.geojson", "/dev/null", "no\u{1B}[31m.geojson"] {
      let result = try CommandLineTool.run(["area", path], in: folder)
      #expect(result.status == 66 && result.output.isEmpty && result.failures.count == 1, "\(path)")
      #expect(!result.errors.contains("\u{1B}"))
    }
    try FileManager.default.createDirectory(
      atPath: folder.path + "/nothing", withIntermediateDirectories: true)
    let result = try CommandLineTool.run(["area", "nothing"], in: folder)
    #expect(result.status == 66)
    #expect(result.errors.hasPrefix("frontline: nothing: there is no snapshot in this directory: "))
  }

  @Test("An output that can't be created ends with 73")
  func cannotCreate() throws {
    for path in ["no/such/folder.json", "/proc/area.json", "."] {
      let result = try CommandLineTool.run(["area", "-f", "json", "--quiet", "-o", path], in: folder)
      #expect(result.status == 73 && result.output.isEmpty && result.failures.count == 1, "\(path)")
    }
  }

  @Test(
    "An output in a folder without write permission ends with 73",
    .enabled(if: getuid() != 0, "skipped: root writes everywhere"))
  func lockedFolder() throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
    let result = try CommandLineTool.run(["area", "--quiet", "-o", "new.txt"], in: folder)
    #expect(result.status == 73 && result.errors.contains("Permission denied"))
  }

  @Test(
    "A full device ends with 74, as an output and as standard output",
    .enabled(if: hasFullDevice, "skipped: no /dev/full"))
  func noSpace() throws {
    let file = try CommandLineTool.run(["area", "--quiet", "-o", "/dev/full"], in: folder)
    #expect(file.status == 74)
    #expect(file.failures == ["frontline: /dev/full: can't be written: No space left on device"])
    let output = try CommandLineTool.shell("\"$BIN\" area --quiet > /dev/full", in: folder)
    #expect(output.status == 74)
    #expect(output.failures == ["frontline: standard output: can't be written: No space left on device"])
    #expect(try CommandLineTool.shell("\"$BIN\" area --quiet >&-", in: folder).status == 74)
  }

  @Test("An interruption while waiting for standard input ends with 130")
  func interrupted() throws {
    // Where the tests run in the background of a script, SIGINT is ignored, and children inherit that.
    signal(SIGINT, SIG_DFL)
    let process = Process()
    process.executableURL = CommandLineTool.binary
    process.arguments = ["area", "-"]
    let input = Pipe()
    process.standardInput = input
    process.standardOutput = try folder.handle("output")
    process.standardError = try folder.handle("errors")
    try process.run()
    // It waits for the end of its input: whenever the signal comes, it comes before that.
    process.interrupt()
    try process.waitForEnd()
    try input.fileHandleForWriting.close()
    // Before it has set itself up it ends by the signal, of which a shell makes 130.
    let status = process.terminationStatus
    #expect(process.terminationReason == .uncaughtSignal ? status == SIGINT : status == 130)
    #expect(try folder.read("output").isEmpty && folder.read("errors").isEmpty)
  }

  @Test(
    "A reader that closes the pipe ends the command without a message", arguments: ["", "trap '' PIPE; "])
  func brokenPipe(before: String) throws {
    // The second with SIGPIPE ignored, as under nohup.
    let result = try CommandLineTool.shell(
      before + "{ for i in 1 2 3 4 5 6 7 8; do \"$BIN\" area -f json --quiet; done; } | head -n 1", in: folder
    )
    #expect(result.status == 0)
    #expect(result.output == "{\n" && result.errors.isEmpty)
  }
}

let hasFullDevice = FileManager.default.fileExists(atPath: "/dev/full")
