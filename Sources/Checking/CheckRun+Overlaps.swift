import EdgeChains
import FrontLine
import GeoJSON
import GeoTypes
import Measurement
import Proximity

/// Checks for land that two polygons hold: of one feature, of one status, or of two.
extension CheckRun {
  mutating func checkOverlaps() throws {
    do {
      try findOverlaps()
    } catch let error as NodingError where error.isTooMuch {
      list.add(
        CheckFinding(
          .error, .geometry, rule: "too-many-crossings",
          message: "the borders of its polygons cross more than \(EdgeChain.mostMeetings) times",
          consequence:
            "no real border does: correct the polygons, or split them into several files; area and change refuse this one",
          coordinate: error.location))
    }
  }

  private mutating func findOverlaps() throws {
    guard !parts.isEmpty else { return }
    var owners: [ObjectIdentifier: [Int]] = [:]
    var pieces: [Piece] = []
    for (index, part) in parts.enumerated() {
      guard let piece = part.checked.piece else { continue }
      if owners[ObjectIdentifier(piece), default: []].isEmpty { pieces.append(piece) }
      owners[ObjectIdentifier(piece), default: []].append(index)
    }
    surveyor.builder.beginSnapshot()
    squareKilometers = try surveyor.builder.unite(pieces).squareKilometers

    var overlaps: [PartPair: Overlap] = [:]
    for piece in pieces {
      let same = owners[ObjectIdentifier(piece)] ?? []
      for (a, b) in zip(same, same.dropFirst()) {
        overlaps[PartPair(a, b)] = Overlap(piece.squareMeters, at: piece.boundary.edges.first?.low)
      }
    }
    for cluster in surveyor.builder.clusters(of: pieces) where cluster.count > 1 {
      let members = cluster.map { owners[ObjectIdentifier($0)]?.first ?? 0 }
      guard let found = try overlapping(cluster) else {
        try addTotal(of: cluster, members)
        continue
      }
      for (pair, overlap) in found {
        let owners = PartPair(members[pair.first], members[pair.second])
        let known = overlaps[owners]
        overlaps[owners] = Overlap(
          overlap.squareMeters + (known?.squareMeters ?? 0), at: overlap.position,
          perimeterMeters: known == nil ? overlap.perimeterMeters : nil)
      }
    }
    for (pair, overlap) in overlaps.sorted(by: {
      ($0.key.first, $0.key.second) < ($1.key.first, $1.key.second)
    })
    where overlap.squareMeters >= 1 {
      tell(pair, overlap)
    }
  }

  /// The most polygons in one cluster, and the most pairs in all its faces together. Beyond these only the land that
  /// is held more than once is measured, not who holds it.
  private static let (largestCluster, mostPairs) = (150, 500_000)

  /// Returns the overlaps of pairs of pieces; nil if there are too many.
  private func overlapping(_ cluster: [Piece]) throws -> [PartPair: Overlap]? {
    if cluster.count > Self.largestCluster { return nil }
    let arrangement = try LayeredArrangement(cluster.map(\.boundary))
    let pairs = arrangement.labels.reduce(0) { sum, windings in
      let layers = windings.count { $0.number > 0 }
      return sum + layers * (layers - 1) / 2
    }
    if pairs > Self.mostPairs { return nil }
    let terms = try surveyor.terms.squareMeters(of: arrangement.edges)
    var areas = [Double](repeating: 0, count: arrangement.labels.count)
    arrangement.sums(of: terms) { areas[$0] += $1 }
    let perimeters = Self.perimeters(arrangement)
    var positions: [Int: Coordinate] = [:]
    for (edge, label) in zip(arrangement.edges, arrangement.leftLabels) where positions[label] == nil {
      positions[label] = edge.low
    }
    var overlaps: [PartPair: Overlap] = [:]
    for (label, windings) in arrangement.labels.enumerated() {
      let layers = windings.filter { $0.number > 0 }.map(\.layer)
      for (index, first) in layers.enumerated() {
        for second in layers[(index + 1)...] {
          let known = overlaps[PartPair(first, second)]
          overlaps[PartPair(first, second)] = Overlap(
            areas[label] + (known?.squareMeters ?? 0), at: known?.position ?? positions[label],
            perimeterMeters: perimeters[PartPair(first, second)])
        }
      }
    }
    return overlaps
  }

