import Foundation
import Testing

/// A skipped test proves nothing, so whoever reads the totals is told what it lacks.
@Suite("Tests that may be skipped")
struct SkippingTests {
  @Test("Each says why")
  func reasons() throws {
    let folder = ModuleGraph.root.appending(path: "Tests")
    var silent: [String] = []
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    where name.hasSuffix(".swift") && !name.contains(".build/") {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      // A condition, perhaps with one call in it, and nothing behind.
      silent += text.matches(of: /\.(enabled|disabled)\(if: [^,()]*(\([^()]*\))?\)/).map {
        "\(name): \($0.output.0)"
      }
    }
    #expect(silent == [])
  }
}
