import EdgeChains
import GeoTypes
import TestSupport
import Testing

@Suite("Meetings of edges")
struct EdgeMeetingTests {
  static func edge(_ x: Double, _ y: Double, _ u: Double, _ v: Double) -> Edge {
    Edge(from: Coordinate(x: x, y: y), to: Coordinate(x: u, y: v))
  }

  static func only(_ a: Edge, _ b: Edge) -> EdgeMeeting? {
    EdgeMeeting.all(among: [a, b], limit: 9).meetings.first
  }

  @Test("Each kind, with its place")
  func kinds() {
    let flat = Self.edge(0, 0, 4, 0)
    let crossing = Self.only(flat, Self.edge(1, -1, 1, 1))
    #expect(crossing?.kind == .crossing && crossing?.location == Coordinate(x: 1, y: 0))
    let touching = Self.only(flat, Self.edge(2, 3, 2, 0))
    #expect(touching?.kind == .touching && touching?.location == Coordinate(x: 2, y: 0))
    for (other, place) in [
      (Self.edge(4, 0, 0, 0), 0.0), (Self.edge(0, 0, 2, 0), 0), (Self.edge(4, 0, 3, 0), 3),
      (Self.edge(1, 0, 3, 0), 1),
      (Self.edge(-1, 0, 3, 0), 0),
    ] {
      let meeting = Self.only(flat, other)
      #expect(meeting?.kind == .overlapping && meeting?.location == Coordinate(x: place, y: 0), "\(other)")
    }
    for other in [Self.edge(4, 0, 5, 0), Self.edge(0, 0, 0, 1), Self.edge(0, 1, 4, 1), Self.edge(5, 0, 6, 0)]
    {
      #expect(Self.only(flat, other) == nil, "\(other)")
    }
  }

  @Test("Edges lower than any strip of latitude that could be numbered")
  func flat() {
    for height in [1e-18, 1e-300, .leastNonzeroMagnitude] as [Double] {
      let (found, count) = EdgeMeeting.all(
        among: [Self.edge(36, 0, 37, 0), Self.edge(37, 0, 37, height), Self.edge(37, height, 36, 0)], limit: 9
      )
      #expect(found.isEmpty && count == 0, "\(height)")
    }
  }

  @Test("A star of n points with the longest edges crosses n (n − 3) / 2 times; the first are listed")
  func star() {
    let count = 101
    let corners = (0...count).map { place in
      let turn = Double(place * (count / 2) % count) / Double(count)
      return Coordinate(x: cosine(turn), y: cosine(turn - 0.25))
    }
    let edges = zip(corners, corners.dropFirst()).map { Edge(from: $0, to: $1) }
    let (meetings, number) = EdgeMeeting.all(among: edges, limit: 50)
    // Each edge crosses all others but itself and its two neighbours.
    #expect(number == count * (count - 3) / 2)
    #expect(meetings.count == 50 && meetings.allSatisfy { $0.kind == .crossing && $0.first == 0 })
    let all = EdgeMeeting.all(among: edges, limit: .max / 8).meetings
    #expect(Array(all.prefix(50)) == meetings)
    #expect(EdgeMeeting.isCount(among: edges, above: number - 1))
    #expect(!EdgeMeeting.isCount(among: edges, above: number))
  }

  /// The cosine of a turn by its series, good for a circle whose corners need not be exact.
  private func cosine(_ turn: Double) -> Double {
    let angle = (turn - turn.rounded()) * 2 * .pi
    var (term, sum) = (1.0, 1.0)
    for k in 1...20 {
      term *= -angle * angle / Double((2 * k - 1) * 2 * k)
      sum += term
    }
    return sum
  }

  @Test("Random edges: a pair meets where noding splits one of it")
  func noding() throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<200 {
      let edges = (0..<6).compactMap { _ -> Edge? in
        let numbers = (0..<4).map { _ in Double(Int.random(in: 0...6, using: &generator)) }
        return numbers[0] == numbers[2] && numbers[1] == numbers[3]
          ? nil : Self.edge(numbers[0], numbers[1], numbers[2], numbers[3])
      }
      for (place, a) in edges.enumerated() {
        for b in edges[(place + 1)...] {
          let isSplit =
            try EdgeChain(sumOf: [EdgeChain(noded: [a]), EdgeChain(noded: [b])]).noded().edges.count > 2
          let isSame = a.low == b.low && a.high == b.high
          let found = Self.only(a, b)
          // Stretches that cancel go, so a pair may leave fewer edges than it has.
          if found == nil { #expect(!isSplit) } else if found?.kind != .overlapping { #expect(isSplit) }
          if isSame { #expect(found?.kind == .overlapping) }
        }
      }
    }
  }
}
