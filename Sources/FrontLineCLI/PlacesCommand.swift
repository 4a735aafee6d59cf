import ArgumentParser
import FrontLine
import FrontLineKit
import FrontLineReport

struct PlacesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "places",
    abstract: "The places that distance and route know by name, and how exactly each is known.",
    discussion: """
      A query finds the names that begin with it or, if there are none, those that contain it, in English, Ukrainian \
      or another spelling. Text after a comma tells places of one name apart: the oblast, or a town nearby.

      Examples:
        frontline places Dobro
        frontline places Myrne,Volnovakha
        frontline places -f geojson -o places.geojson
      """)

  @Argument(help: "A name in English or Ukrainian, or a part of one. (default: all)", completion: .place)
  var query: String?

  @OptionGroup(title: "Output") var formatting: FormatOption<GazetteerDocument>
  @OptionGroup(title: "Output") var writing: OutputOptions

  private var format: DocumentFormat { formatting.format(for: writing.output) }

  func validate() throws { try formatting.check(writing.output) }

  func run() throws {
    let gazetteer = try Gazetteer.embedded()
    var places = Array(gazetteer.places)
    if let query {
      places = gazetteer.places(matching: query)
      if places.isEmpty {
        do {
          places = [try gazetteer.place(named: query)]
        } catch {
          throw Failure.usage(error.wording.text(naming: \.typed))
        }
      }
    }
    let document = try GazetteerDocument(places: places, writing.style)
    try writing.write(document, formatting)
  }
}
