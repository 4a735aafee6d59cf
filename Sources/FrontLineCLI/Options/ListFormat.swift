import ArgumentParser
import FrontLineReport
import GeoJSON

/// How a list of the gazetteer is written.
enum ListFormat: String, OutputFormat {
  case table, json, csv, geojson
  static let standard = table
}

extension OutputOptions {
  func write(_ format: ListFormat, _ document: GazetteerDocument) throws {
    switch format {
    case .table: try write(document.table)
    case .json: try write(document.json)
    case .csv: try write(document.csv)
    case .geojson: try write(document.geoJSON())
    }
  }
}
