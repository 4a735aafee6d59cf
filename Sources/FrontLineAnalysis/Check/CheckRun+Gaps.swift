import EdgeChains
import GeoTypes

/// Hairline gaps between polygons that are drawn side by side, and within one.
extension CheckRun {
  /// Tells of each gap that `front`, `distance` and `route` close, with its width and length.
  mutating func checkGaps() throws {
    var seen: Set<ObjectIdentifier> = []
    let pieces = parts.compactMap(\.checked.piece).filter { seen.insert(ObjectIdentifier($0)).inserted }
    if pieces.isEmpty { return }
    let gaps: [Gap]
    do {
      gaps = try GapCloser().close(surveyor.builder.unite(pieces)).gaps
    } catch let error as GapLimitExceeded {
      geometryWarning(
        "gaps-many", "\(error)",
        "front, distance and route refuse the file but with --gap 0: look for hatching",
        place: parts[0].polygon.place, coordinate: parts[0].polygon.polygon.exterior.coordinates.first)
      return
    }
    if gaps.isEmpty { return }
    var trees: [Int: EdgeTree] = [:]
    for gap in gaps {
      let near = Box(gap.place, gap.place).widened(byMeters: 1.5 * GapCloser.defaultMeters)
      let owners = parts.indices.filter { index in
        guard let piece = parts[index].checked.piece, piece.box.intersects(near) else { return false }
        let tree = trees[index] ?? EdgeTree(piece.boundary, model: .straight)
        trees[index] = tree
        var comesNear = false
        tree.forEachEdge(where: { !comesNear && $0.intersects(near) }) { edge in
          if !comesNear, edge.box.intersects(near) {
            let foot = EdgePath(.straight, from: edge.low, to: edge.high).foot(of: gap.place)
            comesNear = foot.meters < GapCloser.defaultMeters
          }
        }
        return comesNear
      }
      guard let first = owners.first else { continue }
      let place = parts[first].polygon.place
      let size =
        "\(metersForMessage(gap.widthMeters)) m wide on average and \(metersForMessage(gap.lengthMeters)) m long"
      let others = owners.dropFirst().map { "\(parts[$0].polygon.place)" }
      let location = others.isEmpty ? "within it" : "between it and \(others.joined(separator: ", "))"
      geometryWarning(
        "gap", "a gap \(location) is \(size)",
        "it is free land on the map: front, distance and route close gaps narrower than 2 m (--gap), area and change "
          + "do not", place: place, coordinate: gap.place, squareKilometers: gap.squareMeters / 1e6)
    }
  }
}
