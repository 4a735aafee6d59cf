import Foundation
import GeoData
import Testing

@Suite struct PlacesTests {
  /// The places that were compiled by hand, which come first in the table that is embedded.
  private func places() throws -> [JSONObject] {
    let data = try Data(contentsOf: Folders.geoData.appending(path: "places.geojson"))
    let root = try #require(try JSONSerialization.jsonObject(with: data) as? JSONObject)
    return root["features"] as? [JSONObject] ?? []
  }

  private func rows() -> [[String: Substring]] {
    let lines = String(decoding: EmbeddedData.places.bytes, as: UTF8.self).split(separator: "\n")
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    let names = (lines.first ?? []).map(String.init)
    return lines.dropFirst().map { Dictionary(zip(names, $0)) { first, _ in first } }
  }

  @Test func `the table has the whole country, and what was compiled by hand to the last digit`() throws {
    let rows = rows()
    #expect(rows.count >= 5_490)
    let kinds = Set(rows.compactMap { $0["kind"] })
    #expect(kinds == ["city", "town", "settlement", "village", "district", ""])
    for row in rows {
      let name = row["name"] ?? ""
      #expect(!name.isEmpty && row["region"]?.isEmpty == false, "\(row)")
      let (longitude, latitude) = (Double(row["lon"] ?? "") ?? .nan, Double(row["lat"] ?? "") ?? .nan)
      #expect((22...40.3).contains(longitude) && (44.3...52.4).contains(latitude), "\(name)")
      #expect((500...10_000).contains(Double(row["uncertainty_m"] ?? "") ?? .nan), "\(name)")
    }
    for place in try places() {
      let (name, kind) = (place.properties.string("name"), place.properties.string("kind"))
      let found = rows.filter { row in
        row["name"].map(String.init) == name && row["kind"].map(String.init) == kind
          && [Double(row["lon"] ?? ""), Double(row["lat"] ?? "")] == place.point.map(Optional.init)
      }
      #expect(found.count == 1, "\(name)")
    }
  }

  private func place(_ name: String) throws -> JSONObject {
    try #require(try places().first { $0.properties.string("name") == name }, "no place \(name)")
  }

  @Test func `there are many, each complete`() throws {
    let places = try places()
    #expect(places.count >= 80)
    for place in places {
      let name = place.properties.string("name")
      for key in ["name", "name_uk", "region", "region_uk"] {
        #expect(!place.properties.string(key).isEmpty, "\(name): \(key)")
      }
      #expect(["city", "town", "settlement", "village"].contains(place.properties.string("kind")), "\(name)")
      #expect((500...3000).contains(place.properties.number("uncertainty_m")), "\(name)")
      #expect(place.geometryType == "Point" && place.point.count == 2, "\(name)")
      #expect((22...40.3).contains(place.point.first ?? 0), "\(name)")
      #expect((44.3...52.4).contains(place.point.last ?? 0), "\(name)")
    }
  }

  @Test func `a name or a spelling means one place`() throws {
    var owner: [String: String] = [:]
    for place in try places() {
      let name = place.properties.string("name")
      for spelling in Set([name] + place.properties.strings("aliases")) {
        let other = owner.updateValue(name, forKey: spelling.lowercased())
        #expect(other == nil, "\(spelling): \(name) and \(other ?? "")")
      }
    }
  }

  @Test(arguments: [
    ("Dobropillia", 37.0831, 48.4686), ("Kramatorsk", 37.5848, 48.7389), ("Pokrovsk", 37.1758, 48.2820),
    ("Hannivka", 37.1047, 48.4865),
  ])
  func `reference positions`(name: String, longitude: Double, latitude: Double) throws {
    #expect(try place(name).point == [longitude, latitude])
  }

  @Test(arguments: [
    ("Dobropillya", "Dobropillia"), ("Krasnoarmiisk", "Pokrovsk"), ("Artemivsk", "Bakhmut"),
    ("Slavyansk", "Sloviansk"), ("Dzerzhynsk", "Toretsk"),
  ])
  func `older spellings lead to the place`(alias: String, name: String) throws {
    #expect(try place(name).properties.strings("aliases").contains(alias))
  }

  /// Against outlines of OpenStreetMap, read even-odd: some of them are a shell with the oblast as a "hole".
  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: Folders.oblasts.path), "skipped: no ../shared")
  )
  func `each place lies in its oblast`() throws {
    let data = try Data(contentsOf: Folders.oblasts)
    let root = try #require(try JSONSerialization.jsonObject(with: data) as? JSONObject)
    let features = try #require(root["features"] as? [JSONObject])
    var outlines: [String: [[[Double]]]] = [:]
    for feature in features {
      let nested = (feature["geometry"] as? JSONObject)?["coordinates"] as? [[[[Double]]]]
      outlines[feature.properties.string("name:uk")] = nested.map { Array($0.joined()) } ?? feature.rings
    }
    // The two cities of special status have no outline of their own there.
    let within = ["Київ": "Київська область", "Севастополь": "Автономна Республіка Крим"]
    for place in try places() {
      let region = place.properties.string("region_uk")
      let rings = try #require(outlines[within[region] ?? region], "\(region)")
      // The outlines are simplified, so a port may lie just off them.
      let inside = isInside(place.point, rings)
      let meters = inside ? 0 : metersToNearestEdge(place.point, rings)
      #expect(meters <= place.properties.number("uncertainty_m"), "\(place.properties.string("name"))")
    }
  }

  private func isInside(_ p: [Double], _ rings: [[[Double]]]) -> Bool {
    var inside = false
    for ring in rings {
      for (a, b) in zip(ring, ring.dropFirst()) where (a[1] > p[1]) != (b[1] > p[1]) {
        if p[0] < a[0] + (p[1] - a[1]) / (b[1] - a[1]) * (b[0] - a[0]) { inside.toggle() }
      }
    }
    return inside
  }

  /// On a plane true at `p`, good to a few meters over the few kilometers that matter here.
  private func metersToNearestEdge(_ p: [Double], _ rings: [[[Double]]]) -> Double {
    let metersX = 111_320 * cos(p[1] * .pi / 180)
    let metersY = 111_200.0
    var best = Double.infinity
    for ring in rings {
      for (a, b) in zip(ring, ring.dropFirst()) {
        let (ax, ay) = ((a[0] - p[0]) * metersX, (a[1] - p[1]) * metersY)
        let (dx, dy) = ((b[0] - a[0]) * metersX, (b[1] - a[1]) * metersY)
        let length2 = dx * dx + dy * dy
        let t = length2 > 0 ? min(1, max(0, -(ax * dx + ay * dy) / length2)) : 0
        best = min(best, hypot(ax + t * dx, ay + t * dy))
      }
    }
    return best
  }
}
