package import EdgeChains
import FrontLine

/// The land of each status of a snapshot but `foreign`, kept for comparison with another snapshot.
public struct StatusLands: Sendable {
  package let lands: [ControlStatus: Land]

  /// The statuses that have land, in the order of `ControlStatus`.
  public var statuses: [ControlStatus] { lands.keys.sorted() }

  /// The border of the land of a status.
  package func boundary(of status: ControlStatus) -> EdgeChain { lands[status]?.boundary ?? EdgeChain() }

  /// Returns the area of a status; 0 where it has no land.
  public func squareKilometers(of status: ControlStatus) -> Double { lands[status]?.squareKilometers ?? 0 }
}

extension Survey {
  /// Returns the land of each status that occurs, without `foreign`.
  ///
  /// Throws if features overlap and can't be united: see ``land(of:part:)``.
  public func statusLands() throws -> StatusLands {
    let present = Set(features.map(\.status)).subtracting([.foreign])
    return StatusLands(
      lands: Dictionary(uniqueKeysWithValues: try present.map { ($0, try land(of: $0)) }))
  }
}

extension Surveyor {
  /// Returns what became of the land of each status. Both arguments must come from surveys of this surveyor.
  ///
  /// The areas are sums over the edges that don't cancel, status by status, so they cost the change and not the map.
  ///
  /// Throws a `NodingError` if borders still cross after many rounds, and throws if the earth model can't measure
  /// an edge. Throws an ``ImpossibleFigure`` if the land that went from one status to another is negative or more
  /// than there is.
  public func transitions(from before: StatusLands, to after: StatusLands) throws -> TransitionMatrix {
    let statuses = Set(before.statuses + after.statuses).sorted()
    let differences = statuses.map {
      (after.lands[$0] ?? .none).difference(from: before.lands[$0] ?? .none)
    }
    let quick = try landByStatus(of: LayeredArrangement(differences), statuses, before, after) { $0 }
    let sums = try FigureGuard.checked(terms, quick: quick) {
      // The whole borders with long edges densified: first those before, then those after.
      let borders = try [before, after].flatMap { lands in
        try statuses.map { try terms.densified((lands.lands[$0] ?? .none).boundary) }
      }
      return try landByStatus(of: LayeredArrangement(borders), statuses, before, after) { label in
        statuses.indices.compactMap { status in
          func isIn(_ layer: Int) -> Bool { label.contains { $0.layer == layer && $0.number > 0 } }
          let number = (isIn(status + statuses.count) ? 1 : 0) - (isIn(status) ? 1 : 0)
          return number == 0 ? nil : LayeredArrangement.Winding(layer: status, number: number)
        }
      }
    } edges: {
      differences.flatMap(\.edges)
    } _: { sums, check in
      var size = 0.0
      for status in statuses {
        size += before.lands[status]?.squareMeters ?? 0
        size += after.lands[status]?.squareMeters ?? 0
      }
      for (pair, sum) in sums.sorted(by: { $0.key < $1.key }) {
        let held = pair.from.map { before.lands[$0]?.squareMeters ?? 0 } ?? .infinity
        let holds = pair.to.map { after.lands[$0]?.squareMeters ?? 0 } ?? .infinity
        check.require(
          .transition(pair.from, pair.to), sum.value, within: 0...max(0, min(held, holds)), ofSize: size)
      }
    }
    return TransitionMatrix(
      entries: sums.sorted { $0.key < $1.key }.filter { $0.value.value != 0 }.map {
        TransitionMatrix.Entry(from: $0.key.from, to: $0.key.to, squareMeters: $0.value.value)
      }, statuses: statuses)
  }

