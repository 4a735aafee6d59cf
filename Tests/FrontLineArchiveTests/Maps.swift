import Foundation
import FrontLine
import Measurement
import TestSupport

@testable import FrontLineArchive

/// Maps that the tests put into archives.
enum Maps {
  static func rectangle(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> String {
    "[[[\(west),\(south)],[\(east),\(south)],[\(east),\(north)],[\(west),\(north)],[\(west),\(south)]]]"
  }

  /// A raw DeepState map: land of several statuses, some in two features that overlap, a bow-tie unless that is not
  /// wanted, a stray.
  static func deepState(
    seconds: Int, occupied east: Double, needsRepair: Bool = true
  ) throws -> Snapshot {
    func feature(_ coordinates: String, _ label: String, _ fill: String) -> String {
      #"{"type":"Feature","properties":{"name":"\#(label)","fill":"\#(fill)"},"#
        + #""geometry":{"type":"Polygon","coordinates":\#(coordinates)}}"#
    }
    let occupied = ("Окуповано /// Occupied /// geoJSON.status.occupied", "#a52714")
    // Many vertices, so that one day resembles another.
    let steps = (0...64).map { 47 + Double($0) / 64 }
    let edge = steps.map { "[\($0 < 47.05 ? east : 37),\($0)]" }.joined(separator: ",")
    let map = [
      feature("[[[36.5,47],\(edge),[36.5,48],[36.5,47]]]", occupied.0, occupied.1),
      feature(rectangle(36, 47.5, 36.75, 48.5), occupied.0, occupied.1),
      feature(
        needsRepair ? "[[[33,46],[34,47],[34,46],[33,47],[33,46]]]" : rectangle(33, 46, 34, 47), occupied.0,
        occupied.1),
      feature(
        rectangle(38.5, 47.5, 39, 48), "ОРДЛО /// CADR and CALR /// geoJSON.territories.ordlo", "#880e4f"),
      feature(
        rectangle(41.5, 41.5, 42, 42),
        "Окупована Абхазія /// Occupied Abkhazia /// geoJSON.territories.abkhazia",
        "#880e4f"),
      feature(
        rectangle(64, 14, 64.5, 14.5), "Статус невідомий /// Unknown status /// geoJSON.status.unknown",
        "#bcaaa4"),
    ].joined(separator: ",")
    let text = #"{"id":\#(seconds),"map":{"type":"FeatureCollection","features":[\#(map)]}}"#
    return try SnapshotReader().read(Array(text.utf8), path: "\(seconds).geojson")
  }

  /// Three days, the front moving east.
  static func days(needRepair: Bool = true) throws -> [Snapshot] {
    try (0..<3).map { day in
      try deepState(
        seconds: 1_754_000_000 + day * 86_400, occupied: 37 + Double(day * day) / 16, needsRepair: needRepair)
    }
  }
}

/// An archive in a folder of its own, removed with it.
final class TemporaryArchive {
  let folder: String
  var path: String { folder + "/фронт.gpkg" }
  static let time = Instant("2025-08-12T21:00:00Z") ?? .init(unixSeconds: 0)

  init() throws {
    folder = NSTemporaryDirectory() + "frontline-archive-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    guard let now = Self.time else { return }
    let archive = try NewArchive(path: path, overwrite: false)
    try archive.make(now: now)
    try archive.publish()
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  @discardableResult
  func add(_ snapshots: [Snapshot]) throws -> [ArchiveOutcome] {
    guard let now = Self.time else { return [] }
    let writer = try ArchiveWriter(path: path, now: now, tool: "test")
    let preparer = try SnapshotPreparer(known: writer.known)
    let outcomes = try snapshots.map {
      try writer.add(preparer.prepare($0, sha256: String(repeating: "0", count: 64)))
    }
    try writer.commit()
    return outcomes
  }

  /// All current maps.
  func read() throws -> [Snapshot] {
    guard let archive = try SnapshotArchive(path: path) else { return [] }
    return try archive.entries.filter(\.isCurrent).map { try archive.snapshot($0, path: "map") }
  }

  /// What is known of the current maps without reading them, nil where nothing is.
  func steps(_ territory: Territory = .allOccupied, tool: String = "test") throws -> [SeriesStep?] {
    guard let archive = try SnapshotArchive(path: path) else { return [] }
    let known = try archive.steps(of: territory, tool: tool)
    let maps = archive.entries.filter(\.isCurrent)
    return try maps.indices.map { try known.step(to: maps[$0], after: $0 > 0 ? maps[$0 - 1] : nil) }
  }

  func verify() throws {
    let verifier = try ArchiveVerifier(path: path)
    try verifier.checkStructure()
    let surveyor = try Surveyor()
    for entry in verifier.archive.entries { try verifier.check(entry, surveyor: surveyor) }
  }
}

extension Snapshot {
  /// The same under another path, in its messages too.
  func renamed(_ path: String) -> Snapshot {
    var copy = self
    copy.path = path
    for place in copy.warnings.indices { copy.warnings[place].path = path }
    for place in copy.documentWarnings.indices { copy.documentWarnings[place].path = path }
    return copy
  }
}
