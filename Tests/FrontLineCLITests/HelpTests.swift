import FrontLine
import FrontLineKit
import Measurement
import Testing

@testable import FrontLineCLI

/// Help as it is printed: of commands, in the order in which it is read, and of topics.
@Suite("Help")
struct HelpTests {
  private func help(_ words: [String]) throws -> String {
    let result = try CommandLineTool.run(words, in: try Folder())
    #expect(result.status == 0 && result.errors.isEmpty, "\(words): \(result.errors)")
    return result.output
  }

  private static let commands = FrontLineCommand.configuration.subcommands.flatMap { command in
    let name = command.configuration.commandName ?? ""
    let own = command.configuration.subcommands
    return own.isEmpty ? [[name]] : own.map { [name, $0.configuration.commandName ?? ""] }
  }

  @Test("A command's own options come before those that it shares, within 80 columns", arguments: commands)
  func order(command: [String]) throws {
    let text = try help(command + ["--help"])
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let headings = lines.filter { $0.contains(/^[A-Z ]+:$/) }.map { $0.dropLast() }
    // The version and help alone are none of its own.
    let own =
      text.split(separator: "\n\n").first { $0.hasPrefix("OPTIONS:\n") }?.split(separator: "\n")
      .filter { $0.hasPrefix("  -") && !$0.contains(/^  (--version|-h, --help)/) } ?? []
    if !own.isEmpty { #expect(headings.filter { $0 != "ARGUMENTS" }.first == "OPTIONS", "\(headings)") }
    #expect(Set(headings).count == headings.count, "\(headings)")
    for line in lines { #expect(line.count <= 80, "\(line)") }
    #expect(text == (try help(["help"] + command)))
  }

  @Test("Options with a default show it", arguments: commands)
  func defaults(command: [String]) throws {
    let text = try help(command + ["--help"]).replacing(/\n {12,}/, with: " ")
    for option in [
      "earth", "gap", "territory", "format", "precision", "size", "every", "border-tolerance", "csv",
    ] {
      guard
        let line = text.split(separator: "\n").first(where: {
          $0.contains(/^  (-., )?--/) && $0.contains("--\(option) <")
        })
      else { continue }
      #expect(line.contains("default: ") || line.contains("the default"), "\(line)")
    }
  }

  @Test("Every topic is a page of its own, within 80 columns", arguments: HelpTopic.names)
  func topics(name: String) throws {
    let text = try help(["help", name])
    #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n") && text.count > 200)
    for line in text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    #expect(!text.split(separator: "\n").contains { $0.hasSuffix(" ") })
  }

  @Test("Topics name all that there is")
  func complete() throws {
    let list = try help(["help", "topics"])
    for topic in HelpTopic.all { #expect(list.contains("  \(topic.name)  "), "\(topic.name)") }
    let sources = try help(["help", "sources"])
    for source in Source.builtIn { #expect(sources.contains("\n\(source.name):\n"), "\(source)") }
    let statuses = try help(["help", "statuses"])
    for status in ControlStatus.allCases { #expect(statuses.contains("\n\(status.rawValue):\n")) }
    let earth = try help(["help", "earth"])
    for word in EarthModel.words { #expect(earth.contains("\n\(word):\n"), "\(word)") }
    let territories = try help(["help", "territories"])
    for territory in Territory.named {
      #expect(territories.contains("  \(territory.name)  "), "\(territory)")
    }
    let dates = try help(["help", "dates"])
    #expect(dates.contains("12.08.2025") && dates.contains("write 2025-08-12\n"))
    #expect(dates.contains("write 2025-08-12 or 2025-12-08"))
    let statusLines = try help(["help", "exit-status"])
    for status in [0, 1, 2, 3, 64, 65, 66, 73, 74, 130] {
      #expect(statusLines.contains(" \(status) "), "\(status)")
    }
  }
}
