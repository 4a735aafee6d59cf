/// Writes answers in the order of their questions, whichever is ready first.
actor OrderedOutput {
  private let write: @Sendable ([UInt8]) throws -> Void
  private var next = 0
  private var early: [Int: [UInt8]?] = [:]
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(write: @Sendable @escaping ([UInt8]) throws -> Void) { self.write = write }

  /// Waits until fewer answers than `limit` are missing before a number.
  func waitForRoom(for number: Int, limit: Int) async {
    while number >= next + limit { await withCheckedContinuation { waiting.append($0) } }
  }

  /// Takes an answer; nil where there is none to be given.
  func put(_ answer: [UInt8]?, _ number: Int) throws {
    early[number] = .some(answer)
    while let answer = early.removeValue(forKey: next) {
      next += 1
      if let answer { try write(answer) }
    }
    for continuation in waiting { continuation.resume() }
    waiting = []
  }
}
