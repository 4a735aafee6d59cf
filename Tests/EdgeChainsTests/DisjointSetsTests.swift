import EdgeChains
import Testing

@Suite("Sets that grow together")
struct DisjointSetsTests {
  @Test("A set is known by its least number, in whatever order it was joined")
  func roots() {
    for joins in [[(4, 2), (2, 7), (7, 5)], [(5, 7), (7, 2), (4, 2)], [(2, 5), (4, 7), (5, 4), (7, 5)]] {
      var sets = DisjointSets(count: 8)
      for (a, b) in joins { sets.join(a, b) }
      #expect((0..<8).map { sets.root(of: $0) } == [0, 1, 2, 3, 2, 2, 6, 2])
    }
  }

  @Test("A number that is added is alone until it is joined")
  func added() {
    var sets = DisjointSets()
    #expect((0..<3).map { _ in sets.append() } == [0, 1, 2])
    #expect((0..<3).map { sets.root(of: $0) } == [0, 1, 2])
    sets.join(2, 1)
    #expect(sets.root(of: 2) == 1 && sets.root(of: 0) == 0)
  }
}
