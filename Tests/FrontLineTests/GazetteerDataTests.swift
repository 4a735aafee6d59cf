import Foundation
import GeoTypes
import Testing

@testable import FrontLine

/// The folder of the places and roads that are shipped.
private let folder = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .appending(path: "GeoData")
private let isPresent = FileManager.default.fileExists(atPath: folder.appending(path: "places.tsv").path)

@Suite(.enabled(if: isPresent, "skipped: no GeoData"))
struct GazetteerDataTests {
  private func gazetteer() throws -> Gazetteer {
    try Data(contentsOf: folder.appending(path: "places.tsv")).withUnsafeBytes { bytes in
      try Gazetteer(
        placesTable: bytes, roadsGeoJSON: Array(Data(contentsOf: folder.appending(path: "roads.geojson"))))
    }
  }

  @Test func `every place is found by each of its names`() throws {
    let gazetteer = try gazetteer()
    #expect(!gazetteer.places.isEmpty)
    // A lookup goes through all names: a hundredth of the places, and those of the sector, are looked up.
    for (index, place) in gazetteer.places.enumerated() where index.isMultiple(of: 100) || place.near != nil {
      #expect(Box.mappedArea.contains(place.coordinate), "\(place.name)")
      #expect(place.uncertaintyMeters != nil, "\(place.name)")
      for name in [place.name, place.nameUk ?? place.name] {
        switch gazetteer.lookUpPlace(name) {
        case .found(let found):
          // A town is meant rather than a village of its name.
          #expect(found == place || found.isLarge(comparedWith: place), "\(name)")
        case .ambiguous(let found): #expect(found.contains(place), "\(name)")
        case .notFound: Issue.record("\(name) is not found")
        }
      }
    }
  }

  /// The folder of files that tests read.
  private static let spellings = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures/place-spellings.tsv")

  @Test func `three hundred spellings, old names, kinds and oblasts lead to their places`() throws {
    let gazetteer = try gazetteer()
    let lines = try String(contentsOf: Self.spellings, encoding: .utf8).split(separator: "\n").dropFirst()
    #expect(lines.count == 300)
    for line in lines {
      let fields = line.split(separator: "\t").map(String.init)
      switch gazetteer.lookUpPlace(fields[0]) {
      case .found(let place): #expect(place.name == fields[1] && place.region == fields[2], "\(fields[0])")
      case .ambiguous(let places):
        Issue.record("\(fields[0]) is ambiguous: \(gazetteer.distinctNames(of: places))")
      case .notFound: Issue.record("\(fields[0]) is not found")
      }
    }
  }

  @Test func `places of one name and oblast are told apart by a town nearby`() throws {
    let gazetteer = try gazetteer()
    guard case .ambiguous(let places) = gazetteer.lookUpPlace("Ivanivka") else {
      Issue.record("Ivanivka is one place")
      return
    }
    let names = gazetteer.distinctNames(of: places)
    #expect(names.count >= 15 && Set(names).count == names.count, "\(names)")
    let town = try #require(names.first { $0.contains("near ") })
    let words = try #require(town.firstMatch(of: /\((.*), near (.*)\)/)).output
    guard case .found(let found) = gazetteer.lookUpPlace("Ivanivka, \(words.2)") else {
      Issue.record("Ivanivka, \(words.2)")
      return
    }
    #expect(found.region == String(words.1))
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

extension Place {
  fileprivate func isLarge(comparedWith other: Place) -> Bool {
    population ?? 0 >= 10 * max(500, other.population ?? 0)
  }
}
