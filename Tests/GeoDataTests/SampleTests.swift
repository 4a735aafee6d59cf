import Foundation
import GeoData
import Testing

@Suite struct SampleTests {
  private struct Edge: Hashable {
    var fromX, fromY, toX, toY: Double
  }

  private func seconds(_ file: EmbeddedFile) -> Int { Int(file.name.prefix { $0 != "." }) ?? 0 }

  private func polygons(_ file: EmbeddedFile) throws -> [JSONObject] {
    try file.features().filter { $0.geometryType == "Polygon" }
  }

  private func edges(_ file: EmbeddedFile) throws -> Set<Edge> {
    var edges: Set<Edge> = []
    for ring in try polygons(file).flatMap(\.rings) {
      for (a, b) in zip(ring, ring.dropFirst()) {
        edges.insert(Edge(fromX: a[0], fromY: a[1], toX: b[0], toY: b[1]))
      }
    }
    return edges
  }

  @Test func `dates rise from 1 July to 1 September 2025, in the evening`() throws {
    let times = EmbeddedData.sampleSnapshots.map(seconds)
    #expect(times.count >= 12)
    #expect(zip(times, times.dropFirst()).allSatisfy { $0 < $1 })
    let days = times.map { Date(timeIntervalSince1970: Double($0)).ISO8601Format().prefix(10) }
    #expect(days.first == "2025-07-01")
    #expect(days.last == "2025-09-01")
    #expect(
      Set(["2025-08-10", "2025-08-11", "2025-08-12", "2025-08-13"]).isSubset(of: days.map(String.init))
    )
    // 19:00 to 22:00 UTC, in seconds of the day.
    #expect(times.allSatisfy { (68_400..<79_200).contains($0 % 86_400) })
  }

  @Test func `every snapshot says that it is an illustration`() throws {
    for file in EmbeddedData.sampleSnapshots {
      #expect(try file.json().string("frontline:note").hasPrefix("Illustration"), "\(file.name)")
    }
  }

  @Test func `all but one are bare collections, one is an envelope`() throws {
    let envelopes = try EmbeddedData.sampleSnapshots.filter { try $0.json()["map"] != nil }
    #expect(envelopes.count == 1)
    let envelope = try #require(envelopes.first)
    #expect(try envelope.json().number("id") == Double(seconds(envelope)))
    for file in EmbeddedData.sampleSnapshots where file.name != envelope.name {
      #expect(try file.json().string("type") == "FeatureCollection")
    }
  }

  @Test func `rings are closed, three-dimensional, of seven decimals, and many`() throws {
    for file in EmbeddedData.sampleSnapshots {
      let rings = try polygons(file).flatMap(\.rings)
      #expect(rings.allSatisfy { $0.count >= 4 && $0.first == $0.last })
      for position in rings.joined() {
        let place: Comment = "\(file.name): \(position)"
        #expect(position.count == 3 && position[2] == 0, place)
        for ordinate in position.prefix(2) {
          // A decimal of seven places is the double nearest to a multiple of 1e-7.
          #expect((ordinate * 1e7).rounded() / 1e7 == ordinate, place)
        }
      }
      #expect(rings.map { $0.count - 1 }.reduce(0, +) > 1000, "\(file.name)")
    }
  }

  @Test func `every status of the raw form occurs`() throws {
    for file in EmbeddedData.sampleSnapshots {
      let names = try polygons(file).map { $0.properties.string("name") }
      for key in ["status.occupied", "status.unknown", "status.dismissed", "territories.ordlo"] {
        #expect(names.contains { $0.contains("geoJSON." + key) }, "\(file.name): \(key)")
      }
      #expect(try polygons(file).contains { $0.properties.string("fill") == "#01579b" })
      #expect(try file.features().contains { $0.geometryType == "Point" })
    }
  }

  @Test func `foreign polygons lie outside the sector, yet near Ukraine`() throws {
    let foreign = try EmbeddedData.sampleSnapshots.flatMap(polygons).filter {
      $0.properties.string("fill") == "#01579b" || $0.properties.string("name").contains("transnistria")
    }
    #expect(!foreign.isEmpty)
    for position in foreign.flatMap(\.rings).joined() {
      #expect((22...41).contains(position[0]) && (44...53).contains(position[1]))
      #expect(!((36.5...38.7).contains(position[0]) && (47.8...49.2).contains(position[1])))
    }
  }

  @Test func `four edges of five stay from one snapshot to the next`() throws {
    var before: Set<Edge>?
    for file in EmbeddedData.sampleSnapshots {
      let after = try edges(file)
      if let before {
        let shared = Double(before.intersection(after).count) / Double(after.count)
        #expect(shared >= 0.8 && shared < 1, "\(file.name): \(shared)")
      }
      before = after
    }
  }

  /// The ground is gained up to 13 August and some of it is given back after, so both signs have data.
  @Test func `the largest occupied polygon grows to 13 August, then shrinks`() throws {
    var areas: [String: Double] = [:]
    for file in EmbeddedData.sampleSnapshots {
      let day = Date(timeIntervalSince1970: Double(seconds(file))).ISO8601Format().prefix(10)
      let occupied = try polygons(file).filter { $0.properties.string("name").contains("status.occupied") }
      areas[String(day)] = occupied.flatMap(\.rings).map(shoelace).max()
    }
    func area(_ day: String) throws -> Double { try #require(areas[day]) }
    #expect(try area("2025-08-10") < area("2025-08-11"))
    #expect(try area("2025-08-11") < area("2025-08-12"))
    #expect(try area("2025-08-12") < area("2025-08-13"))
    #expect(try area("2025-08-16") < area("2025-08-13"))
    #expect(try area("2025-08-19") < area("2025-08-16"))
  }

  private func shoelace(_ ring: [[Double]]) -> Double {
    let o = ring[0]
    return abs(
      zip(ring, ring.dropFirst()).reduce(0) { sum, edge in
        let (a, b) = edge
        return sum + (a[0] - o[0]) * (b[1] - o[1]) - (b[0] - o[0]) * (a[1] - o[1])
      }
    ) / 2
  }
}
