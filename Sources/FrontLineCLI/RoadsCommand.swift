import ArgumentParser
import FrontLine
import FrontLineKit
import FrontLineReport

struct RoadsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roads",
    abstract: "The roads that distance and route know by name, and how exactly each is known.",
    discussion: """
      The lines are drawn by hand, and are known only to some kilometres.

      Examples:
        frontline roads
        frontline roads -f geojson -o roads.geojson
      """)

  @OptionGroup(title: "Output") var formatting: FormatOption<GazetteerDocument>
  @OptionGroup(title: "Output") var writing: OutputOptions

  private var format: DocumentFormat { formatting.format(for: writing.output) }

  func validate() throws { try formatting.check(writing.output) }

  func run() throws {
    try writing.write(GazetteerDocument(roads: try Gazetteer.embedded().roads, writing.style), formatting)
  }
}
