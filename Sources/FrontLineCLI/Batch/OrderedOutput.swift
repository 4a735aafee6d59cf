/// Writes answers in the order of their questions, whichever is ready first.
actor OrderedOutput {
  private let write: @Sendable ([UInt8]) throws -> Void
  private var next = 0
  private var early: [Int: [UInt8]?] = [:]
  private var waiting: [CheckedContinuation<Void, Never>] = []
  /// The error after which nothing more can be written.
  private var failure: (any Error)?

  init(write: @Sendable @escaping ([UInt8]) throws -> Void) { self.write = write }

  /// Waits until fewer answers than `limit` are missing before a number. Throws once an answer could not be written.
  func waitForRoom(for number: Int, limit: Int) async throws {
    while failure == nil, number >= next + limit { await withCheckedContinuation { waiting.append($0) } }
    if let failure { throw failure }
  }

  /// Takes an answer; nil where there is none to be given. Throws once an answer could not be written: those behind it
  /// are not written either.
  func put(_ answer: [UInt8]?, _ number: Int) throws {
    if let failure { throw failure }
    defer {
      for continuation in waiting { continuation.resume() }
      waiting = []
    }
    early[number] = .some(answer)
    do {
      while let answer = early.removeValue(forKey: next) {
        next += 1
        if let answer { try write(answer) }
      }
    } catch {
      failure = error
      throw error
    }
  }
}
