import Foundation
import TestSupport
import Testing

/// The tests of the Python package in its own language, with this build's program.
@Suite("The Python package")
struct PythonSuiteTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The Python with pytest, pandas and what else the tests use, which Scripts/setup makes.
  private static let python = root.appendingPathComponent(".build/python-tests/bin/python").path

  @Test(
    "pytest, with the examples in docstrings",
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: python),
      "skipped: no pytest (Scripts/setup --for-tests installs it)"))
  func suite() throws {
    let folder = try Folder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.python)
    // Nothing is left in the sources: no cache, no bytecode.
    process.arguments = ["-B", "-m", "pytest", "-q", "-rs", "-p", "no:cacheprovider", "Sources/Python"]
    process.currentDirectoryURL = Self.root
    process.environment = ProcessInfo.processInfo.environment.merging([
      "FRONTLINE_BINARY": CommandLineTool.binary.path, "FRONTLINE_SHARED": SharedMaterial.folder,
      "PYTHONPATH": Self.root.appendingPathComponent("Sources/Python/src").path,
      "PYTHONDONTWRITEBYTECODE": "1",
    ]) { $1 }
    let log = try folder.handle("log")
    (process.standardOutput, process.standardError) = (log, log)
    try process.run()
    try process.waitForEnd(atMostSeconds: 1200)
    let text = try folder.read("log")
    #expect(process.terminationStatus == 0, "\(text)")
    #expect(text.contains(" passed"), "\(text)")
    // What Scripts/test repeats at its end: the sum, and why some are skipped.
    for line in text.split(separator: "\n") where line.hasPrefix("SKIPPED ") || line.contains(/^\d+ passed/) {
      print("▸ pytest: \(line)")
    }
  }
}
