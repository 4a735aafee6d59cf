import FrontLine
import GeoJSON
import GeoTypes
import TestSupport
import Testing

@testable import Measurement

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite(
  "Regions of the corpus", .enabled(if: SharedMaterial.isPresent, "skipped: no ../shared"))
struct CorpusRegionTests {
  private func change(_ earth: EarthModel) throws -> (
    divider: RegionDivider, before: Land, after: Land, change: LandChange
  ) {
    let surveyor = try Surveyor(earth: earth)
    let reader = try SnapshotReader()
    let divider = try RegionDivider(
      try RegionMap(RegionFile.read(path: oblastsPath).regions), surveyor: surveyor)
    let before = try surveyor.survey(reader.read(path: unionPath("20241231"))).land(of: .allOccupied)
    let after = try surveyor.survey(reader.read(path: unionPath("20250812"))).land(of: .allOccupied)
    return (divider, before, after, try surveyor.change(from: before, to: after))
  }

  @Test("The change by oblast agrees with the reference in every cell, the row outside included")
  func reference() throws {
    let (divider, _, after, change) = try change(.wgs84)
    let area = try divider.divide(after)
    let gained = try divider.divide(change.gained, squareMeters: change.gainedSquareMeters)
    let lost = try divider.divide(change.lost, squareMeters: change.lostSquareMeters)
    let text = try String(
      decoding: InputFile.read(SharedMaterial.folder + "/reference/regions.csv").withUnsafeBytes {
        Array($0)
      },
      as: UTF8.self)
    let expected = rows(ofCSV: text)
    #expect(expected.count == 10)
    var seen: Set<String> = []
    for row in expected {
      func number(_ column: String) -> Double? { row[column].flatMap { Double($0) } }
      let id = row["iso3166-2", default: ""]
      let place = divider.map.regions.firstIndex { $0.id == id }
      let (own, won, gone) =
        place.map {
          (
            area.squareKilometers(ofRegion: $0), gained.squareKilometers(ofRegion: $0),
            lost.squareKilometers(ofRegion: $0)
          )
        } ?? (area.outsideSquareKilometers, gained.outsideSquareKilometers, lost.outsideSquareKilometers)
      // The tolerance of the issue; the reference is rounded to six decimals.
      #expect(abs(own - (try #require(number("occupied_after_km2")))) < 1e-5, "\(id)")
      #expect(abs(won - (try #require(number("gained_km2")))) < 1e-5, "\(id)")
      #expect(abs(gone - (try #require(number("lost_km2")))) < 1e-5, "\(id)")
      if let place {
        seen.insert(id)
        #expect(divider.map.regions[place].name == row["region"])
        let whole = try divider.squareMeters(ofRegion: place) / 1e6
        // Rounded to four decimals.
        #expect(abs(whole - (try #require(number("region_km2")))) < 6e-5, "\(id)")
      }
    }
    for (place, region) in divider.map.regions.enumerated() where !seen.contains(region.id ?? "") {
      #expect(area.squareKilometers(ofRegion: place) < 1e-5, "\(region.name)")
    }
    // Edges are cut at borders, and each piece is a geodesic of its own: the long edges at sea differ most.
    #expect(abs(area.residualSquareKilometers) < 0.3)
    #expect(abs(gained.residualSquareKilometers) < 1e-3)
  }

  @Test("Under straight edges regions and outside add up to the whole")
  func closure() throws {
    let (divider, before, after, change) = try change(.wgs84Straight)
    for area in [
      try divider.divide(before), try divider.divide(after),
      try divider.divide(change.gained, squareMeters: change.gainedSquareMeters),
      try divider.divide(change.lost, squareMeters: change.lostSquareMeters),
    ] {
      #expect(abs(area.residualSquareMeters) <= 1e-9 * area.wholeSquareMeters)
      #expect(area.repeatedSquareMeters == 0)
    }
  }

  @Test("A day clipped to an oblast lies in that oblast and nowhere else", arguments: [nil, 7])
  func clipped(decimals: Int?) throws {
    let surveyor = try Surveyor(earth: .wgs84Straight)
    let map = try RegionMap(RegionFile.read(path: oblastsPath).regions)
    let divider = try RegionDivider(map, surveyor: surveyor)
    let day = try surveyor.survey(SnapshotReader().read(path: unionPath("20250803"))).land(of: .allOccupied)
    let inOblasts = try divider.divide(day)
    var clippedCount = 0
    for (place, region) in map.regions.enumerated() where inOblasts.squareKilometers(ofRegion: place) > 1 {
      let oblast = try surveyor.survey(
        snapshot([(.occupied, map.boundaries[place].polygons())])
      ).land(of: .allOccupied)
      var clipped = try surveyor.cut(day.boundary, by: oblast, densifying: false).inside.polygons()
      if let decimals {
        let scale = pow(10, Double(decimals))
        func rounded(_ ring: Ring) -> Ring {
          Ring(
            ring.coordinates.map {
              Coordinate(x: ($0.x * scale).rounded() / scale, y: ($0.y * scale).rounded() / scale)
            })
        }
        clipped = clipped.map {
          Polygon(exterior: rounded($0.exterior), holes: $0.holes.map(rounded))
        }
      }
      let land = try surveyor.survey(snapshot([(.occupied, clipped)])).land(of: .allOccupied)
      for area in [try divider.divide(land), try divider.divideAnew(land)] {
        // Rounded to seven decimals, half a centimetre, a border of 1,000 km lets slip 0.005 km² at most.
        let slip = decimals == nil ? 1e-6 : 0.005
        let right = inOblasts.squareKilometers(ofRegion: place)
        #expect(abs(area.squareKilometers(ofRegion: place) - right) < slip + 1e-9 * right, "\(region.name)")
        #expect(abs(area.outsideSquareKilometers) < slip, "\(region.name)")
        for other in map.regions.indices where other != place {
          #expect(abs(area.squareKilometers(ofRegion: other)) < slip, "\(region.name), \(other)")
        }
        #expect(abs(area.residualSquareKilometers) < 1e-6, "\(region.name)")
      }
      clippedCount += 1
    }
    #expect(clippedCount == 8)
  }

  @Test("Three oblasts have shell and hole exchanged, and are repaired")
  func exchangedRings() throws {
    let map = try RegionMap(RegionFile.read(path: oblastsPath).regions)
    #expect(map.repairs.map { map.regions[$0.region].id } == ["UA-65", "UA-48", "UA-51"])
  }
}
