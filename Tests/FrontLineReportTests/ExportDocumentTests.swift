import FrontLine
import GeoJSON
import GeoTypes
import Measurement
import TestSupport
import Testing

@testable import FrontLineKit
@testable import FrontLineReport

/// Layers as text.
@Suite("Exported layers as text")
struct ExportDocumentTests {
  private func document(precision: Int = 7) -> ExportDocument {
    var snapshot = Snapshot(
      path: "a \"b\", <c>.geojson", source: .deepState, date: CalendarDate("2025-08-12"))
    snapshot.publishedAt = Instant("2025-08-12T20:00:00Z")
    let file = Provenance.File(snapshot, sha256: "00ff")
    func ring(_ low: Double, _ high: Double) -> Ring {
      Ring(
        [(low, low), (high, low), (high, high), (low, high), (low, low)].map {
          Coordinate(x: 37 + $0.0, y: 48 + $0.1)
        })
    }
    var values = file.exportProperties
    values["status"] = "occupied"
    values["km2"] = .number(0.1 + 0.2)
    values["unknown"] = "left out"
    let holed = MultiPolygon([Polygon(exterior: ring(0, 1), holes: [ring(0.25, 0.5)])])
    let features = ExportLayer.status.features(of: [
      ExportShape(geometry: .multiPolygon(holed), values: values),
      ExportShape(geometry: .multiPolygon(MultiPolygon()), values: values),
    ])
    return ExportDocument(
      ExportResult(
        layer: .status, features: features,
        provenance: Provenance(
          files: [file], territory: .allOccupied, earth: .wgs84, denominator: .ukraine,
          statement: ExportStatement(layer: .status, featureCount: features.count))))
  }

  @Test("CSV has well-known text, and numbers with all digits")
  func csvHasWellKnownTextAndFullNumbers() {
    #expect(
      document().csv(precision: 7) == """
        status,part,date,published_at,source,km2,path,sha256,wkt
        occupied,,2025-08-12,2025-08-12T20:00:00Z,deepstate,0.30000000000000004,"a ""b"", <c>.geojson",00ff,\
        "MULTIPOLYGON (((37 48, 38 48, 38 49, 37 49, 37 48), \
        (37.25 48.25, 37.5 48.25, 37.5 48.5, 37.25 48.5, 37.25 48.25)))"

        """)
  }

  @Test("KML escapes names and winds holes opposite to shells")
  func kmlEscapesAndWindsHolesTheOtherWay() {
    let text = String(decoding: document().kml(precision: 7), as: UTF8.self)
    #expect(text.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns="))
    #expect(text.contains("<SimpleData name=\"path\">a &quot;b&quot;, &lt;c&gt;.geojson</SimpleData>"))
    #expect(text.contains("<when>2025-08-12</when>"))
    #expect(text.contains("<styleUrl>#occupied</styleUrl>"))
    #expect(!text.contains("name=\"part\">"))
    #expect(
      text.contains(
        "<innerBoundaryIs><LinearRing><coordinates>37.25,48.25 37.25,48.5 37.5,48.5 37.5,48.25 37.25,48.25</coordinates>"
      ))
  }

  @Test("A feature has all properties of its layer and no others")
  func everyPropertyOfTheLayerIsThereAndNoOther() throws {
    let bytes = try document().geoJSON(.init())
    let read = try GeoJSONReader().read(bytes)
    #expect(read.features.count == 1)
    #expect(read.features[0].properties.keys == ExportLayer.status.fields.map(\.name))
    #expect(read.features[0].properties["part"] == .null)
    #expect(read.name == "status")
    #expect(read.members["sentence"]?.stringValue?.contains("layer status, features: 1") == true)
  }

  @Test("The ending of a file name stands for a format")
  func formatsAreToldByTheEndings() {
    let expected: [(String, ExportFormat?)] = [
      ("a.geojson", .geoJSON), ("a.GEOJSONL", .geoJSONSequence), ("a.geojsons", .geoJSONSequence),
      ("a.kml", .kml), ("a.csv", .csv), ("a.gpkg", .geoPackage), ("a.fgb", .flatGeobuf),
      ("a.shp.zip", .shapefile), ("a.parquet", .parquet), ("a.zip", nil), ("a", nil), ("a.shp", nil),
    ]
    for (path, format) in expected { #expect(ExportFormat(path: path) == format, "\(path)") }
  }

  @Test("Full precision reads back the same doubles")
  func fullPrecisionReadsBackTheSameDoubles() throws {
    let seed: UInt64 = 17
    var generator = SeededGenerator(seed: seed)
    var coordinates = (0..<1000).map { _ in
      Coordinate(
        x: .random(in: -180...180, using: &generator), y: .random(in: -90...90, using: &generator))
    }
    coordinates += [
      Coordinate(x: (37.1 as Double).nextUp, y: (48.3 as Double).nextDown), Coordinate(x: -0.0, y: 1e-7),
      Coordinate(x: .leastNonzeroMagnitude, y: -90),
    ]
    let writer = GeoJSONWriter(options: .init(precision: GeoJSONWriter.Options.fullPrecision))
    let read = try GeoJSONReader().read(writer.geometry(.multiPoint(coordinates)))
    #expect(read.features.first?.geometry?.points == coordinates, "seed \(seed)")
  }
}
