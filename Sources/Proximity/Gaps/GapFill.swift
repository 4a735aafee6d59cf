import EdgeChains
import GeoTypes
import Measurement

/// The land that lies in the gaps of a land's border.
struct GapFill {
  /// The border of the closed land less that of the land.
  let delta: EdgeChain
  let gaps: [Gap]

  var squareMeters: Double { gaps.reduce(0) { $0 + $1.squareMeters } }

  static let none = GapFill(delta: EdgeChain(), gaps: [])

  private init(delta: EdgeChain, gaps: [Gap]) {
    self.delta = delta
    self.gaps = gaps
  }

  /// Returns whether the edge may come into one of the gaps.
  func mayReach(_ edge: Edge) -> Bool { gaps.contains { $0.box.intersects(edge.box) } }

  /// How many times longer than wide a gap is at least, unless it is closed all around.
  private static let leastLength = 10.0

  /// - Parameters:
  ///   - parts: All parts that face each other.
  ///   - short: The edges of which a pinhole may consist.
  ///   - index: All edges of the border.
  init(_ parts: [FacingPart], short: [Edge], of index: GapIndex, limitMeters: Double) throws {
    // They come from a dictionary, in another order in every process.
    let sorted = parts.sorted {
      ($0.own.start, $0.own.end, $0.from, $0.other.start, $0.other.end, $0.to)
        < ($1.own.start, $1.own.end, $1.from, $1.other.start, $1.other.end, $1.to)
    }
    let short = short.sorted { ($0.low, $0.high) < ($1.low, $1.high) }
    let strips = GapStrips(GapStrips(sorted).parts(longerThan: Self.leastLength))
    var (delta, fill) = (EdgeChain(), EdgeChain())
    if !strips.parts.isEmpty {
      fill = try Arrangement(strips.outlines).boundary { $0 > 0 }
      delta = EdgeChain(sumOf: [strips.splits, fill])
      if !Self.bounds(fill, splits: strips, of: index) {
        // Other land lies in a gap: the new border is found from all edges together.
        let border = EdgeChain(noded: index.edges)
        let closed = try Arrangement(EdgeChain(sumOf: [border, strips.splits, fill])).boundary { $0 > 0 }
        delta = EdgeChain(sumOf: [closed], less: [border])
        fill = EdgeChain(sumOf: [closed], less: [border, strips.splits])
        fill = try Arrangement(fill).boundary { $0 > 0 }
      }
    }
    let holes = NarrowHoles(short, with: delta, limitMeters: limitMeters).polygons
    if !holes.isEmpty {
      let boundaries = EdgeChain(boundariesOf: holes)
      delta = EdgeChain(sumOf: [delta, boundaries])
      fill = EdgeChain(sumOf: [fill, boundaries])
    }
    self.delta = delta.sortedByPosition()
    gaps = try Self.gaps(of: fill.sortedByPosition())
  }

  /// Returns whether the border with the fill added is a border, because no other land lies in the fill.
  private static func bounds(_ fill: EdgeChain, splits: GapStrips, of index: GapIndex) -> Bool {
    var near: Set<Edge> = []
    for box in splits.boxes { near.formUnion(index.edges(in: box)) }
    let inner = EdgeTree(fill, model: .straight)
    let border = near.sorted { ($0.low, $0.high) < ($1.low, $1.high) }
    let whole = EdgeChain(sumOf: [EdgeChain(noded: border), splits.splits(of: near), fill])
    let own = EdgeChain(sumOf: [EdgeChain(noded: border), splits.splits(of: near)])
    if EdgeMeeting.isCount(among: whole.edges, above: 0) { return false }
    let outline = Set(fill.edges.map { $0.weighted(1) })
    return own.edges.allSatisfy { edge in
      outline.contains(edge.weighted(1))
        || inner.winding(
          around: Coordinate(x: (edge.low.x + edge.high.x) / 2, y: (edge.low.y + edge.high.y) / 2)) == 0
    }
  }

  /// Returns the connected parts of the fill. They are measured with edges straight in longitude and latitude: across
  /// a gap of some decimetres a geodesic between distant vertices could lie beyond the opposite side.
  private static func gaps(of fill: EdgeChain) throws -> [Gap] {
    let terms = try EdgeTerms(.wgs84Straight)
    return try fill.polygons().map { polygon in
      var meters = CompensatedSum()
      for ring in polygon.rings {
        for (a, b) in zip(ring.coordinates, ring.coordinates.dropFirst()) {
          meters += LocalScale(latitude: (a.y + b.y) / 2).meters(a, b)
        }
      }
      return Gap(
        location: polygon.exterior.coordinates[0], box: polygon.box, lengthMeters: meters.value / 2,
        squareMeters: max(0, try terms.area(of: EdgeChain(boundariesOf: CollectionOfOne(polygon)))))
    }
  }
}
