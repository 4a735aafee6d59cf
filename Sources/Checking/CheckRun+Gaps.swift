import EdgeChains
import FrontLine
import GeoTypes
import Measurement
import Proximity

/// Checks for hairline gaps between polygons that are drawn side by side, and within one.
extension CheckRun {
  /// Reports the gaps that `front`, `distance` and `route` close, with their width and length. Gaps between the same
  /// polygons are one finding, located at the longest.
  mutating func checkGaps() throws {
    var seen: Set<ObjectIdentifier> = []
    let pieces = parts.compactMap(\.checked.piece).filter { seen.insert(ObjectIdentifier($0)).inserted }
    if pieces.isEmpty { return }
    let gaps: [Gap]
    do {
      gaps = try GapCloser().close(surveyor.builder.unite(pieces)).gaps
    } catch let error as NodingError where error.isTooMuch {
      // Reported with the overlaps.
      return
    } catch let error as GapLimitExceeded {
      geometryWarning(
        "gaps-many", "\(error)",
        "front, distance and route refuse the file unless \(.gap) is 0: look for hatching",
        location: parts[0].polygon.location, coordinate: parts[0].polygon.polygon.exterior.coordinates.first)
      return
    }
    if gaps.isEmpty { return }
    var trees: [Int: EdgeTree] = [:]
    var groups: [[Int]: [Gap]] = [:]
    for gap in gaps {
      let near = Box(gap.location, gap.location).widened(byMeters: 1.5 * GapCloser.defaultMeters)
      let owners = parts.indices.filter { index in
        guard let piece = parts[index].checked.piece, piece.box.intersects(near) else { return false }
        let tree = trees[index] ?? EdgeTree(piece.boundary, model: .straight)
        trees[index] = tree
        var comesNear = false
        tree.forEachEdge(where: { !comesNear && $0.intersects(near) }) { edge in
          if !comesNear, edge.box.intersects(near) {
            let foot = EdgePath(.straight, from: edge.low, to: edge.high).foot(of: gap.location)
            comesNear = foot.meters < GapCloser.defaultMeters
          }
        }
        return comesNear
      }
      if !owners.isEmpty { groups[owners, default: []].append(gap) }
    }
    for (owners, gaps) in groups.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      tell(gaps, between: owners)
    }
  }

  private mutating func tell(_ gaps: [Gap], between owners: [Int]) {
    guard let longest = gaps.max(by: { $0.lengthMeters < $1.lengthMeters }) else { return }
    let (length, area) = gaps.reduce((0.0, 0.0)) { ($0.0 + $1.lengthMeters, $0.1 + $1.squareMeters) }
    let others = owners.dropFirst().map { "\(parts[$0].polygon.location)" }
    let location = others.isEmpty ? "within it" : "between it and \(others.joined(separator: ", "))"
    let size =
      "\(metersForMessage(length > 0 ? area / length : 0)) m wide on average and \(metersForMessage(length)) m long"
    let what = gaps.count == 1 ? "a gap \(location) is" : "\(gaps.count) gaps \(location) are together"
    let consequence: Wording =
      "on the map it is free land: front, distance and route close gaps narrower than 2 m (\(.gap)); area and change "
      + "do not"
    geometryWarning(
      "gap", "\(what) \(size)", consequence, location: parts[owners[0]].polygon.location,
      coordinate: longest.location,
      squareKilometers: area / 1e6)
  }
}
