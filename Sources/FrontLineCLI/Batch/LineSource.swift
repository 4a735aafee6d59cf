import Dispatch
import SystemPackage

/// The lines of standard input, read on a thread of its own: a worker must not wait for a line while others work.
struct LineSource {
  enum Line: Sendable {
    case text([UInt8])
    /// The beginning of a line of more bytes than it may have; the rest is thrown away.
    case tooLong([UInt8])
  }

  /// The most bytes of a line.
  static let longest = 16 << 20
  /// The most lines that are read ahead.
  private static let ahead = 64

  let lines: AsyncThrowingStream<Line, any Error>
  // Counted up from 0: Dispatch ends the process where a semaphore is let go of with less than it was made with, as it is
  // where nobody takes the lines to their end.
  private let room = DispatchSemaphore(value: 0)

  init(_ descriptor: FileDescriptor) {
    let room = room
    for _ in 0..<Self.ahead { room.signal() }
    lines = AsyncThrowingStream { continuation in
      DispatchQueue(label: "frontline.batch.lines").async {
        do {
          var reader = LineReader(descriptor, longest: Self.longest)
          while let line = try reader.next() {
            room.wait()
            continuation.yield(line)
          }
          continuation.finish()
        } catch {
          continuation.finish(
            throwing: Failure(
              message: "standard input: can't be read: \(error)", status: ExitStatus.inputOutput))
        }
      }
    }
  }

  /// Says that a line was taken, so that another may be read.
  func taken() { room.signal() }
}
