import Foundation
import TestSupport
import Testing

/// Random countries of cells, measured by the command line and by sums over cells: areas, changes, transitions, series,
/// regions, archives and distances, with nothing but arithmetic on the other side.
///
/// Edges run along parallels and meridians, so that with `--earth wgs84-straight` the area of a cell has a closed form.
/// Each day draws its land anew, in other rectangles than the day before.
@Suite("Countries of cells, against sums over cells")
struct CellWorldTests {
  private static let days = ["2025-03-01", "2025-03-02", "2025-03-03", "2025-03-05"]
  private static let options = ["--earth", "wgs84-straight", "--status-property", "status", "--quiet"]
  /// Square kilometres: a figure is a sum of some thousand terms of some thousand square kilometres.
  private static let tolerance = 1e-6

  let folder: Folder

  init() throws { folder = try Folder() }

  private func json(_ arguments: [String]) throws -> [String: Any] {
    let result = try CommandLineTool.run(arguments + Self.options + ["-f", "json"], in: folder)
    #expect(result.status == 0, "\(arguments): \(result.errors)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any], "\(arguments)")
  }

  private func write(_ worlds: [CellWorld]) throws {
    for (day, world) in zip(Self.days, worlds) {
      try folder.write("maps/\(day).geojson", world.geoJSON(inColumns: day.hasSuffix("2")))
    }
  }

  private func isNear(_ value: Any?, _ expected: Double) -> Bool {
    (value as? Double).map { abs($0 - expected) < Self.tolerance } ?? false
  }

  @Test("Areas, changes and transitions", arguments: 1...6 as ClosedRange<UInt64>)
  func figures(seed: UInt64) throws {
    let worlds = CellWorld.days(Self.days.count, seed: seed)
    try write(worlds)
    let snapshots = try #require(try json(["area", "maps"])["snapshots"] as? [[String: Any]])
    #expect(snapshots.count == worlds.count)
    for (snapshot, world) in zip(snapshots, worlds) {
      let territory = snapshot["territory"] as? [String: Any]
      #expect(isNear(territory?["km2"], world.area { $0.isTerritory }), "seed \(seed): \(snapshot)")
      for status in snapshot["statuses"] as? [[String: Any]] ?? [] {
        let name = status["status"] as? String
        #expect(isNear(status["km2"], world.area { $0.rawValue == name }), "seed \(seed): \(status)")
      }
    }
    let (first, last) = (worlds[0], worlds[worlds.count - 1])
    let change = try json(["change", "maps@\(Self.days[0])", "maps@\(Self.days[Self.days.count - 1])"])
    let gained = first.area(becoming: last) { !$0.isTerritory && $1.isTerritory }
    let lost = first.area(becoming: last) { $0.isTerritory && !$1.isTerritory }
    #expect(isNear(change["gained_km2"], gained) && isNear(change["lost_km2"], lost), "seed \(seed)")
    #expect(isNear(change["net_km2"], gained - lost) && gained > 0 && lost > 0, "seed \(seed)")
    let transitions = try #require(change["transitions"] as? [[String: Any]])
    var told = 0
    for from in CellWorld.Status.allCases {
      for to in CellWorld.Status.allCases where from != .free || to != .free {
        let area = first.area(becoming: last) { $0 == from && $1 == to }
        let entry = transitions.first {
          $0["from"] as? String == from.rawValue && $0["to"] as? String == to.rawValue
        }
        if entry != nil { told += 1 }
        #expect(isNear(entry?["km2"] ?? 0.0, area), "seed \(seed): \(from) to \(to)")
      }
    }
    #expect(told == transitions.count, "seed \(seed): \(transitions)")
  }

  @Test("Series by region, from files and from an archive", arguments: 1...4 as ClosedRange<UInt64>)
  func series(seed: UInt64) throws {
    let worlds = CellWorld.days(Self.days.count, seed: seed)
    try write(worlds)
    try folder.write("regions.geojson", CellWorld.regionsGeoJSON)
    let made = try CommandLineTool.run(
      ["archive", "create", "front.gpkg", "maps", "--status-property", "status", "--quiet"], in: folder)
    #expect(made.status == 0, "\(made.errors)")
    let arguments = ["--by", "regions.geojson"]
    let rows = try #require(try json(["series", "maps"] + arguments)["rows"] as? [[String: Any]])
    let names = Array(CellWorld.regions.keys).sorted()
    #expect(rows.count == (names.count + 1) * Self.days.count)
    for (index, world) in worlds.enumerated() {
      let before = index > 0 ? worlds[index - 1] : nil
      for name in names + [nil as String?] {
        let here = rows.filter { $0["date"] as? String == Self.days[index] }
        let row = try #require(
          here.first { row in
            name.map { row["region"] as? String == $0 } ?? !names.contains { row["region"] as? String == $0 }
          })
        let isIn = { (cell: CellWorld.Cell) in CellWorld.region(of: cell) == name }
        #expect(isNear(row["area_km2"], world.area(in: isIn) { $0.isTerritory }), "seed \(seed): \(row)")
        guard let before else { continue }
        let gained = before.area(becoming: world, in: isIn) { !$0.isTerritory && $1.isTerritory }
        let lost = before.area(becoming: world, in: isIn) { $0.isTerritory && !$1.isTerritory }
        #expect(isNear(row["gained_km2"], gained) && isNear(row["lost_km2"], lost), "seed \(seed): \(row)")
      }
    }
    // An archive gives the same to the last digit.
    let kept = try CommandLineTool.run(
      ["series", "front.gpkg", "-f", "csv", "--quiet", "--earth", "wgs84-straight"] + arguments, in: folder)
    let plain = try CommandLineTool.run(
      ["series", "maps", "-f", "csv"] + arguments + Self.options, in: folder)
    #expect(kept.status == 0 && kept.output == plain.output, "seed \(seed): \(kept.errors)")
    let verified = try CommandLineTool.run(["archive", "verify", "front.gpkg"], in: folder)
    #expect(verified.status == 0, "\(verified.errors)")
  }

  @Test("Distances from points", arguments: 1...4 as ClosedRange<UInt64>)
  func distances(seed: UInt64) throws {
    let worlds = CellWorld.days(Self.days.count, seed: seed)
    try write(worlds)
    var random = SeededGenerator(seed: seed &+ 1000)
    let points = (0..<6).map { _ in CellWorld.point(using: &random) }
    let targets = points.flatMap { ["--to", "\($0.x),\($0.y)"] }
    let answers = try #require(
      try json(["distance", "maps", "--gap", "0"] + targets)["targets"] as? [[String: Any]])
    #expect(answers.count == points.count)
    var insides = 0
    for (point, answer) in zip(points, answers) {
      for (snapshot, world) in zip(answer["snapshots"] as? [[String: Any]] ?? [], worlds) {
        let meters = world.meters(from: point)
        if meters == 0 { insides += 1 }
        // A micrometre of the search, and as much of each formula.
        let told = (snapshot["km"] as? Double ?? .nan) * 1000
        #expect(abs(told - meters) < 1e-3, "seed \(seed), \(point): \(told), and \(meters) over all cells")
        #expect(snapshot["inside"] as? Bool == (meters == 0), "seed \(seed), \(point)")
      }
    }
    #expect(insides < points.count * worlds.count)
  }
}
