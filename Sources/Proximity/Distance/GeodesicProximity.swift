import EdgeChains
import GeoTypes
import Geodesics
public import Measurement

/// Finds the shortest geodesic between land and a target.
///
/// The borders of the land lie in trees of boxes with a true lower bound of the distance, so nothing nearer is passed
/// over; the edges in the remaining boxes are measured on the ellipsoid. The trees of pieces and the measured pairs
/// of the last two lands are remembered, so that over a series an edge that stays is measured once. No answer depends
/// on what is remembered.
///
/// Not `Sendable`: make one for each task.
public final class GeodesicProximity {
  /// The lines that edges stand for.
  public let model: EdgeModel
  private var trees = Generations<PieceKey, EdgeTree>()
  private var pairs = Generations<PairKey, Pair>()
  private var memory: ProximityMemory?
  private var lastIndexed: (pieces: [Piece], land: IndexedLand)?

  /// - Parameter isForSeries: whether the same targets will be asked for on several maps; if not, answers for many
  ///   targets are not kept.
  public init(model: EdgeModel, isForSeries: Bool = true) {
    self.model = model
    memory = isForSeries ? ProximityMemory() : nil
  }

  /// Forgets what was not used since it was last called: once for each map, whatever is asked of it.
  func forgetOldMaps() {
    trees.advance()
    pairs.advance()
    lastIndexed = nil
  }

  /// Returns the shortest distance from the target to the land, and the points between which it lies. Nil if there is
  /// no land.
  ///
  /// Complexity: O(*n*) for the trees of pieces that are new; then about O(*m* log *n*) for a target of *m* edges.
  public func nearest(_ target: DistanceTarget, to land: Land) -> Proximity? {
    index(of: land).nearest(target) { part, edge in
      let pairKey = PairKey(start: part.path.start, end: part.path.end, low: edge.low, high: edge.high)
      if let known = pairs[pairKey] { return known }
      let pair = Pair(part: part, path: EdgePath(model, from: edge.low, to: edge.high))
      pairs[pairKey] = pair
      return pair
    }
  }

  /// Returns the same for each of many targets, in order; empty if there is no land.
  ///
  /// If the same targets were asked for on the map before, only those are searched for whose answer may have changed.
  /// The answers are the same. Each call is taken for another map of a series.
  public func nearest(_ targets: [DistanceTarget], to land: Land, threads: Int) -> [Proximity] {
    forgetOldMaps()
    if land.pieces.isEmpty { return [] }
    guard let known = memory?.answers(for: targets, on: land) else {
      return search(targets, in: land, threads: threads).compactMap { $0 }
    }
    var answers = known
    let open = targets.indices.filter { answers[$0] == nil }
    for (index, found) in zip(open, search(open.map { targets[$0] }, in: land, threads: threads)) {
      answers[index] = found
    }
    memory?.remember(answers, of: targets, on: land)
    return answers.compactMap { $0 }
  }

  /// Searches for each target. From a hundred targets on, the chords of all edges of the land are computed, which
  /// makes each search shorter, and the targets are shared among threads.
  private func search(_ targets: [DistanceTarget], in land: Land, threads: Int) -> [Proximity?] {
    if targets.count < Self.many { return targets.map { nearest($0, to: land) } }
    let indexed = index(of: land).withChords()
    let model = model
    return targets.map(onThreads: threads) {
      // An edge is the nearest, or nearly so, to many of the targets.
      [Edge: EdgePath]()
    } _: { paths, target in
      indexed.nearest(target) { part, edge in
        if let known = paths[edge] { return Pair(part: part, path: known) }
        let path = EdgePath(model, from: edge.low, to: edge.high)
        paths[edge] = path
        return Pair(part: part, path: path)
      }
    }
  }

  private static let many = 100

  /// Returns the land with a tree for each of its pieces.
  ///
  /// Complexity: O(1) for the land that was asked for last; else O(*n*) in the edges of pieces that are new, and
  /// O(*p* log *p*) in the pieces.
  func index(of land: Land) -> IndexedLand {
    if let (pieces, known) = lastIndexed, pieces.isIdentical(to: land.pieces) { return known }
    let indexed = IndexedLand(
      trees: land.pieces.map { piece in
        let key = PieceKey(piece: piece)
        if let known = trees[key] { return known }
        let tree = EdgeTree(piece.boundary, model: model)
        trees[key] = tree
        return tree
      })
    lastIndexed = (land.pieces, indexed)
    return indexed
  }
}

extension [Piece] {
  /// Whether the two arrays are one in memory: then they are equal, and no piece needs to be looked at.
  fileprivate func isIdentical(to other: [Piece]) -> Bool {
    withUnsafeBufferPointer { own in
      other.withUnsafeBufferPointer { own.baseAddress == $0.baseAddress && own.count == $0.count }
    }
  }
}

/// The nearest points of a part of a target and an edge of a border.
struct Pair {
  var meters: Double
  var own: Foot
  var front: Coordinate
  var crosses: Bool

  init(part: DistanceTarget.Part, path: EdgePath) {
    if part.isPoint {
      let foot = path.foot(of: part.path.start)
      own = Foot(meters: foot.meters, share: 0, coordinate: part.path.start)
      front = foot.coordinate
      crosses = false
    } else {
      crosses = part.path.crossing(with: path) != nil
      let nearest = part.path.nearest(to: path)
      own = nearest.own
      front = nearest.other.coordinate
    }
    meters = own.meters
  }

  /// Returns whether this pair is nearer than another, or as near with a point on the border that comes first.
  func precedes(_ other: Pair) -> Bool {
    meters < other.meters || (meters == other.meters && front < other.front)
  }

  func proximity(to part: DistanceTarget.Part) -> Proximity {
    let inverse = Geodesic.wgs84.inverse(from: own.coordinate, to: front)
    let touches = meters < IndexedLand.touchingMeters
    var bearing = inverse.startAzimuthDegrees
    if bearing < 0 { bearing += 360 }
    return Proximity(
      meters: touches ? 0 : meters, isInside: false, front: front, target: own.coordinate,
      bearingDegrees: touches ? nil : bearing,
      chainageMeters: chainage(on: part))
  }

  /// Returns the chainage of the point on the target's lines; nil for points and polygons.
  func chainage(on part: DistanceTarget.Part) -> Double? {
    part.chainageMeters.map { $0 + part.path.meters(toShare: own.share) }
  }
}

private struct PairKey: Hashable {
  let start: Coordinate
  let end: Coordinate
  let low: Coordinate
  let high: Coordinate
}

/// A piece as a key: the object itself, kept alive so that its identity is not given to another.
private struct PieceKey: Hashable {
  let piece: Piece

  static func == (left: PieceKey, right: PieceKey) -> Bool { left.piece === right.piece }
  func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(piece)) }
}
