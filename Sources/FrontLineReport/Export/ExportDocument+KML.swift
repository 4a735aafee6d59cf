import FrontLineKit
import GeoJSON
import GeoTypes

extension ExportDocument {
  /// Returns the layer as KML 2.2 (OGC 07-147r2).
  ///
  /// Each feature is a placemark with typed data, the style of its kind of land, and a time stamp for the time slider
  /// of viewers.
  public func kml(precision: Int) -> [UInt8] {
    var writer = KMLWriter(precision: precision)
    writer.open("kml", #" xmlns="http://www.opengis.net/kml/2.2""#)
    writer.open("Document", #" id="frontline""#)
    writer.element("name", layer.name)
    writer.element("description", sentence)
    for style in KMLStyle.all { writer.write(style) }
    writer.open("Schema", #" name="\#(layer.name)" id="\#(layer.name)""#)
    for field in layer.fields {
      writer.empty("SimpleField", #" name="\#(field.name)" type="\#(field.kmlType)""#)
    }
    writer.close("Schema")
    for feature in features { write(feature, to: &writer) }
    writer.close("Document")
    writer.close("kml")
    return writer.bytes
  }

  private func write(_ feature: GeoJSONFeature, to writer: inout KMLWriter) {
    let kind = ["status", "kind", "territory"].lazy.compactMap { feature.properties[$0]?.stringValue }.first
    let date = ["date", "after"].lazy.compactMap { feature.properties[$0]?.stringValue }.first
    writer.open("Placemark")
    writer.element("name", [kind, date].compactMap { $0 }.joined(separator: " "))
    if let date {
      writer.open("TimeStamp")
      writer.element("when", date)
      writer.close("TimeStamp")
    }
    let style = KMLStyle.all.first { $0.id == kind } ?? KMLStyle.other
    writer.element("styleUrl", "#" + style.id)
    writer.open("ExtendedData")
    writer.open("SchemaData", ##" schemaUrl="#\##(layer.name)""##)
    for field in layer.fields {
      guard let value = feature.properties[field.name], !value.isNull else { continue }
      writer.element("SimpleData", Self.text(value), #" name="\#(field.name)""#)
    }
    writer.close("SchemaData")
    writer.close("ExtendedData")
    if let geometry = feature.geometry { writer.write(geometry) }
    writer.close("Placemark")
  }
}

extension ExportField {
  fileprivate var kmlType: String {
    switch kind {
    case .text, .date, .instant: "string"
    case .integer: "int"
    case .number: "double"
    }
  }
}

/// How land of one kind is drawn. KML writes a colour as blue, green, red.
private struct KMLStyle {
  let id: String
  let color: String

  static let other = KMLStyle(id: "other", color: "a52714")
  static let all = [
    KMLStyle(id: "occupied", color: "1427a5"), KMLStyle(id: "occupied-before-2022", color: "4f0e88"),
    KMLStyle(id: "contested", color: "a4aabc"), KMLStyle(id: "liberated", color: "589d0f"),
    KMLStyle(id: "gained", color: "1427a5"), KMLStyle(id: "lost", color: "589d0f"), other,
  ]
}

/// Writes KML, element by element.
private struct KMLWriter {
  private(set) var bytes = Array(#"<?xml version="1.0" encoding="UTF-8"?>"#.utf8) + [UInt8(ascii: "\n")]
  private let number: DecimalNumber

  init(precision: Int) { number = DecimalNumber(precision: precision) }

  mutating func open(_ name: String, _ attributes: String = "") { append("<\(name)\(attributes)>\n") }
  mutating func close(_ name: String) { append("</\(name)>\n") }
  mutating func empty(_ name: String, _ attributes: String) { append("<\(name)\(attributes)/>\n") }

  mutating func element(_ name: String, _ text: String, _ attributes: String = "") {
    append("<\(name)\(attributes)>\(xmlEscaped(text))</\(name)>\n")
  }

  mutating func write(_ style: KMLStyle) {
    open("Style", #" id="\#(style.id)""#)
    append("<LineStyle><color>ff\(style.color)</color><width>1.5</width></LineStyle>\n")
    append("<PolyStyle><color>66\(style.color)</color></PolyStyle>\n")
    close("Style")
  }

  mutating func write(_ geometry: Geometry) {
    open("MultiGeometry")
    for polygon in geometry.polygons where !polygon.isEmpty {
      append("<Polygon>\n")
      let rings = polygon.rightHanded.rings
      for (index, ring) in rings.enumerated() {
        let border = index == 0 ? "outerBoundaryIs" : "innerBoundaryIs"
        append("<\(border)><LinearRing>")
        write(ring.coordinates)
        append("</LinearRing></\(border)>\n")
      }
      append("</Polygon>\n")
    }
    for line in geometry.lineStrings where !line.coordinates.isEmpty {
      append("<LineString>")
      write(line.coordinates)
      append("</LineString>\n")
    }
    close("MultiGeometry")
  }

  private mutating func write(_ coordinates: [Coordinate]) {
    append("<coordinates>")
    for (index, coordinate) in coordinates.enumerated() {
      if index > 0 { append(" ") }
      number.append(coordinate.x, to: &bytes)
      append(",")
      number.append(coordinate.y, to: &bytes)
    }
    append("</coordinates>")
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
}
