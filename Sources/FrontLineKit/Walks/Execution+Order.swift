extension Execution {
  /// Makes outputs on all threads and takes them in order, so that only a few wait at a time.
  ///
  /// - Parameters:
  ///   - make: Makes the output of a number, on any thread.
  ///   - take: Takes the outputs one after the other: 0, 1, 2 …
  public func inOrder<State, Output: Sendable>(
    count: Int, makeState: @Sendable @escaping () throws -> State,
    make: @Sendable @escaping (inout State, Int) throws -> Output,
    take: @Sendable @escaping (Int, Output) throws -> Void
  ) async throws {
    progress?.begin(total: count)
    defer { progress?.end() }
    let queue = OrderedQueue(count: count, mostWaiting: 2 * threads, take)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<min(threads, count) {
        group.addTask {
          do {
            var state = try makeState()
            while let number = await queue.next() {
              try await queue.put(make(&state, number), number)
              progress?.advance()
            }
          } catch {
            await queue.stop()
            throw error
          }
        }
      }
      do {
        try await group.waitForAll()
      } catch {
        await queue.stop()
        throw error
      }
    }
  }
}

/// Puts outputs that are made in any order into that of their numbers.
private actor OrderedQueue<Output: Sendable> {
  private let count: Int
  private let mostWaiting: Int
  private let take: @Sendable (Int, Output) throws -> Void
  private var given = 0
  private var taken = 0
  private var early: [Int: Output] = [:]
  private var paused: [CheckedContinuation<Void, Never>] = []
  private var isStopped = false

  init(count: Int, mostWaiting: Int, _ take: @Sendable @escaping (Int, Output) throws -> Void) {
    (self.count, self.mostWaiting, self.take) = (count, mostWaiting, take)
  }

  /// Returns the number that is made next; nil where none is left.
  func next() -> Int? {
    guard given < count, !isStopped else { return nil }
    defer { given += 1 }
    return given
  }

  /// Takes an output, as soon as those before it are taken or few enough wait.
  func put(_ output: Output, _ number: Int) async throws {
    while number >= taken + mostWaiting, !isStopped {
      await withCheckedContinuation { paused.append($0) }
    }
    if isStopped { return }
    early[number] = output
    while let output = early.removeValue(forKey: taken) {
      try take(taken, output)
      taken += 1
      resume()
    }
  }

  /// Lets nothing more be made or taken.
  func stop() {
    isStopped = true
    resume()
  }

  private func resume() {
    for continuation in paused { continuation.resume() }
    paused = []
  }
}
