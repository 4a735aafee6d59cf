public import FrontLine
import FrontLineKit
import GeoData
public import GeoJSON
import GeoTypes

/// A list of the places or the roads of the embedded gazetteer.
public struct GazetteerDocument: CSVDocument, Sendable {
  private struct Row {
    var cells: [(key: String, value: JSONValue)]
    var geometry: Geometry
    /// The texts on the screen that are other ones in Ukrainian, by their keys.
    var ukrainian: [String: String] = [:]
  }

  private let kind: String
  private let rows: [Row]
  private let provenance: GazetteerProvenance
  private let language: Language

  /// Creates the list of places. Throws if the manifest of the embedded data can't be read.
  public init(places: [Place], _ style: DocumentStyle = .init()) throws {
    language = style.language
    kind = "places"
    provenance = try GazetteerProvenance(of: EmbeddedData.places)
    rows = places.map { place in
      Row(
        cells: [
          ("name", .string(place.name)), ("name_uk", Self.text(place.nameUk)),
          ("kind", Self.text(place.kind)), ("region", Self.text(place.region)),
          ("near", Self.text(place.near)), ("lon", .number(place.coordinate.x)),
          ("lat", .number(place.coordinate.y)), ("uncertainty_m", Self.number(place.uncertaintyMeters)),
          ("aliases", .array(place.aliases.map { .string($0) })),
          ("population", place.population.map { .integer(Int64($0)) } ?? .null),
          ("geonames", place.geonamesID.map { .integer(Int64($0)) } ?? .null),
          ("katottg", Self.text(place.code)),
        ], geometry: .point(place.coordinate),
        ukrainian: ["kind": Self.ukrainianKind(place.kind), "region": place.regionUk].compactMapValues(\.self)
      )
    }
  }

  /// Creates the list of roads. Throws if the manifest of the embedded data can't be read.
  public init(roads: [Road], _ style: DocumentStyle = .init()) throws {
    language = style.language
    kind = "roads"
    provenance = try GazetteerProvenance(of: EmbeddedData.roads)
    rows = roads.map { road in
      Row(
        cells: [
          ("ref", .string(road.ref)), ("name", .string(road.name)), ("name_uk", Self.text(road.nameUk)),
          ("official_from_km", Self.number(road.officialFromKm)),
          ("official_to_km", Self.number(road.officialToKm)),
          ("uncertainty_m", Self.number(road.uncertaintyMeters)), ("note", Self.text(road.note)),
          ("aliases", .array(road.aliases.map { .string($0) })),
        ],
        geometry: road.lines.count == 1 ? .lineString(road.lines[0]) : .multiLineString(road.lines))
    }
  }

  private static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
  private static func number(_ number: Double?) -> JSONValue { number.map { .number($0) } ?? .null }

  private static func ukrainianKind(_ kind: String?) -> String? {
    switch kind {
    case "city", "town": "місто"
    case "settlement": "селище"
    case "village": "село"
    case "district": "район міста"
    default: kind
    }
  }

  private static let source = """
    GeoData of frontline: approximations compiled by its developers, sources and licence in its manifest; \
    uncertainty_m says how far each may lie from its true position.
    """

  /// The JSON document, whose schema is `frontline.places/1` or `frontline.roads/1`.
  public var json: [UInt8] {
    var writer = JSONWriter(layout: .pretty)
    writer.object { writer in
      writer.member("schema", "frontline.\(kind)/1")
      writer.key(kind)
      writer.array { writer in
        for row in rows { writer.write(.object(JSONObject(row.cells.map { ($0.key, $0.value) }))) }
      }
      writer.member("source", Self.source)
      writer.member("tool", Tool.name)
      writer.member("provenance", provenance, sentence: Self.source)
    }
    return writer.bytes + [UInt8(ascii: "\n")]
  }

  /// Returns the entries as GeoJSON.
  public func geoJSON() throws(GeoJSONError) -> [UInt8] {
    let features = rows.enumerated().map { index, row in
      GeoJSONFeature(
        geometry: row.geometry, properties: JSONObject(row.cells.map { ($0.key, $0.value) }), index: index)
    }
    return try GeoJSONWriter().featureCollection(features, members: ["source": .string(Self.source)])
  }

  /// Returns the entries as CSV.
  public func csv(in dialect: CSV.Dialect) -> String {
    guard let first = rows.first else { return "" }
    var csv = CSV(header: first.cells.map(\.key), in: dialect)
    for row in rows {
      for (_, value) in row.cells {
        // Degrees are not rounded, and the metres have no decimals.
        if let number = value.doubleValue, number != number.rounded() {
          csv.write(number, isCoordinate: true)
        } else {
          csv.write(Self.cell(value))
        }
      }
      csv.endLine()
    }
    return csv.text
  }

  /// The entries as a table for the screen.
  public var table: String {
    guard let first = rows.first else { return "" }
    // Notes, aliases and identifiers would make lines too long for a screen; the other formats have them.
    let shown = first.cells.indices.filter {
      !["note", "aliases", "geonames", "katottg"].contains(first.cells[$0].key)
    }
    var table = TextTable(
      shown.map { index in
        let isNumber = rows.contains { $0.cells[index].value.doubleValue != nil }
        return (language.say(Self.heading(first.cells[index].key)), isNumber ? .right : .left)
      })
    for row in rows { table.append(shown.map { text(of: row.cells[$0], in: row) }) }
    return table.text + "\n" + language.say(Self.source, Self.ukrainianSource) + "\n"
  }

  private func text(of cell: (key: String, value: JSONValue), in row: Row) -> String {
    if let number = cell.value.doubleValue {
      return number == number.rounded()
        ? language.count(Int(number)) : language.figures(number.description)
    }
    let text = Self.cell(cell.value)
    return language.say(text, row.ukrainian[cell.key] ?? text)
  }

  /// The heading of a column; in English its key without underscores.
  private static func heading(_ key: String) -> BilingualText {
    let english = key.split(separator: "_").joined(separator: " ")
    let ukrainian =
      switch key {
      case "name": BilingualText.name.ukrainian
      case "name_uk": "назва українською"
      case "kind": "вид"
      case "region": BilingualText.region.ukrainian
      case "near": BilingualText.near.ukrainian
      case "population": "населення"
      case "lon": BilingualText.longitude.ukrainian
      case "lat": BilingualText.latitude.ukrainian
      case "uncertainty_m": "\(BilingualText.knownTo.ukrainian), м"
      case "ref": "номер"
      case "official_from_km": "офіц. від км"
      case "official_to_km": "офіц. до км"
      default: english
      }
    return BilingualText(english, ukrainian)
  }

  private static let ukrainianSource = """
    Геодані frontline: наближення, зібрані розробниками; джерела та ліцензія – у маніфесті; точність показує, наскільки \
    далеко кожне може лежати від справжнього положення.
    """

  private static func cell(_ value: JSONValue) -> String {
    switch value {
    case .string(let text): text
    case .array(let values): values.compactMap(\.stringValue).joined(separator: "; ")
    default: value.doubleValue.map { $0 == $0.rounded() ? decimalPlain($0) : $0.description } ?? ""
    }
  }

  private static func decimalPlain(_ value: Double) -> String { String(Int(value)) }
}

extension GazetteerDocument: FormattedDocument {
  public static var renderings: [Rendering<GazetteerDocument>] {
    [
      .text(.table) { $0.table }, .json { $0.json }, .csv,
      .geoJSON { document, _ in try document.geoJSON() },
    ]
  }
}
