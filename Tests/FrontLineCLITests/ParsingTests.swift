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

  @Test(
    "The English of the parser is understood: a new version may say it otherwise",
    arguments: [
      (
        ["area", "--eart", "x"],
        "unknown option '--eart' (did you mean '--earth'?): see 'frontline area --help'"
      ),
      (
        ["area", "-f", "xml"],
        "the value 'xml' is invalid for '-f <format>': give one of 'table', 'json', 'csv' or 'markdown': see 'frontline area --help'"
      ),
      (
        ["area", "-f", "jsn"],
        "the value 'jsn' is invalid for '-f <format>' (did you mean 'json'?): give one of 'table', 'json', 'csv' or 'markdown': see 'frontline area --help'"
      ),
      (
        ["export", "--layer", "x"],
        "the value 'x' is invalid for '--layer <layer>': give one of 'status', 'front-line', 'change' or 'series': see 'frontline export --help'"
      ),
      (["aera"], "there is no command 'aera': did you mean 'area'?: see 'frontline --help'"),
      (["aera", "x"], "there is no command 'aera': did you mean 'area'?: see 'frontline --help'"),
      (["change", "a", "b", "c"], "unexpected argument 'c': see 'frontline change --help'"),
      (["change", "a", "b", "c", "d"], "2 unexpected arguments: 'c', 'd': see 'frontline change --help'"),
      (
        ["area", "--since", "2025-01-01"],
        "unknown option '--since': name the map of a day as FOLDER@YYYY-MM-DD: see 'frontline area --help'"
      ),
      (
        ["area", "--denominator", "0"],
        "the value '0' is invalid for '--denominator <denominator>': give one of 'ukraine', 'deepstate', 'factbook' or a number of square kilometres: see 'frontline area --help'"
      ),
      (["roads", "--decimals", "-f"], "missing value for '--decimals <N>': see 'frontline roads --help'"),
    ])
  func phrases(words: [String], line: String) throws {
    let error = try #require(throws: (any Error).self) { _ = try FrontLineCommand.parseAsRoot(words) }
    #expect(UsageMessage(error).text == line)
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
        // What the shell takes for itself is no word of the command.
        let words = line.split(separator: " ").dropFirst().prefix { !["<", ">", "|"].contains($0) }.map(
          String.init)
        #expect(type(of: try FrontLineCommand.command(of: words)) == command, "\(line)")
      }
    }
  }

  private static func leaves(of command: any ParsableCommand.Type) -> [any ParsableCommand.Type] {
    let subcommands = command.configuration.subcommands
    return subcommands.isEmpty ? [command] : subcommands.flatMap { leaves(of: $0) }
  }
}
