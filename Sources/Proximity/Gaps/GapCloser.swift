import EdgeChains
import GeoTypes
public import Measurement

/// Closes hairline gaps: where two borders of the land face each other across free land, nearer than a limit, the
/// land between them is added, as are pinholes.
///
/// Neighbouring polygons of one map are often drawn some decimetres apart. Such a slit is free land on the map and no
/// front on the ground. Only slits are filled: every vertex of the land except those at their sides stays a vertex,
/// none moves, and a gap that opens to free land is closed straight across. A notch whose sides part by more than a
/// tenth of their length is no gap.
///
/// A closer remembers which borders of the last land face each other, so that on the next map of a series only the
/// edges that came and went are examined. No answer depends on what is remembered.
///
/// Not `Sendable`: make one for each task.
public final class GapCloser {
  /// The width in metres below which gaps are closed; 0 closes none.
  public let limitMeters: Double
  /// The widest gap in metres that is left between neighbours drawn side by side.
  public static let defaultMeters = 2.0

  private let search: FacingSearch
  private var memory: Memory?

  private struct Memory {
    var land: Land
    var index: GapIndex
    /// The parts that face another edge, by the edge that they belong to.
    var parts: [Edge: [FacingPart]]
    /// Edges so short that a pinhole may consist of them.
    var short: Set<Edge>
    var fill: GapFill
    var closed: ClosedLand
    /// The pieces that were closed together, and the piece that they became.
    var united: (pieces: [Piece], piece: Piece)?
  }

  /// - Parameter limitMeters: 0 or more.
  public init(limitMeters: Double = defaultMeters) {
    self.limitMeters = limitMeters
    search = FacingSearch(limitMeters: limitMeters)
  }

  /// Returns the land with its gaps closed.
  ///
  /// Complexity: that of a search near every edge for the first land; for later lands near the edges that came, and
  /// in the gaps that changed.
  ///
  /// Throws ``GapLimitExceeded`` if too many borders lie near one another, and a `NodingError` if what lies in the
  /// gaps can't be united.
  public func close(_ land: Land) throws -> ClosedLand {
    guard limitMeters > 0, !land.pieces.isEmpty else { return ClosedLand(land: land, gaps: []) }
    var current: Memory
    let last = memory.map { ($0.fill, $0.united) }
    let known = memory
    // The memory is released, so that the changes below copy nothing.
    memory = nil
    if let (known, isStale) = try updated(known, to: land) {
      current = known
      if isStale { current.fill = try fill(current) }
    } else {
      current = try examined(land)
      current.fill = try fill(current)
    }
    current.land = land
    current.closed = closed(&current, from: last)
    memory = current
    return current.closed
  }

  /// The most edges that may lie within the limit of one, and the most parts of edges that may face others: 250 times
  /// what the largest map has.
  private static let (mostNeighbours, mostParts) = (4_000, 200_000)

  private func examined(_ land: Land) throws -> Memory {
    var memory = Memory(
      land: land, index: GapIndex(land.boundary), parts: [:], short: [], fill: .none,
      closed: ClosedLand(land: land, gaps: []))
    var count = 0
    for group in memory.index.groups {
      let near = memory.index.edges(in: Box(group).widened(byMeters: limitMeters))
      let margin = Box(group).marginDegrees(ofMeters: limitMeters)
      for edge in group {
        if isShort(edge) { memory.short.insert(edge) }
        let box = edge.box.widened(byDegrees: margin)
        let around = near.filter { $0.box.intersects(box) }
        let parts = try search.parts(of: edge, among: neighbours(of: edge, around))
        if parts.isEmpty { continue }
        count += parts.count
        if count > Self.mostParts { throw GapLimitExceeded(meters: limitMeters) }
        memory.parts[edge] = parts
      }
    }
    return memory
  }

  /// Applies the edges that came and went, and returns whether the gaps may have changed. Nil if too much has
  /// changed.
  private func updated(_ last: consuming Memory?, to land: Land) throws -> (Memory, isStale: Bool)? {
    guard var memory = last else { return nil }
    let difference = land.difference(from: memory.land)
    if difference.isEmpty { return (memory, false) }
    if memory.index.isWorn || difference.edges.count > memory.index.count / 4 { return nil }
    let (gone, fresh) = memory.index.apply(difference)
    var isStale = (gone + fresh).contains { memory.fill.mayReach($0) }
    var open: Set<Edge> = []
    if !memory.parts.isEmpty {
      let went = Set(gone)
      for edge in went where memory.parts.removeValue(forKey: edge) != nil { isStale = true }
      for (edge, parts) in memory.parts where parts.contains(where: { went.contains($0.other) }) {
        open.insert(edge)
      }
    }
    for edge in gone where memory.short.remove(edge) != nil { isStale = true }
    for edge in fresh {
      if isShort(edge) {
        memory.short.insert(edge)
        isStale = true
      }
      for other in try neighbours(of: edge, memory.index) {
        if search.mayFace(other, edge) { open.insert(other) }
        if search.mayFace(edge, other) { open.insert(edge) }
      }
    }
    for edge in open {
      let parts = try search.parts(of: edge, among: neighbours(of: edge, memory.index))
      if memory.parts[edge] ?? [] != parts {
        memory.parts[edge] = parts.isEmpty ? nil : parts
        isStale = true
      }
    }
    if memory.parts.count > Self.mostParts { throw GapLimitExceeded(meters: limitMeters) }
    return (memory, isStale)
  }

