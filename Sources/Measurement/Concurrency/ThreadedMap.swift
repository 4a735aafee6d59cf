import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// Maps every element on some threads; the result is that of `map`.
  ///
  /// This pays from some ten thousand elements on: below that one thread does it.
  func map(onThreads threads: Int, _ transform: @Sendable (Element) -> Double) -> [Double] {
    let chunks = Swift.min(threads, count / 10_000)
    if chunks < 2 { return map(transform) }
    let stretches = [Range](dividing: count, into: chunks)
    return [Double](unsafeUninitializedCapacity: count) { buffer, initializedCount in
      // Each thread writes a range of its own, and all are done before anything is read.
      nonisolated(unsafe) let target = buffer
      DispatchQueue.concurrentPerform(iterations: chunks) { chunk in
        for index in stretches[chunk] {
          target.initializeElement(at: index, to: transform(self[index]))
        }
      }
      initializedCount = count
    }
  }
}

extension Array where Element: Sendable {
  /// Maps elements of very different cost on some threads; the result is that of `map`.
  ///
  /// Each thread has a state of its own and takes the next element that no other has taken. The results must
  /// not depend on the state's history.
  package func map<State, Output: Sendable>(
    onThreads threads: Int, makeState: @Sendable () -> State,
    _ transform: @Sendable (inout State, Element) -> Output
  ) -> [Output] {
    let threads = Swift.min(threads, count)
    if threads < 2 {
      var state = makeState()
      return map { transform(&state, $0) }
    }
    let taken = Atomic<Int>(0)
    return [Output](unsafeUninitializedCapacity: count) { buffer, initializedCount in
      // Each result is written by the one thread that took its index, and all are done before anything is read.
      nonisolated(unsafe) let target = buffer
      DispatchQueue.concurrentPerform(iterations: threads) { _ in
        var state = makeState()
        while true {
          let index = taken.wrappingAdd(1, ordering: .relaxed).oldValue
          guard index < count else { return }
          target.initializeElement(at: index, to: transform(&state, self[index]))
        }
      }
      initializedCount = count
    }
  }
}
