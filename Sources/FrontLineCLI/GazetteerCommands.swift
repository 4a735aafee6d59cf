import ArgumentParser
import FrontLine
import FrontLineReport
import GeoJSON

struct PlacesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "places",
    abstract: "The places that a distance can name, with how well each is known.")

  @Argument(help: "A name in English or Ukrainian, or a part of one. (default: all)")
  var query: String?

  @Option(name: .shortAndLong, help: "How the result is written.")
  var format = ListFormat.table

  @OptionGroup(title: "Output") var writing: OutputOptions

  func run() throws {
    let gazetteer = try TargetInput.gazetteer()
    var places = gazetteer.places
    if let query {
      places = gazetteer.places(matching: query)
      if places.isEmpty {
        throw Failure.usage(try notFound(query, gazetteer))
      }
    }
    let document = try GazetteerDocument(places: places)
    try writing.write(format, document)
  }

  private func notFound(_ query: String, _ gazetteer: Gazetteer) throws -> String {
    do {
      return try gazetteer.place(named: query).name
    } catch {
      return error.description
    }
  }
}

struct RoadsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roads",
    abstract: "The roads that a distance or a route can name, with how well each line is known.")

  @Option(name: .shortAndLong, help: "How the result is written.")
  var format = ListFormat.table

  @OptionGroup(title: "Output") var writing: OutputOptions

  func run() throws {
    try writing.write(format, GazetteerDocument(roads: try TargetInput.gazetteer().roads))
  }
}

enum ListFormat: String, ExpressibleByArgument, CaseIterable { case table, json, csv, geojson }

extension OutputOptions {
  fileprivate func write(_ format: ListFormat, _ document: GazetteerDocument) throws {
    switch format {
    case .table: try write(document.table)
    case .json: try write(document.json)
    case .csv: try write(document.csv)
    case .geojson: try write(document.geoJSON())
    }
  }
}
