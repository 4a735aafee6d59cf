/// Maps the numbers below `count` on several cores and returns the results in order.
///
/// The numbers are divided into chunks of consecutive numbers. Each job has a state of its own, made by
/// `makeState` (parsers, sessions, memories), and takes the numbers of a chunk in order, so that what the state
/// remembers of one number helps with the next. A job that has finished its chunk takes the later half of
/// another's, so that no job is idle while another has much to do. A state that needs its predecessor must therefore
/// check whether a number is the next. The results must not depend on the state's history; then they don't depend on
/// the number of jobs.
///
/// If several numbers fail, the error of the lowest is thrown, whichever came first.
public func mapInChunks<State, Output: Sendable>(
  count: Int, jobs: Int, makeState: @Sendable @escaping () throws -> State,
  _ transform: @Sendable @escaping (inout State, Int) throws -> Output
) async throws -> [Output] {
  let jobs = max(1, min(jobs, count))
  let chunks = Chunks(count: count, jobs: jobs)
  @Sendable func run(_ job: Int) -> (done: [(number: Int, output: Output)], failure: NumberedFailure?) {
    var done: [(number: Int, output: Output)] = []
    done.reserveCapacity(count / jobs)
    var number = job
    do {
      var state = try makeState()
      while let next = chunks.next(for: job) {
        number = next
        done.append((next, try transform(&state, next)))
      }
      return (done, nil)
    } catch {
      return (done, NumberedFailure(number: number, error: error))
    }
  }
  let runs =
    jobs == 1
    ? [run(0)]
    : await withTaskGroup { group in
      for job in 0..<jobs { group.addTask { run(job) } }
      return await group.reduce(into: []) { $0.append($1) }
    }
  // A job stops at its first failure and leaves only higher numbers undone, so the lowest failure is one of these.
  if let first = runs.compactMap(\.failure).min(by: { $0.number < $1.number }) { throw first.error }
  return runs.flatMap(\.done).sorted { $0.number < $1.number }.map(\.output)
}

private struct NumberedFailure {
  let number: Int
  let error: any Error
}
