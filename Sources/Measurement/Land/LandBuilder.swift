import EdgeChains
import GeoTypes

/// Unites pieces into land, and remembers the unions.
///
/// Pieces that overlap, or whose borders meet other than in whole edges, form clusters. A cluster is united once, and
/// its union is the same piece as long as its members are the same. All other pieces stay unchanged.
package final class LandBuilder {
  let terms: EdgeTerms
  /// Whether two pieces interact, for pairs of pieces of the last snapshot and this one.
  private var interactions = Generations<PiecePair, Bool>()
  /// The union of each cluster, by its members.
  private var unions = Generations<[Member], Piece>()

  init(_ terms: EdgeTerms) { self.terms = terms }

  /// Starts a snapshot, and forgets what was not used for the last one.
  package func beginSnapshot() {
    interactions.advance()
    unions.advance()
  }

  /// Returns the land that the pieces cover together, overlaps counted once.
  ///
  /// Complexity: O(*p* log *p* + *q*) in the pieces *p* and the pairs *q* whose boxes meet, and the union of the
  /// clusters that changed.
  package func unite(_ pieces: [Piece]) throws -> Land {
    let distinct = pieces.uniqued()
    return Land(
      pieces: try clusters(of: distinct).map { cluster in
        cluster.count == 1 ? cluster[0] : try united(cluster)
      })
  }

  /// Returns the same land from one arrangement of all borders, without clusters and without memory. It is slower.
  func uniteAnew(_ pieces: [Piece]) throws -> Land {
    Land(pieces: [try unitedAnew(pieces.uniqued())])
  }

  /// Unites pieces with all long edges densified. It is used for impossible figures, which long edges cause.
  private func unitedAnew(_ pieces: [Piece]) throws -> Piece {
    let sum = try terms.densified(EdgeChain(sumOf: pieces.map(\.boundary)))
    let boundary = try Arrangement(sum).boundary { $0 > 0 }
    return Piece(boundary: boundary, squareMeters: try terms.area(of: boundary))
  }

  private func united(_ cluster: [Piece]) throws -> Piece {
    let members = cluster.map(Member.init)
    if let known = unions[members] { return known }
    var sum = CompensatedSum()
    for piece in cluster { sum += piece.squareMeters }
    let largest = cluster.reduce(0) { max($0, $1.squareMeters) }
    let united = try FigureGuard.checked(terms, quick: union(of: cluster)) {
      try unitedAnew(cluster)
    } edges: {
      cluster.flatMap(\.boundary.edges)
    } _: { piece, check in
      check.require(
        .union, piece.squareMeters, within: largest...max(largest, sum.value), ofSize: sum.value)
    }
    unions[members] = united
    return united
  }

  /// The largest number of pieces that are united at once. More are halved into neighbours first: where many pieces
  /// lie on one another, most of their edges are gone before they could cross all others.
  private static let unitedAtOnce = 256

  /// Returns the boundary of the union of the pieces.
  ///
  /// - Parameter densifiesLongEdges: whether long edges are replaced by positions on the line that the earth model
  ///   means.
  func overlay(of pieces: [Piece], densifiesLongEdges: Bool) throws -> EdgeChain {
    var parts: [EdgeChain]
    if pieces.count <= Self.unitedAtOnce {
      parts = pieces.map(\.boundary)
    } else {
      let box = pieces.reduce(Box.empty) { $0.union($1.box) }
      let isWide = box.width > box.height
      let sorted = pieces.sorted {
        let (a, b) = ($0.box.center, $1.box.center)
        return isWide ? a.x < b.x : a.y < b.y
      }
      let middle = sorted.count / 2
      parts = try [sorted[..<middle], sorted[middle...]].map {
        try overlay(of: Array($0), densifiesLongEdges: densifiesLongEdges)
      }
    }
    let sum = EdgeChain(sumOf: parts)
    return try Arrangement(densifiesLongEdges ? terms.densified(sum) : sum).boundary { $0 > 0 }
  }

  /// Returns the pieces grouped by interaction, in the order of the pieces.
  package func clusters(of pieces: [Piece]) -> [[Piece]] {
    var sets = DisjointSets(count: pieces.count)
    let tree = BoxTree(pieces.map(\.box))
    for (first, piece) in pieces.enumerated() {
      tree.forEach(where: { $0.intersects(piece.box) }) { second in
        guard second > first, sets.root(of: first) != sets.root(of: second), interact(piece, pieces[second])
        else { return }
        sets.join(first, second)
      }
    }
    var groups: [Int: [Piece]] = [:]
    for index in pieces.indices { groups[sets.root(of: index), default: []].append(pieces[index]) }
    return groups.keys.sorted().compactMap { groups[$0] }
  }

  private func interact(_ a: Piece, _ b: Piece) -> Bool {
    let pair = PiecePair(a.identity, b.identity)
    if let known = interactions[pair] { return known }
    let answer =
      inheritedInteraction(of: a, with: b) ?? inheritedInteraction(of: b, with: a)
      ?? a.boundary.interacts(with: b.boundary, in: a.box.intersection(b.box))
    interactions[pair] = answer
    return answer
  }

  /// Returns the answer for the origin of a piece, if the piece differs from it nowhere near the other piece. Nil if
  /// that is not known.
  private func inheritedInteraction(of piece: Piece, with other: Piece) -> Bool? {
    guard let origin = piece.origin, !origin.box.intersects(other.box) else { return nil }
    return interactions[PiecePair(origin.identity, other.identity)]
  }
}

/// A piece as a key: the object itself, kept alive so that its identity is not given to another.
private struct Member: Hashable {
  let piece: Piece

  static func == (left: Member, right: Member) -> Bool { left.piece === right.piece }
  func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(piece)) }
}

/// Two pieces in either order, by their identities.
private struct PiecePair: Hashable {
  private let low: UInt64
  private let high: UInt64

  init(_ a: UInt64, _ b: UInt64) { (low, high) = (min(a, b), max(a, b)) }
}

extension Sequence<Piece> {
  /// Each piece once, in the order of first appearance.
  fileprivate func uniqued() -> [Piece] {
    var seen: Set<ObjectIdentifier> = []
    return filter { seen.insert(ObjectIdentifier($0)).inserted }
  }
}
