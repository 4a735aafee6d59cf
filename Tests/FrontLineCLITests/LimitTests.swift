import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the system does to a process, and what may remain of it.
@Suite("Limits and interruption")
struct LimitTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
    try Fixtures.write(into: folder)
    try folder.write("old.json", "old")
  }

  @Test(
    "A full disk gives status 74 and one line, and the old file stays",
    .disabled(if: Sanitizer.limitOnFiles.isOn, "\(Sanitizer.limitOnFiles.reason)"))
  func fullDisk() throws {
    let names = try folder.names
    let toDevice = try CommandLineTool.run(["area", "--quiet", "-o", "/dev/full"], in: folder)
    #expect(toDevice.status == 74 && toDevice.failures.count == 1)
    let redirected = try CommandLineTool.shell("\"$BIN\" area --quiet > /dev/full", in: folder)
    #expect(redirected.status == 74 && redirected.failures.count == 1)
    // A limit of one block stands for the disk: the output is longer.
    let limited = try CommandLineTool.shell(
      "ulimit -f 1; exec \"$BIN\" area 1754082000.geojson 1755032400.geojson bow-tie.geojson --quiet -f json --overwrite -o old.json",
      in: folder)
    #expect(
      limited.status == 74 && limited.errors.contains("old.json: can't be written"), "\(limited.errors)")
    #expect(try folder.names == names && folder.read("old.json") == "old")
  }

  @Test("A location that can't be written to gives status 73")
  func noPlace() throws {
    for (link, target) in [("loop.json", "loop.json"), ("nowhere.json", "gone.json")] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/" + link, withDestinationPath: target)
    }
    let names = try folder.names
    for path in [
      "/proc/frontline.json", "missing/out.json", "old.json/out.json", "loop.json", "nowhere.json",
    ] {
      let result = try CommandLineTool.run(["area", "--quiet", "-f", "json", "-o", path], in: folder)
      #expect(result.status == 73 && result.failures.count == 1, "\(path): \(result.errors)")
    }
    #expect(try folder.names == names && folder.read("old.json") == "old")
  }

  @Test("A reader that closes the pipe ends the command silently", arguments: ["area", "check", "change"])
  func brokenPipe(command: String) throws {
    let result = try CommandLineTool.shell("\"$BIN\" \(command) --quiet -f json | head -c 1", in: folder)
    #expect(result.status == 0 && result.errors.isEmpty && result.output == "{")
    let ignored = try CommandLineTool.shell(
      "trap '' PIPE; { \"$BIN\" \(command) --quiet -f json; echo $? > status; } | :", in: folder)
    #expect(ignored.errors.isEmpty)
    // Where the pipe was still open when all was written there is nothing to tell.
    #expect(["0\n", "74\n"].contains(try folder.read("status")))
  }

  /// Starts the tool with a standard input that never ends, sends it a signal when the condition holds, and gives
  /// its status as a shell has it.
  func signalled(
    _ signal: Int32, _ arguments: [String], environment: [String: String] = [:],
    when condition: () throws -> Bool
  ) throws -> Int32 {
    let process = Process()
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.executableURL = CommandLineTool.binary
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    let bound = Date(timeIntervalSinceNow: 300)
    while process.isRunning, Date() < bound, try !condition() {}
    kill(process.processIdentifier, signal)
    try process.waitForEnd()
    return (process.terminationReason == .uncaughtSignal ? 128 : 0) + process.terminationStatus
  }

  @Test(
    "Interruption gives status 130 and leaves nothing half-written", arguments: [SIGINT, SIGTERM, SIGHUP])
  func interrupted(signal: Int32) throws {
    let names = try folder.names
    var rounds = 0
    let status = try signalled(signal, ["area", "-", "--overwrite", "-o", "old.json"]) {
      // Some time to start; where it has not, the system ends it with the same status.
      usleep(10_000)
      rounds += 1
      return rounds > 30
    }
    #expect(status == 128 + signal)
    #expect(try folder.names == names && folder.read("old.json") == "old")
  }

  @Test("Interruption while writing removes the half-written file")
  func interruptedWriting() throws {
    // Some hundred thousand vertices take a while to be written; a signal comes as soon as the file is there.
    let ring = (0..<100_000).map { place -> String in
      let angle = -2 * Double.pi * Double(place) / 100_000
      return "[\(32 + 3 * cos(angle)),\(48.5 + 2 * sin(angle))]"
    }
    try folder.write("large.geojson", Fixtures.map("[[\((ring + [ring[0]]).joined(separator: ","))]]"))
    let names = try folder.names
    let status = try signalled(
      SIGINT, ["check", "large.geojson", "--repair", "--overwrite", "-o", "old.json"]
    ) { try folder.names != names }
    // The file may have been whole before the signal came.
    #expect(status == 130 || status == 0)
    #expect(try folder.names == names)
    let text = try folder.read("old.json")
    #expect(text == "old" || (try? JSONSerialization.jsonObject(with: Data(text.utf8))) != nil)
  }

  @Test("Interruption while an archive is made leaves nothing of it", arguments: [SIGINT, SIGHUP])
  func interruptedArchive(signal: Int32) throws {
    let names = try folder.names
    let status = try signalled(signal, ["archive", "create", "new.gpkg", "1754082000.geojson", "-"]) {
      try folder.names.contains { $0.hasPrefix(".frontline-") }
    }
    #expect(status == 128 + signal)
    #expect(try folder.names == names)
  }

  @Test("Interruption while maps are added leaves the archive unchanged, with nothing beside it")
  func interruptedAddition() throws {
    for day in 0..<200 {
      try folder.write(
        "maps/\(1_754_082_000 + day * 86_400).geojson",
        Fixtures.deepState(occupied: 37.5 + Double(day) / 1000))
    }
    let made = try CommandLineTool.run(["archive", "create", "front.gpkg", "1754082000.geojson"], in: folder)
    #expect(made.status == 0, "\(made.errors)")
    func bytes() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: folder.path + "/front.gpkg")) }
    let (names, whole) = (try folder.names, try bytes())
    let status = try signalled(SIGINT, ["archive", "add", "front.gpkg", "maps"]) { try folder.names != names }
    // It may have been done before the signal came.
    #expect(status == 130 || status == 0)
    #expect(try folder.names == names)
    if status == 130 {
      #expect(try bytes() == whole)
    }
    let verified = try CommandLineTool.run(["archive", "verify", "front.gpkg"], in: folder)
    #expect(verified.status == 0, "\(verified.errors)")
  }

  /// A program in `bin` that stands for GDAL's, knows GeoPackage, and does this when it is to convert.
  private func writeConverter(_ command: String) throws {
    try folder.write(
      "bin/ogr2ogr",
      """
      #!/bin/sh
      case "$1" in
        --formats) echo '  GPKG -vector- (rw+v): GeoPackage' ;;
        *) \(command) ;;
      esac
      """)
    chmod(folder.path + "/bin/ogr2ogr", 0o755)
  }

  @Test("Interruption while a file is converted removes the temporary folder")
  func interruptedConversion() throws {
    try writeConverter("exec sleep 2")
    try FileManager.default.createDirectory(
      atPath: folder.path + "/temporary", withIntermediateDirectories: true)
    func temporaries() throws -> [String] {
      try FileManager.default.subpathsOfDirectory(atPath: folder.path + "/temporary")
    }
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let status = try signalled(
      SIGINT, ["export", "1754082000.geojson", "-o", "new.gpkg"],
      environment: ["TMPDIR": folder.path + "/temporary", "PATH": folder.path + "/bin:" + path]
    ) { try temporaries().contains { $0.hasSuffix("source.geojson") } }
    #expect(status == 130)
    #expect(try temporaries().isEmpty)
    #expect(try !folder.names.contains("new.gpkg"))
  }

  @Test(
    "A full disk leaves an archive unchanged to the byte, with nothing beside it",
    .disabled(if: Sanitizer.limitOnFiles.isOn, "\(Sanitizer.limitOnFiles.reason)"))
  func fullArchive() throws {
    let ring = (0..<40_000).map { place -> String in
      let angle = -2 * Double.pi * Double(place) / 40_000
      return "[\(32 + 3 * cos(angle)),\(48.5 + 2 * sin(angle))]"
    }
    try folder.write(
      "large_20250101.geojson", Fixtures.map("[[\((ring + [ring[0]]).joined(separator: ","))]]"))
    _ = try CommandLineTool.run(
      ["archive", "create", "a.gpkg", "1754082000.geojson", "--quiet"], in: folder)
    let before = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/a.gpkg"))
    let names = try folder.names
    // Some blocks of 512 bytes more than it has: the map alone is longer.
    let result = try CommandLineTool.shell(
      "ulimit -f \(before.count / 512 + 200); exec \"$BIN\" archive add a.gpkg large_20250101.geojson",
      in: folder)
    #expect(result.status == 74 && result.failures.count == 1, "\(result.errors)")
    #expect(try folder.names == names)
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/a.gpkg")) == before)
  }

  @Test(
    "A full temporary folder gives status 74",
    .disabled(if: Sanitizer.limitOnFiles.isOn, "\(Sanitizer.limitOnFiles.reason)"))
  func fullTemporaryFolder() throws {
    try writeConverter("echo 'ERROR 1: write failed: No space left on device' >&2; exit 1")
    let result = try CommandLineTool.shell(
      #"PATH="$PWD/bin:$PATH" "$BIN" export 1754082000.geojson --quiet -o new.gpkg"#, in: folder)
    #expect(result.status == 74 && result.failures.count == 1, "\(result.errors)")
    let limited = try CommandLineTool.shell(
      #"PATH="$PWD/bin:$PATH"; ulimit -f 0; exec "$BIN" export 1754082000.geojson --quiet -o new.gpkg"#,
      in: folder)
    // The limit is on what standard error is kept in, too.
    #expect(limited.status == 74)
  }

  #if os(Linux)
    @Test(
      "A lack of memory gives a message, not a crash",
      .disabled(if: Sanitizer.limitOnMemory.isOn, "\(Sanitizer.limitOnMemory.reason)"),
      arguments: ["area", "check", "change", "series", "front", "distance --to Kyiv", "export -f geojson"])
    func memory(command: String) throws {
      let result = try CommandLineTool.shell("ulimit -v 150000; exec \"$BIN\" \(command)", in: folder)
      #expect(result.status == 1 && result.failures.count == 1, "\(result.status): \(result.errors)")
      #expect(
        result.errors.contains("no more than 146 MiB of memory may be used (ulimit -v)"), "\(result.errors)")
      #expect(result.errors.contains("allow 256 MiB or more"))
    }

    @Test(
      "A map too large for the memory gives a message, wherever the memory runs out",
      .disabled(if: Sanitizer.limitOnMemory.isOn, "\(Sanitizer.limitOnMemory.reason)"),
      arguments: [40_000, 60_000])
    func memoryForAMap(count: Int) throws {
      let squares = (0..<count).map { number in
        let west = 30 + Double(number % 1000) / 1000
        let south = 48 + Double(number / 1000) / 1000
        return Fixtures.feature(Fixtures.rectangle(west, south, west + 0.0005, south + 0.0005))
      }
      try folder.write("large.geojson", Fixtures.collection(squares))
      let result = try CommandLineTool.shell(
        "ulimit -v 300000; exec \"$BIN\" check large.geojson", in: folder)
      // Swift's runtime may have said before which allocation failed: nothing can keep it from that.
      let words = result.failures.filter { !$0.hasPrefix("Fatal error: failed to allocate") }
      #expect(
        [1, 65].contains(result.status) && words.count == 1, "\(result.status): \(result.errors)")
      #expect(
        result.errors.contains("(ulimit -v) don't suffice: allow more")
          || result.errors.contains("not enough memory"),
        "\(result.errors)")
    }
  #endif

  @Test("Nesting, numbers and size beyond their limits give a message that names the limit")
  func input() throws {
    try folder.write(
      "deep.json", String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000))
    try folder.write("number.json", Fixtures.map("[[[1e999,48],[38,48],[38,49],[1e999,48]]]"))
    try folder.write(
      "integer.json",
      Fixtures.map("[[[123456789012345678901,48],[38,48],[38,49],[123456789012345678901,48]]]"))
    // Three gigabytes of nothing: refused by its size, unread.
    try folder.write("large.json", "")
    #expect(truncate(folder.path + "/large.json", 3 << 30) == 0)
    for command in ["area", "check"] {
      for (file, words, status) in [
        ("deep.json", "512 levels", 65), ("number.json", "out of range", 65),
        ("integer.json", "out of range", 65),
        ("large.json", "larger than 2147483648 bytes", 66),
      ] {
        let result = try CommandLineTool.run([command, file], in: folder)
        #expect(result.status == Int32(status) && result.failures.count == 1, "\(command) \(file)")
        #expect(result.errors.contains(words), "\(command) \(file): \(result.errors)")
      }
    }
  }
}
