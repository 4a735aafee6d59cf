import EdgeChains
import GeoTypes
import Measurement

/// The strips between parts of edges that face each other, with corners that fit together.
///
/// The sides of a strip are pieces of the border, edge by edge, so that they cancel when the border is added. Each
/// edge is therefore split at all corners that lie on it. Corners on both sides of a slit narrower than a micrometre
/// are one.
struct GapStrips {
  let parts: [FacingPart]
  private var corners: [Edge: EdgeCorners] = [:]

  init(_ parts: [FacingPart]) {
    self.parts = parts
    var raw: [Edge: [EdgeCorners.Corner]] = [:]
    func add(_ edge: Edge, _ share: Double, at position: Coordinate?, _ meters: Double) {
      raw[edge, default: []].append(
        .init(
          share: share, position: position ?? edge.position(at: share), isShared: position != nil,
          widthMeters: meters))
    }
    for part in parts {
      for (own, other, meters) in [
        (part.from, part.otherFrom, part.fromMeters), (part.to, part.otherTo, part.toMeters),
      ] {
        let isOne = meters < FacingSearch.weld
        add(
          part.own, own, at: isOne && part.other.isEnd(other) ? part.other.position(at: other) : nil, meters)
        add(part.other, other, at: isOne && part.own.isEnd(own) ? part.own.position(at: own) : nil, meters)
      }
    }
    corners = raw.reduce(into: [:]) { $0[$1.key] = EdgeCorners($1.key, $1.value) }
  }

  /// For each edge that is split, the chain of its pieces less the edge.
  var splits: EdgeChain { splits(of: nil) }

  /// Returns the same for some edges, or for all.
  func splits(of edges: Set<Edge>?) -> EdgeChain {
    var pieces: [Edge] = []
    for (edge, corners) in corners.sorted(by: { ($0.key.start, $0.key.end) < ($1.key.start, $1.key.end) })
    where edges?.contains(edge) ?? true {
      let positions = corners.positions
      guard positions.count > 2 else { continue }
      pieces.append(edge.weighted(-edge.weight))
      for (a, b) in zip(positions, positions.dropFirst()) where a != b { pieces.append(Edge(from: a, to: b)) }
    }
    return EdgeChain(summing: pieces)
  }

  /// The sum of the outlines of all strips, each counter-clockwise.
  var outlines: EdgeChain {
    var edges: [Edge] = []
    for part in parts {
      let ring = outline(part)
      guard ring.count > 2 else { continue }
      for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1)) where a != b {
        edges.append(Edge(from: a, to: b))
      }
    }
    return EdgeChain(summing: edges)
  }

  /// The boxes of the strips.
  var boxes: [Box] { parts.map { Box(outline($0)) } }

  /// Returns the outline of a strip: back along its own edge, across, along the other edge, and across again.
  private func outline(_ part: FacingPart) -> [Coordinate] {
    let own = corners[part.own]?.positions(from: part.from, to: part.to).reversed() ?? []
    let other = corners[part.other]?.positions(from: part.otherTo, to: part.otherFrom).reversed() ?? []
    return (Array(own) + Array(other)).withoutRepetitions
  }

  /// Returns the parts of those gaps that are at least so many times longer than wide.
  ///
  /// Parts whose strips share a corner belong to one gap.
  func parts(longerThan least: Double) -> [FacingPart] {
    var table: [Coordinate: Int] = [:]
    var sets = DisjointSets(count: parts.count)
    for (number, part) in parts.enumerated() {
      for position in outline(part) {
        if let known = table[position] {
          sets.join(known, number)
        } else {
          table[position] = number
        }
      }
    }
    // Most strips are seen from both sides, so half of each counts.
    var gaps: [Int: (length: Double, area: Double)] = [:]
    for (number, part) in parts.enumerated() {
      let length = part.ownMeters
      let gap = sets.root(of: number)
      let known = gaps[gap] ?? (0, 0)
      gaps[gap] = (
        known.length + length / 2, known.area + length / 2 * (part.fromMeters + part.toMeters) / 2
      )
    }
    return parts.indices.filter { number in
      guard let gap = gaps[sets.root(of: number)] else { return false }
      return gap.length * gap.length >= least * gap.area
    }.map { parts[$0] }
  }
}

/// The corners on one edge, in order from its start to its end.
private struct EdgeCorners {
  struct Corner {
    var share: Double
    var position: Coordinate
    /// Whether the position is also one of the other side.
    var isShared: Bool
    /// The width of the strip at the corner.
    var widthMeters: Double
  }

  private let corners: [Corner]

  /// Merges corners that are no farther apart than a micrometre, and keeps a shared one if there is one. A corner
  /// that is nearer to an end of the edge than half of the strip's width becomes that end: a gap between two corners
  /// is closed from one to the other.
  init(_ edge: Edge, _ raw: [Corner]) {
    let meters = LocalScale(latitude: (edge.low.y + edge.high.y) / 2).meters(edge.low, edge.high)
    let least = meters > 0 ? FacingSearch.weld / meters : 1
    var corners = [Corner(share: 0, position: edge.start, isShared: true, widthMeters: 0)]
    for corner in raw.sorted(by: {
      $0.share < $1.share || ($0.share == $1.share && $0.position < $1.position)
    })
    where min(corner.share, 1 - corner.share) * meters > max(FacingSearch.weld, corner.widthMeters / 2) {
      let last = corners[corners.count - 1]
      if corner.share - last.share > least {
        corners.append(corner)
      } else if !last.isShared, corner.isShared {
        corners[corners.count - 1].position = corner.position
        corners[corners.count - 1].isShared = true
      }
    }
    corners.append(Corner(share: 1, position: edge.end, isShared: true, widthMeters: 0))
    self.corners = corners
  }

  var positions: [Coordinate] { corners.map(\.position) }

  func positions(from: Double, to: Double) -> [Coordinate] {
    let (first, last) = (index(of: from), index(of: to))
    return first <= last ? corners[first...last].map(\.position) : []
  }

  private func index(of share: Double) -> Int {
    var (low, high) = (0, corners.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if corners[middle].share < share { low = middle + 1 } else { high = middle }
    }
    return low > 0 && share - corners[low - 1].share < corners[low].share - share ? low - 1 : low
  }
}

extension Edge {
  fileprivate func isEnd(_ share: Double) -> Bool { share <= 0 || share >= 1 }
}

extension FacingPart {
  fileprivate var ownMeters: Double {
    LocalScale(latitude: (own.low.y + own.high.y) / 2).meters(own.low, own.high) * (to - from)
  }
}
