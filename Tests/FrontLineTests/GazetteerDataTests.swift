import Foundation
import GeoTypes
import Testing

@testable import FrontLine

/// The folder of the places and roads that are shipped.
private let folder = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .appending(path: "GeoData")
private let isPresent = FileManager.default.fileExists(atPath: folder.appending(path: "places.geojson").path)

@Suite(.enabled(if: isPresent, "skipped: no GeoData"))
struct GazetteerDataTests {
  private func gazetteer() throws -> Gazetteer {
    try Gazetteer(
      placesGeoJSON: Array(Data(contentsOf: folder.appending(path: "places.geojson"))),
      roadsGeoJSON: Array(Data(contentsOf: folder.appending(path: "roads.geojson")))
    )
  }

  @Test func `every place is found by each of its names`() throws {
    let gazetteer = try gazetteer()
    #expect(!gazetteer.places.isEmpty)
    for place in gazetteer.places {
      #expect(Box.mappedArea.contains(place.coordinate), "\(place.name)")
      #expect(place.uncertaintyMeters != nil, "\(place.name)")
      for name in [place.name, place.nameUk ?? place.name] {
        switch gazetteer.lookUpPlace(name) {
        case .found(let found): #expect(found == place, "\(name)")
        case .ambiguous(let found): #expect(found.contains(place), "\(name)")
        case .notFound: Issue.record("\(name) is not found")
        }
      }
    }
  }

  @Test func `every road is found by its number`() throws {
    let gazetteer = try gazetteer()
    #expect(!gazetteer.roads.isEmpty)
    for road in gazetteer.roads { #expect(try gazetteer.road(named: road.ref) == road) }
    let road = try gazetteer.road(named: "Т0514")
    #expect(road.officialFromKm == 5.85)
    #expect(try gazetteer.place(named: "Добропілля").coordinate == Coordinate(x: 37.0831, y: 48.4686))
  }
}
