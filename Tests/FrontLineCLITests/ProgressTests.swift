import Foundation
import Testing

@Suite("Progress bar")
struct ProgressTests {
  private static let files = ["1754082000.geojson", "1755032400.geojson"]

  /// What a command writes to a terminal that is its standard error.
  private func terminal(_ arguments: [String]) throws -> String {
    let folder = try Folder()
    try Fixtures.write(into: folder)
    let line = #"script -q -e -c '"$BIN" \#(arguments.joined(separator: " ")) > /dev/null' /dev/null"#
    return try CommandLineTool.shell(line, in: folder).output
  }

  @Test(
    "A terminal shows the bar for several files",
    .enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/script"), "skipped: no script(1)"),
    arguments: [["area"], ["check"], ["series"], ["distance", "--to", "38.2,48.25"]])
  func several(command: [String]) throws {
    for options in [[], ["--quiet", "--progress"]] {
      let text = try terminal(command + Self.files + options)
      #expect(text.contains("2 of 2") && text.contains("\r\u{1B}[K"), "\(command): \(text)")
    }
    for options in [["--quiet"], ["--no-progress"]] {
      #expect(!(try terminal(command + Self.files + options)).contains(" of 2"), "\(command)")
    }
    #expect(!(try terminal(command + Self.files.prefix(1))).contains("1 of 1"), "\(command)")
  }

  @Test(
    "The bar is erased before a failure is printed",
    .enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/script"), "skipped: no script(1)"))
  func failure() throws {
    let text = try terminal(
      ["area"] + Self.files + ["окуповане.geojson", "--progress", "--source", "isw", "--jobs", "1"])
    #expect(text.contains("\r\u{1B}[Kfrontline: "), "\(text)")
  }

  @Test("Nothing but a terminal shows the bar, even with --progress", arguments: ["area", "check", "series"])
  func noTerminal(command: String) throws {
    let folder = try Folder()
    try Fixtures.write(into: folder)
    let result = try CommandLineTool.run([command] + Self.files + ["--progress"], in: folder)
    #expect(result.status == 0 && !result.errors.contains(" of 2"), "\(result.errors)")
  }
}
