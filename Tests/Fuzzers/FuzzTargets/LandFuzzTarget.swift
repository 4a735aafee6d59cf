import FrontLine
import GeoTypes
import Measurement

/// The land of a series of maps, and its changes.
///
/// The input is four maps, as ``GridLand`` has them. A surveyor that remembers must find what one finds that
/// does not, and the figures must add up.
final class LandFuzzTarget: FuzzTarget {
  private var runs = 0

  func finding(in bytes: [UInt8]) -> String? {
    let grid = GridLand(bytes, mapCount: 4)
    let snapshots = grid.maps.map { polygons in
      Snapshot(
        path: "map", source: .generic,
        features: polygons.enumerated().map {
          StatusFeature(index: $0, name: nil, status: .occupied, part: nil, polygons: [$1])
        })
    }
    do {
      let whole = try figures(snapshots, remembering: true)
      let single = try figures(snapshots, remembering: false)
      for (a, b) in zip(whole, single) { try expectSame(a, b) }
      return nil
    } catch {
      return "\(error)"
    }
  }

  private struct Figures {
    var area: Double
    var gained = 0.0
    var lost = 0.0
    var net = 0.0
    var difference = 0.0
  }

  private func figures(_ snapshots: [Snapshot], remembering: Bool) throws -> [Figures] {
    var surveyor = try Surveyor(earth: .wgs84Straight)
    var figures: [Figures] = []
    var last: Land?
    for (place, snapshot) in snapshots.enumerated() {
      if !remembering {
        surveyor = try Surveyor(earth: .wgs84Straight)
        last = place > 0 ? try surveyor.survey(snapshots[place - 1]).land(of: .allOccupied) : nil
      }
      let land = try surveyor.survey(snapshot).land(of: .allOccupied)
      var found = Figures(area: land.squareMeters)
      if let last {
        let change = try surveyor.change(from: last, to: land)
        (found.gained, found.lost) = (change.gainedSquareMeters, change.lostSquareMeters)
        found.net = change.netSquareMeters
        found.difference = land.squareMeters - last.squareMeters
      }
      figures.append(found)
      last = land
    }
    return figures
  }

  private func expectSame(_ a: Figures, _ b: Figures) throws(Finding) {
    // Square metres. A grid of up to 16° holds some 2e12, each sum right to 2⁻⁵⁰ of that; crossings are rounded
    // to 2⁻⁴⁸ degrees, a nanometre, along edges of up to 2,000 km.
    let tolerance = 0.1
    func same(_ x: Double, _ y: Double) -> Bool { abs(x - y) <= tolerance }
    try require(
      same(a.area, b.area) && same(a.gained, b.gained) && same(a.lost, b.lost) && same(a.net, b.net),
      "remembered: \(a), found anew: \(b)")
    try require(a.area >= -tolerance && a.gained >= -tolerance && a.lost >= -tolerance, "negative: \(a)")
    try require(same(a.net, a.difference), "the net change is not the difference: \(a)")
    try require(same(a.gained - a.lost, a.net), "gained less lost is not net: \(a)")
  }
}
