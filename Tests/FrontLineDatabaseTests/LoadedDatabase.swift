import Foundation
import FrontLine
import FrontLineArchive
import Measurement
import TestSupport
import Testing

@testable import FrontLineDatabase

/// A database that tests load maps into without files.
struct LoadedDatabase {
  struct NoAddress: Error {}

  let database: TestDatabase

  init() throws { database = try PostgreSQLServer.shared.get().database() }

  var address: DatabaseAddress {
    get throws {
      guard let address = DatabaseAddress(database.address) else {
        throw NoAddress()
      }
      return address
    }
  }

  @discardableResult
  func load(_ snapshots: [Snapshot]) throws -> [ArchiveOutcome] {
    let writer = try DatabaseWriter(
      address, now: try #require(Instant("2025-08-12T21:00:00Z")), tool: "test 1",
      sentence: { "from \($0.previous.date) to \($0.map.date)" })
    let preparer = try SnapshotPreparer(known: writer.known, measuring: .all, keepsPatches: true)
    let outcomes = try snapshots.map {
      try writer.add(preparer.prepare($0, sha256: String(repeating: "0", count: 64)))
    }
    try writer.commit()
    return outcomes
  }

  /// A raw DeepState map: land of several statuses, a bow-tie, a stray, and a label that holds a NUL and backslashes.
  static func map(day: Int, east: Double, needsRepair: Bool = true) throws -> Snapshot {
    func rectangle(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> String {
      "[[[\(west),\(south)],[\(east),\(south)],[\(east),\(north)],[\(west),\(north)],[\(west),\(south)]]]"
    }
    func feature(_ coordinates: String, _ label: String, _ fill: String) -> String {
      #"{"type":"Feature","properties":{"name":"\#(label)","fill":"\#(fill)"},"#
        + #""geometry":{"type":"Polygon","coordinates":\#(coordinates)}}"#
    }
    let occupied = #"Окуповано \u0000\\0\\ /// Occupied /// geoJSON.status.occupied"#
    let map = [
      feature(rectangle(36.5, 47, east, 48), occupied, "#a52714"),
      feature(
        rectangle(36, 47.5, 36.75, 48.5), "Окуповано /// Occupied /// geoJSON.status.occupied", "#a52714"),
      feature(
        needsRepair ? "[[[33,46],[34,47],[34,46],[33,47],[33,46]]]" : rectangle(33, 46, 34, 47),
        "Окуповано /// Occupied /// geoJSON.status.occupied", "#a52714"),
      feature(
        rectangle(38.5, 47.5, 39, 48), "ОРДЛО /// CADR and CALR /// geoJSON.territories.ordlo", "#880e4f"),
      feature(
        rectangle(64, 14, 64.5, 14.5), "Статус невідомий /// Unknown status /// geoJSON.status.unknown",
        "#bcaaa4"),
    ].joined(separator: ",")
    let text =
      #"{"id":\#(1_754_000_000 + day * 86_400),"map":{"type":"FeatureCollection","features":[\#(map)]}}"#
    return try SnapshotReader().read(Array(text.utf8), path: "\(1_754_000_000 + day * 86_400).geojson")
  }
}
