import FrontLineAnalysis

/// The same as without a bar, which is advanced with each number and wiped away at the end: a message that follows has
/// a line of its own, that of a failure too.
func mapInStretches<State, Output: Sendable>(
  count: Int, jobs: Int, progress: ProgressBar?, makeState: @Sendable @escaping () throws -> State,
  _ transform: @Sendable @escaping (inout State, Int) throws -> Output
) async throws -> [Output] {
  defer { progress?.finish() }
  return try await mapInStretches(count: count, jobs: jobs, makeState: makeState) { state, number in
    defer { progress?.advance() }
    return try transform(&state, number)
  }
}
