import Dispatch
import SystemPackage

/// The lines of standard input, read on a thread of its own: a worker must not wait for a line while others work.
struct LineSource {
  enum Line: Sendable {
    case text([UInt8])
    /// A line of more bytes than a job may have; its text is thrown away.
    case tooLong
  }

  /// The most bytes of a line.
  static let longest = 16 << 20
  /// The most lines that are read ahead.
  private static let ahead = 64

  let lines: AsyncThrowingStream<Line, any Error>
  private let room = DispatchSemaphore(value: ahead)

  init(_ descriptor: FileDescriptor) {
    let room = room
    lines = AsyncThrowingStream { continuation in
      DispatchQueue(label: "frontline.batch.lines").async {
        do {
          var reader = LineReader(descriptor)
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

/// Cuts what a file gives into lines.
private struct LineReader {
  private let descriptor: FileDescriptor
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)
  private var rest: ArraySlice<UInt8> = []
  private var isAtEnd = false

  init(_ descriptor: FileDescriptor) { self.descriptor = descriptor }

  /// Returns the next line without its line feed; nil at the end. A last line needs no line feed.
  mutating func next() throws -> LineSource.Line? {
    var line: [UInt8] = []
    var isTooLong = false
    while true {
      if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        if line.count + (end - rest.startIndex) > LineSource.longest { isTooLong = true }
        if !isTooLong { line += rest[..<end] }
        rest = rest[(end + 1)...]
        return isTooLong ? .tooLong : .text(line)
      }
      if line.count + rest.count > LineSource.longest { (isTooLong, line) = (true, []) }
      if !isTooLong { line += rest }
      rest = []
      if isAtEnd { return isTooLong ? .tooLong : line.isEmpty ? nil : .text(line) }
      let count = try chunk.withUnsafeMutableBytes { try descriptor.read(into: $0) }
      isAtEnd = count == 0
      rest = chunk[..<count]
    }
  }
}
