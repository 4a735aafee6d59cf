public import GeoTypes

/// The boundary of a polygon that bounds it as it stands, kept with a number for each edge and ready to be
/// recognised again.
///
/// A published polygon changes in a few places from day to day. Whether the new one is simple is then a question
/// about those places: its new edges may meet no others, and no old edge may have come to lie inside what
/// changed. That costs a small part of a full search for crossings.
public struct SimpleBoundary: Sendable {
  private var table: EdgeTable
  /// What this boundary is more than the one that it was found to resemble; nil where there is none.
  public let difference: EdgeChain?

  /// The edges in the order of the rings.
  public var chain: EdgeChain { EdgeChain(edges: table.edges) }

  /// A number for each edge, in their order: NaN until it is set.
  public var values: [Double] { table.values }

  /// The places of the edges whose numbers are not known.
  public var placesWithoutValue: [Int] { table.values.indices.filter { table.values[$0].isNaN } }

  public mutating func setValue(_ value: Double, at place: Int) { table.setValue(value, at: place) }

  /// Nil where there is no edge, where one is taken twice, crosses another, or does not have the polygon's land on one side only.
  ///
  /// Complexity: that of noding and of finding winding numbers.
  public init?(of polygon: Polygon) {
    guard let table = EdgeTable(distinctEdgesOf: polygon), !table.edges.isEmpty,
      EdgeChain(edges: table.edges).isSimpleBoundary
    else { return nil }
    self.table = table
    difference = nil
  }

  /// The same for a polygon that has most of its edges in common with a known one, whose numbers it takes over.
  ///
  /// Nil also where the difference does not settle the question.
  /// Complexity: O(*n*) with a small factor.
  public init?(of polygon: Polygon, resembling known: SimpleBoundary) {
    guard var table = EdgeTable(distinctEdgesOf: polygon) else { return nil }
    var isKept = [Bool](repeating: false, count: known.table.edges.count)
    var fresh: [Edge] = []
    for (place, edge) in table.edges.enumerated() {
      if let other = known.table.index(low: edge.low, high: edge.high),
        known.table.edges[other].weight == edge.weight
      {
        isKept[other] = true
        table.setValue(known.table.values[other], at: place)
      } else {
        fresh.append(edge)
      }
    }
    let gone = zip(known.table.edges, isKept).filter { !$0.1 }.map(\.0)
    let difference = EdgeChain(edges: fresh + gone.map { $0.weighted(-$0.weight) })
    // Where much has changed the full search is as quick.
    guard (fresh.count + gone.count) * 4 < table.edges.count,
      Self.isSimple(table.edges, fresh: fresh, difference: difference)
    else { return nil }
    self.table = table
    self.difference = difference
  }

  /// How many of every so many edges of the polygon's exterior are this boundary's too, from 0 to 1.
  public func share(in polygon: Polygon) -> Double {
    let ring = polygon.exterior.coordinates
    guard ring.count > 3, !table.edges.isEmpty else { return 0 }
    let step = max(1, ring.count / 32)
    var (common, asked) = (0, 0)
    for place in stride(from: 0, to: ring.count - 1, by: step) {
      let edge = Edge(from: ring[place], to: ring[place + 1])
      asked += 1
      if table.index(low: edge.low, high: edge.high) != nil { common += 1 }
    }
    return Double(common) / Double(asked)
  }

  /// Whether edges are a simple boundary, given that they were one before the `fresh`
  /// came, and others went, by the `difference`.
  ///
  /// The winding number of the new boundary is that of the old one plus that of the difference. So it suffices
  /// that, first, no fresh edge meets another edge but at common ends; second, the winding number of the
  /// difference is 0 beside every edge that stayed; third, at every end of a fresh edge just two edges come
  /// together, and not all edges of a ring are fresh: then a fresh edge has on its sides what the edge has on
  /// which its path begins.
  private static func isSimple(_ edges: [Edge], fresh: [Edge], difference: EdgeChain) -> Bool {
    if difference.isEmpty { return true }
    let freshIndex = IndexedChain(EdgeChain(edges: fresh))
    let box = difference.box
    let indexed = IndexedChain(difference)
    var ends: [Coordinate: [Edge]] = [:]
    for edge in fresh {
      ends[edge.low] = []
      ends[edge.high] = []
    }
    let freshEdges = Set(fresh)
    for edge in edges where edge.box.intersects(box) {
      if freshIndex.meets(edge) { return false }
      ends[edge.low]?.append(edge)
      ends[edge.high]?.append(edge)
      if indexed.windings(beside: edge).left != 0, !freshEdges.contains(edge) { return false }
    }
    return ends.values.allSatisfy { $0.count == 2 } && everyPathIsHeld(freshEdges, by: ends)
  }

  /// Whether every path of fresh edges hangs on an edge that stayed.
  private static func everyPathIsHeld(_ freshEdges: Set<Edge>, by ends: [Coordinate: [Edge]]) -> Bool {
    var held: Set<Edge> = []
    var open = Array(
      freshEdges.filter { edge in
        [edge.low, edge.high].contains { ends[$0, default: []].contains { !freshEdges.contains($0) } }
      })
    while let edge = open.popLast() {
      guard held.insert(edge).inserted else { continue }
      for end in [edge.low, edge.high] {
        open += ends[end, default: []].filter { freshEdges.contains($0) && !held.contains($0) }
      }
    }
    return held.count == freshEdges.count
  }
}

extension EdgeTable {
  /// The edges of the polygon's rings, in their order; nil where two have the same ends.
  fileprivate init?(distinctEdgesOf polygon: Polygon) {
    let count = polygon.holes.reduce(polygon.exterior.coordinates.count) { $0 + $1.coordinates.count }
    self.init(minimumCapacity: count)
    if !addDistinct(polygon) { return nil }
  }
}
