import TestSupport
import Testing

/// Two inputs that are read in different ways.
@Suite("Options for one of two inputs")
struct SideOptionTests {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write("a.geojson", Fixtures.map(Fixtures.rectangle(37, 48, 38, 49), #"{"kind":"red"}"#))
    try folder.write("b.geojson", Fixtures.map(Fixtures.rectangle(37, 48, 38.5, 49), #"{"state":"held"}"#))
  }

  private func run(_ arguments: String...) throws -> CommandLineTool.Result {
    try CommandLineTool.run(arguments, in: folder)
  }

  @Test("Each side has its own property, dates and name")
  func sides() throws {
    let options = [
      "--status-property-a", "kind", "--map-a", "red=occupied", "--status-property-b", "state", "--map-b",
      "held=occupied", "--date-a", "2025-01-01", "--date-b", "2025-02-01", "--name-a", "Ours", "--name-b",
      "Theirs",
    ]
    for command in ["change", "compare"] {
      let result = try CommandLineTool.run([command, "a.geojson", "b.geojson"] + options, in: folder)
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output.contains("Ours and Theirs, 2025-01-01 to 2025-02-01"), "\(result.output)")
      #expect(!result.errors.contains("names no statuses"))
    }
    let compared = try CommandLineTool.run(["compare", "a.geojson", "b.geojson"] + options, in: folder)
    #expect(compared.output.contains("only in B (Theirs, 2025-02-01)"))
  }

  @Test("What holds for both holds for the side that says nothing else")
  func both() throws {
    let result = try run(
      "change", "a.geojson", "b.geojson", "--status", "occupied", "--date-a", "2025-01-01",
      "--status-property-b",
      "state", "--map-b", "held=contested", "--territory", "with-contested")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("contested"))
  }

  @Test("A folder that two maps are chosen from is read in one way")
  func oneInput() throws {
    let result = try run("change", ".", "--since", "2025-01-01", "--source-a", "generic")
    #expect(result.status == 64 && result.errors.contains("read in one way"), "\(result.errors)")
  }

  @Test("A name in print can't break the line")
  func names() throws {
    let result = try run("area", "a.geojson", "--status", "occupied", "--name", "A\nB")
    #expect(result.status == 0 && result.output.contains("A\\u{A}B, undated"), "\(result.output)")
  }
}