  /// Returns the length of the border of each pair's overlap; nothing if there are too many to follow.
  private static func perimeters(_ arrangement: LayeredArrangement) -> [PartPair: Double] {
    let pairs = arrangement.labels.map { windings -> Set<PartPair> in
      let layers = windings.filter { $0.number > 0 }.map(\.layer)
      return Set(
        layers.indices.flatMap { index in layers[(index + 1)...].map { PartPair(layers[index], $0) } })
    }
    var perimeters: [PartPair: Double] = [:]
    var looks = 0
    for (index, edge) in arrangement.edges.enumerated() {
      let (left, right) = (pairs[arrangement.leftLabels[index]], pairs[arrangement.rightLabels[index]])
      if left == right { continue }
      looks += left.count + right.count
      if looks > 10 * mostPairs { return [:] }
      let meters = LocalScale(latitude: (edge.low.y + edge.high.y) / 2).meters(edge.low, edge.high)
      for pair in left.symmetricDifference(right) { perimeters[pair, default: 0] += meters }
    }
    return perimeters
  }

  private mutating func addTotal(of cluster: [Piece], _ members: [Int]) throws {
    // The builder remembers their union.
    let union = try surveyor.builder.unite(cluster).squareMeters
    let area = (cluster.reduce(0) { $0 + $1.squareMeters } - union) / 1e6
    guard area >= 1e-6, let first = members.min() else { return }
    geometryWarning(
      "overlap-many", "\(cluster.count) polygons overlap, this one and others",
      "the sum of their areas is \(roundedForMessage(area)) km² more than the area of their union, which counts "
        + "overlaps once",
      location: parts[first].polygon.location,
      coordinate: parts[first].polygon.polygon.exterior.coordinates.first, squareKilometers: area)
  }

  private mutating func tell(_ pair: PartPair, _ overlap: Overlap) {
    let (a, b) = (parts[pair.first].polygon.location, parts[pair.second].polygon.location)
    let area = overlap.squareMeters / 1e6
    let (first, second) = (a.feature.flatMap { statuses[$0] }, b.feature.flatMap { statuses[$0] })
    let rule: String
    let consequence: Wording
    if a.feature == b.feature {
      rule = "overlap-in-feature"
      consequence =
        a.geometryPath == b.geometryPath
        ? "a MultiPolygon's polygons must not overlap (OGC Simple Features): the land counts once"
        : "two geometries of one feature hold the land, which counts once"
    } else if let first, let second, first != second {
      rule = "overlap-between-statuses"
      consequence =
        "the land is \(first) and \(second) at once: it counts in both, and once in a territory of both"
    } else {
      rule = "overlap-in-status"
      consequence = "the land counts once in a union, and twice in a sum of the features"
    }
    geometryWarning(
      rule, "it overlaps \(b) by \(roundedForMessage(area)) km²\(overlap.size)", consequence, location: a,
      coordinate: overlap.position, squareKilometers: area)
  }
}

/// Two numbers, the lower one first.
private struct PartPair: Hashable {
  let first: Int
  let second: Int

  init(_ a: Int, _ b: Int) { (first, second) = (min(a, b), max(a, b)) }
}

/// The land that two polygons hold, and a position in it.
private struct Overlap {
  let squareMeters: Double
  let position: Coordinate?
  /// Nil if it is not known.
  let perimeterMeters: Double?

  init(_ squareMeters: Double, at position: Coordinate?, perimeterMeters: Double? = nil) {
    self.squareMeters = squareMeters
    self.position = position
    self.perimeterMeters = perimeterMeters
  }

  /// `, 0.4 m wide on average and 1,200 m long` if the overlap is much longer than wide, else empty.
  var size: String {
    guard let perimeterMeters, perimeterMeters > 0 else { return "" }
    let length = perimeterMeters / 2
    guard length * length > 10 * squareMeters else { return "" }
    return
      ", \(metersForMessage(squareMeters / length)) m wide on average and \(metersForMessage(length)) m long"
  }
}
