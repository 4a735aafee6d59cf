import FrontLine
public import FrontLineKit
public import GeoJSON
import GeoTypes
import Proximity

/// The report of a `ZonesJob`: the zones around the territory, the settlements in them, and who crossed when.
public struct ZonesDocument: TextDocument, CSVDocument, ResultDocument {
  let result: ZonesResult
  let style: DocumentStyle
  /// How many places, and how many crossings, the table lists; nil: twenty.
  public var top: Int?
  /// Whether CSV has a row for each zone instead of each place or crossing.
  public var csvListsZones = false

  /// Makes the document of a result.
  public init(_ result: ZonesResult, _ style: DocumentStyle = .init()) {
    self.result = result
    self.style = style
  }

  var last: ZonesResult.Entry? { result.entries.last }
  var isSeries: Bool { result.entries.count > 1 }

  /// The JSON document, whose schema is `frontline.zones/1`.
  public var json: [UInt8] {
    jsonDocument(schema: "frontline.zones/1") { writer in
      writer.key("snapshots")
      writer.array { writer in
        for entry in result.entries { writer.object { write(entry, to: &$0) } }
      }
      if isSeries { writer.member("crossings", result.crossings, crossingColumns) }
      if let regions = result.regions { writer.member(regions.source) }
      writer.key("gazetteer")
      writer.object { writer in
        writer.member("name", result.placesPath ?? "geodata")
        writer.member("places", result.placeCount)
        writer.member("official_settlements", result.isOfficial ? Gazetteer.officialSettlementCount : nil)
      }
    }
  }

  private func write(_ entry: ZonesResult.Entry, to writer: inout JSONWriter) {
    writer.member("path", entry.file.path)
    writer.member("date", entry.file.date?.description)
    writer.key("territory")
    writer.object { writer in
      writer.member("km2", entry.territorySquareKilometers)
      writer.member("places", entry.territoryPlaceCount)
    }
    writer.key("zones")
    writer.array { writer in
      for figures in entry.zones {
        writer.object { writer in
          Self.zoneColumns.write(figures, to: &writer)
          if figures.land?.divided != nil {
            writer.member("regions", regionRows(of: figures), regionColumns)
          }
        }
      }
    }
    if let places = entry.places { writer.member("places", places, placeColumns) }
  }

  /// Returns the zones of each map as features with their figures.
  public func geoJSON(_ options: GeoJSONWriter.Options = .init()) throws(GeoJSONError) -> [UInt8] {
    var features: [GeoJSONFeature] = []
    for entry in result.entries {
      let dateColumn = Column<ZonesResult.ZoneFigures>.text("date") { _ in entry.file.date?.description }
      for figures in entry.zones {
        guard let polygons = figures.land?.polygons, !polygons.isEmpty else { continue }
        features.append(
          GeoJSONFeature(
            geometry: polygons.count == 1 ? .polygon(polygons[0]) : .multiPolygon(MultiPolygon(polygons)),
            properties: ([dateColumn] + Self.zoneColumns).properties(of: figures), index: features.count))
      }
    }
    return try GeoJSONWriter(options: options).featureCollection(
      features.rounded(options), members: ["sentence": .string(sentence)])
  }

  /// Returns a row for each place of a map, or for each crossing of a series; or for each zone.
  public func csv(in dialect: CSV.Dialect) -> String {
    if csvListsZones { return zoneCSV(dialect) }
    return isSeries
      ? crossingColumns.csv(of: result.crossings, in: dialect)
      : placeColumns.csv(of: last?.places ?? [], in: dialect)
  }

  private func zoneCSV(_ dialect: CSV.Dialect) -> String {
    let rows = result.entries.flatMap { entry in
      entry.zones.flatMap { figures in
        regionRows(of: figures).map { (entry: entry, figures: figures, row: $0) }
      }
    }
    typealias Row = (entry: ZonesResult.Entry, figures: ZonesResult.ZoneFigures, row: ZoneRegionRow)
    var columns: [Column<Row>] = [
      .text("path") { $0.entry.file.path }, .text("date") { $0.entry.file.date?.description },
    ]
    if result.regions == nil {
      columns += Self.zoneColumns.map { $0.of(\Row.figures) }
    } else {
      columns += Self.limitColumns.map { $0.of(\Row.figures) } + regionColumns.map { $0.of(\Row.row) }
    }
    return columns.csv(of: rows, in: dialect)
  }
}

extension ZonesDocument: FormattedDocument {
  public static var renderings: [Rendering<ZonesDocument>] {
    [.table, .json { $0.json }, .csv, .geoJSON { try $0.geoJSON($1) }, .markdown]
  }
}
