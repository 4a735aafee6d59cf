import Measurement
import Synchronization
import Testing

@Suite("Mapping in chunks")
struct ChunksTests {
  struct Failed: Error, Equatable {
    let number: Int
  }

  @Test("every number is mapped once, in order, whoever is slow", arguments: [1, 2, 3, 8, 200])
  func order(jobs: Int) async throws {
    let calls = Atomic<Int>(0)
    let output = try await mapInChunks(count: 150, jobs: jobs) {
      0
    } _: { state, number in
      calls.wrappingAdd(1, ordering: .relaxed)
      // The first third takes long: the others come and take of it.
      if number < 50 { state += (0..<20_000).reduce(0) { $0 ^ $1 &* number } & 1 }
      return number * number
    }
    #expect(output == (0..<150).map { $0 * $0 })
    #expect(calls.load(ordering: .relaxed) == 150)
  }

  @Test("a state passes through its numbers upwards, but where it takes of another's chunk")
  func chunks() async throws {
    struct State {
      var last: Int?
    }
    let breaks = try await mapInChunks(count: 1000, jobs: 4) {
      State()
    } _: { state, number in
      defer { state.last = number }
      return state.last == number - 1 ? 0 : 1
    }
    // A chunk is halved no oftener than down to eight numbers.
    #expect((4...125).contains(breaks.reduce(0, +)))
  }

  @Test("of several failures the lowest is thrown", arguments: [1, 2, 5])
  func failure(jobs: Int) async throws {
    await #expect(throws: Failed(number: 37)) {
      try await mapInChunks(count: 100, jobs: jobs) {
        0
      } _: { _, number in
        if number >= 37, number % 2 == 1 { throw Failed(number: number) }
        return number
      }
    }
  }

  @Test("nothing to do")
  func nothing() async throws {
    let output = try await mapInChunks(count: 0, jobs: 2, makeState: { 0 }) { _, number in number }
    #expect(output.isEmpty)
  }

  @Test("chunks hold every number once, in order, and are nearly as long as each other")
  func division() {
    for (count, parts) in [(0, 1), (1, 1), (10, 3), (7, 7), (3, 5), (10_000, 8)] {
      let chunks = [Range](dividing: count, into: parts)
      #expect(chunks.count == parts)
      #expect(chunks.flatMap { Array($0) } == Array(0..<count))
      let lengths = chunks.map(\.count)
      #expect((lengths.max() ?? 0) - (lengths.min() ?? 0) <= 1)
    }
    for (count, threads, parts) in [(0, 2, 1), (300, 2, 1), (1000, 2, 3), (10_000, 1, 4), (10_000, 2, 8)] {
      let chunks = [Range](dividing: count, among: threads)
      #expect(chunks.count == parts && chunks.flatMap { Array($0) } == Array(0..<count))
    }
  }
}
