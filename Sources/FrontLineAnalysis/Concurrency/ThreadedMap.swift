import Dispatch

extension Array where Element: Sendable {
  /// Maps every element on some threads; the result is that of `map`.
  ///
  /// Worth it from some ten thousand elements on: below that one thread does it.
  func map(onThreads threads: Int, _ transform: @Sendable (Element) -> Double) -> [Double] {
    let chunks = Swift.min(threads, count / 10_000)
    if chunks < 2 { return map(transform) }
    return [Double](unsafeUninitializedCapacity: count) { buffer, initializedCount in
      // Each thread writes a range of its own, and all are done before anything is read.
      nonisolated(unsafe) let target = buffer
      DispatchQueue.concurrentPerform(iterations: chunks) { chunk in
        for place in (count * chunk / chunks)..<(count * (chunk + 1) / chunks) {
          target.initializeElement(at: place, to: transform(self[place]))
        }
      }
      initializedCount = count
    }
  }
}