  /// Returns the areas by status before and after.
  ///
  /// - Parameter change: turns a label of the arrangement into the change of each status: −1 where it ended, 1 where
  ///   it began.
  private func landByStatus(
    of arrangement: LayeredArrangement, _ statuses: [ControlStatus], _ before: StatusLands,
    _ after: StatusLands, change: ([LayeredArrangement.Winding]) -> [LayeredArrangement.Winding]
  ) throws -> [StatusPair: CompensatedSum] {
    let pairs = arrangement.labels.map { StatusPair.pairs(of: change($0), statuses) }
    var sums: [StatusPair: CompensatedSum] = [:]
    arrangement.sums(of: try adjustedTerms(of: arrangement)) { label, value in
      for pair in pairs[label] { sums[pair, default: CompensatedSum()] += value }
    }
    // An edge that was redrawn with a vertex on it cancels in the plane, but its geodesics enclose a sliver.
    for status in statuses {
      var sliver = CompensatedSum()
      sliver += after.lands[status]?.squareMeters ?? 0
      sliver += -(before.lands[status]?.squareMeters ?? 0)
      for (pair, sum) in sums.sorted(by: { $0.key < $1.key }) where pair.from != pair.to {
        if pair.to == status { sliver += -sum.value }
        if pair.from == status { sliver += sum.value }
      }
      guard sliver.value.magnitude > Self.roundingSquareMeters else { continue }
      let came = StatusPair(from: nil, to: status)
      if sums[came, default: CompensatedSum()].value + sliver.value > 0 {
        sums[came, default: CompensatedSum()] += sliver.value
      } else {
        sums[StatusPair(from: status, to: nil), default: CompensatedSum()] += -sliver.value
      }
    }
    // A patch that is smaller than the lens between an edge's two lines has a negative area. A negative area that
    // went one way is counted as land that went the other way, which keeps the margins.
    for (pair, sum) in sums.sorted(by: { $0.key < $1.key }) where pair.from != pair.to && sum.value < 0 {
      sums[pair] = CompensatedSum()
      sums[StatusPair(from: pair.to, to: pair.from), default: CompensatedSum()] += -sum.value
    }
    // The land that did not change is the area before less what left it.
    for status in statuses {
      var stayed = CompensatedSum()
      stayed += before.lands[status]?.squareMeters ?? 0
      for (pair, sum) in sums.sorted(by: { $0.key < $1.key }) where pair.from == status {
        stayed += -sum.value
      }
      let isNothing = stayed.value.magnitude <= Self.roundingSquareMeters
      sums[StatusPair(from: status, to: status)] = isNothing ? CompensatedSum() : stayed
    }
    return sums
  }

  /// Smaller areas are roundings of sums of terms of 10¹² m².
  private static var roundingSquareMeters: Double { 1e-3 }

  /// Returns the terms of the edges. The terms of an edge's pieces are corrected so that they add up to that of the
  /// whole edge.
  private func adjustedTerms(of arrangement: LayeredArrangement) throws -> [Double] {
    var values = try terms.squareMeters(of: arrangement.edges)
    var pieces: [Int: [Int]] = [:]
    for (index, sources) in arrangement.sourcesOfEdges.enumerated() {
      for source in sources where arrangement.sources[source] != arrangement.edges[index] {
        pieces[source, default: []].append(index)
      }
    }
    let cut = pieces.keys.sorted()
    let wholes = try terms.squareMeters(of: cut.map { arrangement.sources[$0] })
    for (source, whole) in zip(cut, wholes) {
      let edge = arrangement.sources[source]
      let all = pieces[source, default: []]
      var missing = CompensatedSum()
      missing += whole
      for piece in all { missing += -values[piece] * arrangement.edges[piece].sense(along: edge) }
      // A piece that is also part of another edge can't be corrected for both: the other pieces make up for it.
      let unshared = all.filter { arrangement.sourcesOfEdges[$0].count == 1 }
      let own = unshared.isEmpty ? all.filter { arrangement.sourcesOfEdges[$0].first == source } : unshared
      let length = own.reduce(0) { $0 + arrangement.edges[$1].planarLength }
      guard length > 0 else { continue }
      for piece in own {
        let share = arrangement.edges[piece].planarLength / length
        values[piece] += missing.value * share * arrangement.edges[piece].sense(along: edge)
      }
    }
    return values
  }
}

extension Edge {
  fileprivate var planarLength: Double {
    let (dx, dy) = (high.x - low.x, high.y - low.y)
    return (dx * dx + dy * dy).squareRoot()
  }

  /// Returns 1 if a piece runs from its `low` to its `high` in the direction of the edge, else −1. Rounding can turn
  /// pieces of edges that run due north.
  fileprivate func sense(along edge: Edge) -> Double {
    let product =
      (high.x - low.x) * (edge.high.x - edge.low.x) + (high.y - low.y) * (edge.high.y - edge.low.y)
    return product < 0 ? -1 : 1
  }
}

/// A status before and a status after; nil is free land, and comes last.
private struct StatusPair: Hashable, Comparable {
  let from: ControlStatus?
  let to: ControlStatus?

  /// Returns the changes in a face: statuses with −1 ended there, statuses with 1 began.
  static func pairs(of label: [LayeredArrangement.Winding], _ statuses: [ControlStatus]) -> [StatusPair] {
    let ended = label.filter { $0.number < 0 }.map { statuses[$0.layer] }
    let begun = label.filter { $0.number > 0 }.map { statuses[$0.layer] }
    return (0..<max(ended.count, begun.count)).map { index in
      StatusPair(
        from: index < ended.count ? ended[index] : nil, to: index < begun.count ? begun[index] : nil)
    }
  }

  static func < (left: StatusPair, right: StatusPair) -> Bool {
    func precedes(_ a: ControlStatus?, _ b: ControlStatus?) -> Bool {
      guard let a else { return false }
      return b.map { a < $0 } ?? true
    }
    return left.from == right.from ? precedes(left.to, right.to) : precedes(left.from, right.from)
  }
}