  /// Returns the edges that may face the edge within the limit.
  private func neighbours(of edge: Edge, _ index: GapIndex) throws(GapLimitExceeded) -> [Edge] {
    try neighbours(of: edge, index.edges(in: edge.box.widened(byMeters: limitMeters)))
  }

  /// Returns those of the near edges that may face the edge.
  private func neighbours(of edge: Edge, _ near: [Edge]) throws(GapLimitExceeded) -> [Edge] {
    let opposite = near.filter { $0 != edge && $0.mayRunAgainst(edge) }
    if opposite.isEmpty { return [] }
    let strip = Strip(edge, halfWidth: limitMeters)
    let found = opposite.filter(strip.mayHold)
    if found.count > Self.mostNeighbours { throw GapLimitExceeded(meters: limitMeters) }
    // Their order in the index depends on earlier maps.
    return found.sorted { ($0.low, $0.high) < ($1.low, $1.high) }
  }

  /// A strip along an edge: the box of a long slanted edge holds much that is far away.
  private struct Strip {
    private let start: Coordinate
    private let across: (x: Double, y: Double)
    private let halfWidth: Double

    init(_ edge: Edge, halfWidth: Double) {
      start = edge.low
      // Nearest to a pole a degree is shortest. With that scale nothing seems farther away than it is anywhere along
      // the edge, except for degrees of latitude, which differ by one in a hundred.
      self.halfWidth = 1.05 * halfWidth
      let scale = LocalScale(latitude: max(edge.minY.magnitude, edge.maxY.magnitude))
      let (dx, dy) = ((edge.high.x - edge.low.x) * scale.x, (edge.high.y - edge.low.y) * scale.y)
      let length = (dx * dx + dy * dy).squareRoot()
      across = length > 0 ? (-dy / length * scale.x, dx / length * scale.y) : (0, 0)
    }

    func mayHold(_ edge: Edge) -> Bool {
      let low = (edge.low.x - start.x) * across.x + (edge.low.y - start.y) * across.y
      let high = (edge.high.x - start.x) * across.x + (edge.high.y - start.y) * across.y
      return !(min(low, high) > halfWidth || max(low, high) < -halfWidth)
    }
  }

  /// Returns whether an edge is no longer than ten times the limit: a longer pinhole has sides that face each other.
  private func isShort(_ edge: Edge) -> Bool {
    LocalScale(latitude: edge.low.y).meters(edge.low, edge.high) <= 10 * limitMeters
  }

  private func fill(_ memory: Memory) throws -> GapFill {
    if memory.parts.isEmpty, memory.short.count < 3 { return .none }
    return try GapFill(
      memory.parts.values.flatMap { $0 }, short: Array(memory.short), of: memory.index,
      limitMeters: limitMeters)
  }

  /// Returns the land with the fill, as pieces: those that touch no gap unchanged, the others as one.
  private func closed(
    _ memory: inout Memory, from last: (fill: GapFill, united: (pieces: [Piece], piece: Piece)?)?
  ) -> ClosedLand {
    let (land, fill) = (memory.land, memory.fill)
    if fill.gaps.isEmpty {
      memory.united = nil
      return ClosedLand(land: land, gaps: [])
    }
    // From west to east, as the gaps are.
    let boxes = fill.gaps.map { $0.box.widened(byMeters: FacingSearch.weld) }
    var (touched, others): ([Piece], [Piece]) = ([], [])
    for piece in land.pieces {
      let meets = boxes.prefix { $0.minX <= piece.box.maxX + 1e-9 }.contains { $0.intersects(piece.box) }
      if meets { touched.append(piece) } else { others.append(piece) }
    }
    let piece: Piece
    let before = last?.united
    if let before, last?.fill.delta == fill.delta, before.pieces.map(\.identity) == touched.map(\.identity) {
      piece = before.piece
    } else {
      var origin: Piece.Origin?
      if let before, let last {
        let difference = EdgeChain(
          sumOf: [Land(pieces: touched).difference(from: Land(pieces: before.pieces)), fill.delta],
          less: [last.fill.delta])
        origin = Piece.Origin(identity: before.piece.identity, difference: difference, indices: [])
      }
      piece = Piece(uniting: touched, with: fill.delta, squareMeters: fill.squareMeters, origin: origin)
    }
    memory.united = (touched, piece)
    return ClosedLand(land: Land(pieces: others + [piece]), gaps: fill.gaps)
  }
}

extension Edge {
  /// Returns whether the two may point against each other, whatever the scales of the map.
  fileprivate func mayRunAgainst(_ other: Edge) -> Bool {
    (end.x - start.x) * (other.end.x - other.start.x) < 0
      || (end.y - start.y) * (other.end.y - other.start.y) < 0
  }
}

extension Box {
  fileprivate init(_ edges: ArraySlice<Edge>) { self = edges.reduce(.empty) { $0.union($1.box) } }
}
