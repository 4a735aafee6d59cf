/// Maps the numbers below `count` on several cores, in chunks of neighbours, and gives the results in order.
///
/// Each chunk has a state of its own, made by `makeState` (parsers, sessions, memories), and passes through its
/// numbers in order, so that what a state remembers of one helps with the next. The results must not depend on
/// the state's history; then they don't depend on the number of jobs.
///
/// Of several failures the one with the lowest number is thrown, whichever came first.
public func chunkedMap<State, Output: Sendable>(
  count: Int, jobs: Int, makeState: @Sendable @escaping () throws -> State,
  _ transform: @Sendable @escaping (inout State, Int) throws -> Output
) async throws -> [Output] {
  let jobs = max(1, min(jobs, count))
  let bounds = (0...jobs).map { count * $0 / jobs }
  @Sendable func run(_ job: Int) -> Result<[Output], any Error> {
    Result {
      var state = try makeState()
      return try (bounds[job]..<bounds[job + 1]).map { try transform(&state, $0) }
    }
  }
  if jobs == 1 { return try run(0).get() }
  let results = await withTaskGroup(of: (Int, Result<[Output], any Error>).self) { group in
    for job in 0..<jobs { group.addTask { (job, run(job)) } }
    return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
  }
  return try (0..<jobs).flatMap { try results[$0]?.get() ?? [] }
}
