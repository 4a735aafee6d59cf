import Foundation
import RSVG
import TestSupport
import Testing

/// The same picture in other programs.
@Suite("Pictures in other programs")
struct BrowserPictureTests {
  private static let pictures: [(name: String, command: [String])] = [
    ("change", ["map"]), ("status", ["map", "--content", "status", "--theme", "dark", "--language", "uk"]),
    ("print", ["map", "--theme", "print", "--graticule", "--route", "T-05-14"]),
    ("outlines", ["map", "--outlines"]), ("chart", ["series", "--plot"]),
  ]

  private static func isInstalled(_ program: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
    }
  }

  private func draw(_ picture: (name: String, command: [String]), in folder: Folder) throws -> String {
    let file = picture.name + ".svg"
    let result = try CommandLineTool.run(
      picture.command + (picture.command.last == "--plot" ? [file] : ["-o", file])
        + ["--size", "800x600", "--quiet"], in: folder)
    try #require(result.status == 0, "\(result.errors)")
    return file
  }

  @Test(
    "Every picture is valid XML to a parser of others",
    .enabled(if: isInstalled("xmllint"), "skipped: no xmllint"))
  func xml() throws {
    let folder = try Folder()
    for picture in Self.pictures {
      let file = try draw(picture, in: folder)
      let result = try CommandLineTool.shell("xmllint --noout --nonet \(file) 2>&1", in: folder)
      #expect(result.status == 0 && result.output.isEmpty, "\(picture.name): \(result.output)")
    }
  }

  @Test(
    "A browser shows what librsvg draws",
    .enabled(if: isInstalled("chromium"), "skipped: no chromium"))
  func browser() throws {
    let folder = try Folder()
    for picture in Self.pictures {
      let file = try draw(picture, in: folder)
      _ = try CommandLineTool.shell(
        "chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --force-device-scale-factor=1 "
          + "--user-data-dir=\"$PWD/profile\" --screenshot=\"$PWD/\(picture.name).png\" --window-size=800,600 \"file://$PWD/\(file)\"",
        in: folder)
      let shown = try Data(contentsOf: URL(filePath: "\(folder.path)/\(picture.name).png"))
        .base64EncodedString()
      // librsvg reads the screenshot, as a picture in a picture.
      let theirs = try SVGRenderer.pixels(
        #"<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><image width="800" height="600" href="data:image/png;base64,\#(shown)"/></svg>"#,
        width: 800, height: 600)
      let ours = try SVGRenderer.pixels(folder.read(file), width: 800, height: 600)
      try #require(ours.count == theirs.count)
      let sum = zip(ours, theirs).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
      let difference = Double(sum) / Double(255 * ours.count)
      // They smooth edges and letters each in their own way, some 0.4 %.
      #expect(difference < 0.02, "\(picture.name): \(difference)")
    }
  }
}
