import GeoTypes

extension RoadNetwork {
  /// Returns the shortest way between two positions over pieces that are open (E. W. Dijkstra, 1959); nil if there is
  /// none.
  ///
  /// `isOpen` is asked at most once for each piece that the search reaches; the pieces from the two positions to
  /// their junctions are asked for separately. Complexity: O(*n* log *n*).
  public func shortestWay(
    from start: Location, to goal: Location, isOpen: ([Coordinate]) throws -> Bool
  ) rethrows -> Way? {
    var search = WaySearch(network: self)
    for approach in approaches(of: start) where try isOpen(approach.coordinates) {
      search.reach(approach.junction, meters: approach.meters, by: .start(approach.coordinates))
    }
    var arrivals: [Int: Approach] = [:]
    for approach in approaches(of: goal) where try isOpen(approach.coordinates) {
      if arrivals[approach.junction].map({ approach.meters < $0.meters }) ?? true {
        arrivals[approach.junction] = approach
      }
    }
    var best: Way?
    if start.link == goal.link {
      let piece = self.piece(of: start.link, from: start, to: goal)
      if try isOpen(piece) {
        best = Way(coordinates: piece, meters: abs(start.chainageMeters - goal.chainageMeters))
      }
    }
    while let (junction, meters) = search.settleNearest() {
      if let best, meters >= best.meters { break }
      if let arrival = arrivals[junction], meters + arrival.meters < best?.meters ?? .infinity {
        let way = search.coordinates(to: junction) + arrival.coordinates.reversed().dropFirst()
        best = Way(coordinates: way, meters: meters + arrival.meters)
      }
      for number in leaving[junction] {
        let link = links[number]
        let next = link.start == junction ? link.end : link.start
        guard meters + link.meters < search.meters(to: next) else { continue }
        guard try search.isOpen(number, isOpen) else { continue }
        search.reach(next, meters: meters + link.meters, by: .link(number, from: junction))
      }
    }
    return best
  }

  /// The way from a position to a junction along its link.
  private struct Approach {
    var junction: Int
    var meters: Double
    /// The coordinates from the position to the junction.
    var coordinates: [Coordinate]
  }

  private func approaches(of position: Location) -> [Approach] {
    let link = links[position.link]
    let back = [position.coordinate] + link.coordinates[...position.edge].reversed()
    let onward = [position.coordinate] + link.coordinates[(position.edge + 1)...]
    return [
      Approach(junction: link.start, meters: position.chainageMeters, coordinates: back.withoutRepetitions),
      Approach(
        junction: link.end, meters: max(0, link.meters - position.chainageMeters),
        coordinates: onward.withoutRepetitions),
    ]
  }

  private func piece(of link: Int, from start: Location, to goal: Location) -> [Coordinate] {
    let isForward = (start.edge, start.chainageMeters) <= (goal.edge, goal.chainageMeters)
    let (first, last) = isForward ? (start, goal) : (goal, start)
    let corners = first.edge < last.edge ? links[link].coordinates[(first.edge + 1)...last.edge] : []
    let piece = ([first.coordinate] + corners + [last.coordinate]).withoutRepetitions
    return isForward ? piece : piece.reversed()
  }
}

extension [Coordinate] {
  /// The same coordinates without immediate repetitions.
  var withoutRepetitions: [Coordinate] {
    reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }
}

/// The state of a search for a way.
private struct WaySearch {
  /// How a junction was reached.
  enum Step {
    case start([Coordinate])
    case link(Int, from: Int)
  }

  let network: RoadNetwork
  private var distances: [Double]
  private var isSettled: [Bool]
  private var steps: [Step?]
  private var openness: [Int: Bool] = [:]
  private var queue = BinaryHeap()

  init(network: RoadNetwork) {
    self.network = network
    distances = [Double](repeating: .infinity, count: network.junctionCount)
    isSettled = [Bool](repeating: false, count: network.junctionCount)
    steps = [Step?](repeating: nil, count: network.junctionCount)
  }

  func meters(to junction: Int) -> Double { distances[junction] }

  mutating func reach(_ junction: Int, meters: Double, by step: Step) {
    guard meters < distances[junction] else { return }
    distances[junction] = meters
    steps[junction] = step
    queue.push(.init(priority: meters, tree: 0, level: 0, index: Int32(truncatingIfNeeded: junction)))
  }

  mutating func settleNearest() -> (junction: Int, meters: Double)? {
    while let item = queue.popLeast() {
      let junction = Int(item.index)
      if isSettled[junction] { continue }
      isSettled[junction] = true
      return (junction, distances[junction])
    }
    return nil
  }

  mutating func isOpen(_ link: Int, _ test: ([Coordinate]) throws -> Bool) rethrows -> Bool {
    if let known = openness[link] { return known }
    let answer = try test(network.links[link].coordinates)
    openness[link] = answer
    return answer
  }

  func coordinates(to junction: Int) -> [Coordinate] {
    var pieces: [[Coordinate]] = []
    var current = junction
    while let step = steps[current] {
      switch step {
      case .start(let coordinates):
        pieces.append(coordinates)
        return pieces.reversed().reduce(into: []) { way, piece in
          way += way.last == piece.first ? Array(piece.dropFirst()) : piece
        }
      case .link(let number, let from):
        let link = network.links[number]
        pieces.append(link.start == from ? link.coordinates : link.coordinates.reversed())
        current = from
      }
    }
    return []
  }
}
