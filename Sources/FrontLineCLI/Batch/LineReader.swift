import SystemPackage

/// Cuts what a file gives into lines.
struct LineReader {
  private let descriptor: FileDescriptor
  private let longest: Int
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)
  private var rest: ArraySlice<UInt8> = []
  private var isAtEnd = false
  /// The bytes that all lines so far have, their line feeds included.
  private(set) var offset = 0
  /// Whether a line feed ended the last line.
  private(set) var hasEnded = false

  /// - Parameter longest: The most bytes of a line that are kept.
  init(_ descriptor: FileDescriptor, longest: Int) {
    self.descriptor = descriptor
    self.longest = longest
  }

  /// Returns the next line without its line feed; nil at the end. A last line needs no line feed.
  mutating func next() throws -> LineSource.Line? {
    var line: [UInt8] = []
    var isTooLong = false
    func keep(_ bytes: ArraySlice<UInt8>) {
      let room = longest - line.count
      line += bytes.prefix(room)
      if bytes.count > room { isTooLong = true }
    }
    while true {
      if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        keep(rest[..<end])
        offset += end + 1 - rest.startIndex
        hasEnded = true
        rest = rest[(end + 1)...]
        return isTooLong ? .tooLong(line) : .text(line)
      }
      keep(rest)
      offset += rest.count
      hasEnded = false
      rest = []
      if isAtEnd { return isTooLong ? .tooLong(line) : line.isEmpty ? nil : .text(line) }
      let count = try chunk.withUnsafeMutableBytes { try descriptor.read(into: $0) }
      isAtEnd = count == 0
      rest = chunk[..<count]
    }
  }
}
