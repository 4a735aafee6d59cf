import ArgumentParser
import Testing

@testable import FrontLineCLI

@Suite("Parsing by the command that the first word names")
struct ParsingTests {
  @Test(
    "The command parses its words as the root does",
    arguments: [
      ["places"], ["places", "Kyiv"], ["places", "Kyiv", "-f", "csv"], ["places", "-f=csv", "--", "-x"],
      ["places", "--", "--help"], ["places", "help"], ["places", "--format", "json", "--output", "places"],
      ["roads", "--format=json"], ["area"], ["area", "a.geojson", "--earth", "turf", "--strict"],
      ["area", "-", "--statuses", "occupied,contested", "--denominator", "deepstate"],
      ["change", "a", "b", "--earth", "wgs84-straight"], ["series", "a", "b", "c", "--jobs", "2"],
      ["distance", "--to", "Dobropillia", "--to", "36,48", "a"], ["route", "--from", "a", "--to", "b"],
      ["check", "a", "--repair", "-o", "b"], ["export", "a", "-f", "csv"],
      ["archive", "list", "a.gpkg"], ["archive", "create", "a.gpkg", "b", "c", "--jobs", "3"],
      ["archive", "verify", "a.gpkg", "--jobs", "1", "--no-progress"],
      ["front", "a", "b", "--border", "c", "--border-tolerance", "500", "--precision", "5", "--jobs", "2"],
      ["export", "--border", "c", "--layer", "front-line", "--winding", "clockwise", "--precision", "full"],
      [
        "compare", "a", "b", "--quiet", "--strict", "--progress", "--language", "uk", "--winding",
        "clockwise",
      ],
    ])
  func same(words: [String]) throws {
    guard let expected = try? FrontLineCommand.parseAsRoot(words) else {
      #expect(FrontLineCommand.commandNamedFirst(in: words) == nil)
      return
    }
    let command = try #require(FrontLineCommand.commandNamedFirst(in: words))
    #expect(String(reflecting: command) == String(reflecting: expected))
  }

  @Test(
    "Words that ask for help, completions or the version, or are wrong, are left to the root",
    arguments: [
      [], ["--version"], ["--help"], ["help"], ["help", "area"], ["are"], ["area", "--help"], ["area", "-h"],
      ["area", "--version"], ["area", "--earth"], ["area", "--earth", "mars"], ["area", "--nothing"],
      ["area", "--generate-completion-script"], ["area", "--generate-completion-script", "bash"],
      ["--generate-completion-script", "bash"], ["archive"], ["archive", "--help"], ["archive", "lst"],
      ["archive", "help", "list"], ["places", "a", "b"], ["--", "places"], ["area", "--jobs", "0"],
      ["area", "--experimental-dump-help"], ["area", "--help-hidden"],
    ])
  func left(words: [String]) {
    #expect(FrontLineCommand.commandNamedFirst(in: words) == nil)
  }

  @Test(
    "A negative number belongs to the option before it",
    arguments: [
      (["map", "--radius", "-3"], ["map", "--radius=-3"]),
      (["distance", "--to", "-3.5,48"], ["distance", "--to=-3.5,48"]),
      (["map", "--fps", "-.5", "-o", "-"], ["map", "--fps=-.5", "-o", "-"]),
      // What has a value, is no option, or is behind the end of the options.
      (["map", "--radius=3", "-4"], ["map", "--radius=3", "-4"]),
      (["places", "-4"], ["places", "-4"]), (["places", "--", "-4"], ["places", "--", "-4"]),
      (["places", "--", "--quiet", "-4"], ["places", "--", "--quiet", "-4"]),
      (["area", "--earth", "-o", "x"], ["area", "--earth", "-o", "x"]),
    ])
  func negative(words: [String], joined: [String]) {
    #expect(FrontLineCommand.joiningNegativeNumbers(in: words) == joined)
  }

  @Test("The help of each command shows examples, and each of them parses")
  func examples() throws {
    for command in Self.leaves(of: FrontLineCommand.self) {
      let name = command.configuration.commandName ?? ""
      let lines = command.configuration.discussion.split(separator: "\n").filter {
        $0.hasPrefix("  frontline ")
      }
      #expect(!lines.isEmpty, "\(name)")
      for line in lines {
        // Longer ones would be broken on a terminal of 80 columns.
        #expect(line.count <= 80, "\(line)")
        let words = line.split(separator: " ").dropFirst().map(String.init)
        #expect(type(of: try FrontLineCommand.command(of: words)) == command, "\(line)")
      }
    }
  }

  private static func leaves(of command: any ParsableCommand.Type) -> [any ParsableCommand.Type] {
    let subcommands = command.configuration.subcommands
    return subcommands.isEmpty ? [command] : subcommands.flatMap { leaves(of: $0) }
  }
}
