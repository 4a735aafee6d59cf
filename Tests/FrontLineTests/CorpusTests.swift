import Foundation
import GeoTypes
import Testing

@testable import FrontLine

@Suite(.enabled(if: Shared.isPresent, "skipped: no ../shared"))
struct CorpusTests {
  /// km² of polygons on WGS 84, edges straight in longitude and latitude, by the trapezoids of the cylindrical
  /// equal-area projection. Its height for a latitude is Snyder's q, "Map Projections" (1987), equation 3-12.
  private func area(_ features: [StatusFeature]) -> Double {
    let semiMajor = 6378.137
    let eccentricity = 0.081_819_190_842_622
    func height(_ latitude: Double) -> Double {
      let sine = sin(latitude * .pi / 180)
      let product = eccentricity * sine
      return (1 - eccentricity * eccentricity)
        * (sine / (1 - product * product) - log((1 - product) / (1 + product)) / (2 * eccentricity))
    }
    func area(_ ring: Ring) -> Double {
      let heights = ring.coordinates.map { height($0.y) }
      var sum = 0.0
      for index in ring.coordinates.indices.dropFirst() {
        let width = ring.coordinates[index].x - ring.coordinates[index - 1].x
        sum += width * (heights[index] + heights[index - 1])
      }
      return abs(sum) * .pi / 180 / 4 * semiMajor * semiMajor
    }
    return features.flatMap(\.polygons).reduce(0.0) { sum, polygon in
      sum + area(polygon.exterior) - polygon.holes.reduce(0.0) { $0 + area($1) }
    }
  }

  /// The reference has the union of the features of a status; their sum is the same but for overlaps.
  @Test func `every polygon of every raw snapshot has the status of the reference`() throws {
    let reader = try SnapshotReader()
    let rows = try Shared.rows("reference/raw-status.csv")
    #expect(rows.count > 100)
    for row in rows {
      let id = try #require(row["id"])
      let snapshot = try reader.read(path: Shared.path("corpus/raw/\(id).geojson"))
      #expect(snapshot.source == .deepState)
      #expect(snapshot.publishedAt?.description == row["published_at"])
      #expect(snapshot.date == snapshot.publishedAt?.date)
      #expect(snapshot.strays.count == row["strays"].flatMap { Int($0) }, "\(id)")
      let groups: [(String, [StatusFeature])] = [
        ("occupied_km2", snapshot.features(with: .occupied)),
        ("occupied_before_2022_km2", snapshot.features(with: .occupiedBefore2022)),
        ("crimea_km2", snapshot.features(of: .crimea)), ("ordlo_km2", snapshot.features(of: .ordlo)),
        ("tuzla_km2", snapshot.features(of: .tuzla)),
        ("contested_km2", snapshot.features(with: .contested)),
        ("liberated_km2", snapshot.features(with: .liberated)),
      ]
      for (column, features) in groups {
        let expected = try #require(row[column].flatMap { Double($0) })
        // The reference has geodesics as edges and unites features, which overlap by little (most where land
        // was liberated, whose polygons are also the ones with holes outside of their shells).
        let tolerance = column == "liberated_km2" ? 4e-3 : 7e-4
        #expect(abs(area(features) - expected) <= tolerance * expected, "\(id) \(column)")
      }
    }
  }

  @Test func `all raw snapshots are in the reference`() throws {
    let files = try Shared.files(in: "corpus/raw").filter { $0.hasSuffix(".geojson") }
    let rows = try Shared.rows("reference/raw-status.csv").compactMap { $0["id"].map { $0 + ".geojson" } }
    #expect(Set(files) == Set(rows))
  }

  /// 63,864.64398969501 km², the sum that DeepState published for that day, on its sphere.
  @Test func `the occupied land of 2022-04-03 is what DeepState published`() throws {
    let snapshot = try SnapshotReader().read(path: Shared.path("corpus/raw/1648989208.geojson"))
    #expect(snapshot.date?.description == "2022-04-03")
    #expect(snapshot.features(of: .tuzla).isEmpty)
    #expect(snapshot.allWarnings.filter { $0.code != .document } == [])
    func area(_ ring: Ring) -> Double {
      let sum = zip(ring.coordinates, ring.coordinates.dropFirst()).reduce(0.0) { sum, edge in
        sum + (edge.1.x - edge.0.x) * .pi / 180
          * (2 + sin(edge.0.y * .pi / 180) + sin(edge.1.y * .pi / 180))
      }
      return abs(sum) * 6378.137 * 6378.137 / 2
    }
    let sum = snapshot.features(with: .occupied).flatMap(\.polygons).reduce(0.0) { sum, polygon in
      sum + area(polygon.exterior) - polygon.holes.reduce(0.0) { $0 + area($1) }
    }
    // Terms of 1e5 km² cancel in a ring, so 1e-11 km² is lost per edge, and there are some thousand.
    #expect(abs(sum - 63_864.643_989_695_01) < 1e-7)
  }

  @Test func `the union files`() throws {
    let list = try InputList(expanding: [Shared.path("corpus/union")])
    let files = try Shared.files(in: "corpus/union").filter { $0.hasSuffix(".geojson") }
    #expect(list.entries.count == files.count)
    let series = SnapshotSeries(list) { _ in CalendarDate.latest }
    let reference = try Shared.rows("reference/union-daily.csv")
    #expect(
      series.entries.map { $0.date.description.filter { $0 != "-" } } == reference.compactMap { $0["date"] }
    )
    #expect(series.repeatedDates.isEmpty)
    #expect(series.gaps.contains { $0.before.description == "2025-03-30" && $0.missingDays == 2 })
    let reader = try SnapshotReader()
    for (entry, row) in zip(series.entries, reference).filter({ $0.0.date.day == 1 }) {
      let snapshot = try reader.read(path: entry.path)
      #expect(snapshot.source == .deepStateUnion)
      #expect(snapshot.date == entry.date)
      #expect(snapshot.features.map(\.status) == [.occupied])
      #expect(snapshot.warnings.isEmpty && snapshot.strays.isEmpty)
      #expect(snapshot.polygonCount == row["polygons"].flatMap { Int($0) })
      // Geodesics as edges in the reference: 5e-6 of the area for these files.
      let expected = try #require(row["area_km2"].flatMap { Double($0) })
      #expect(abs(area(snapshot.features) / expected - 1) < 2e-5)
    }
  }

  @Test func `oblasts are a generic file`() throws {
    let snapshot = try SnapshotReader().read(path: Shared.path("corpus/regions/oblasts.geojson"))
    #expect(snapshot.source == .generic)
    #expect(snapshot.features.count == 25)
    #expect(snapshot.warnings.map(\.code) == [.assumedOccupied])
  }
}
