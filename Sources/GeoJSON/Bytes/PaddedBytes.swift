internal import CSimdJSON

/// Bytes followed by the readable margin that the parser needs, so that a file can be read directly into the
/// memory in which it is parsed.
///
/// ```swift
/// var bytes = try PaddedBytes(capacity: size)
/// try bytes.append(atMost: size) { room in try file.read(into: room) }
/// let document = try reader.read(bytes)
/// ```
public struct PaddedBytes: ~Copyable, @unchecked Sendable {
  // Unchecked: only this value, which cannot be copied, owns the pointer, and every change goes through
  // `mutating`, so the ownership rules order the accesses.
  private var base: UnsafeMutableRawPointer
  /// The number of bytes held.
  public private(set) var count: Int
  /// The number of bytes that fit, without the margin.
  public private(set) var capacity: Int

  /// The number of readable bytes after the last one. They are zero.
  public static var padding: Int { csj_padding }

  /// - Throws: ``GeoJSONError`` where memory is short.
  public init(capacity: Int = 0) throws(GeoJSONError) {
    let (size, overflow) = max(capacity, 0).addingReportingOverflow(csj_padding)
    guard !overflow, let base = csj_resize(nil, size) else { throw .outOfMemory(bytes: capacity) }
    self.base = base
    self.count = 0
    self.capacity = max(capacity, 0)
    clearMargin()
  }

  /// Copies bytes. Fails where memory is short.
  public init(_ bytes: UnsafeRawBufferPointer) throws(GeoJSONError) {
    try self.init(capacity: bytes.count)
    copyIn(bytes)
  }

  /// Copies bytes. Fails where memory is short.
  public init(_ bytes: [UInt8]) throws(GeoJSONError) {
    try self.init(capacity: bytes.count)
    bytes.withUnsafeBytes { copyIn($0) }
  }

  deinit { csj_free(base) }

  /// Whether there are no bytes.
  public var isEmpty: Bool { count == 0 }

  /// Makes room for `wanted` bytes in total. Throws ``GeoJSONError`` where memory is short.
  public mutating func reserveCapacity(_ wanted: Int) throws(GeoJSONError) {
    guard wanted > capacity else { return }
    let (size, overflow) = wanted.addingReportingOverflow(csj_padding)
    guard !overflow, let larger = csj_resize(base, size) else { throw .outOfMemory(bytes: wanted) }
    base = larger
    capacity = wanted
    clearMargin()
  }

  /// Appends a copy of bytes. Fails where memory is short.
  public mutating func append(_ bytes: UnsafeRawBufferPointer) throws(GeoJSONError) {
    try grow(by: bytes.count)
    copyIn(bytes)
  }

  /// Appends a copy of bytes. Fails where memory is short.
  public mutating func append(_ bytes: [UInt8]) throws(GeoJSONError) {
    try grow(by: bytes.count)
    bytes.withUnsafeBytes { copyIn($0) }
  }

  /// Lets `fill` write up to `room` bytes after the last one and return the number that it wrote.
  ///
  /// - Returns: the number of bytes written; 0 usually means the end of a file.
  @discardableResult
  public mutating func append(
    atMost room: Int,
    _ fill: (UnsafeMutableRawBufferPointer) throws -> Int
  ) throws -> Int {
    try grow(by: max(room, 0))
    let written = try fill(UnsafeMutableRawBufferPointer(start: base + count, count: max(room, 0)))
    precondition((0...max(room, 0)).contains(written), "more bytes were claimed than there was room for")
    count += written
    clearMargin()
    return written
  }

  /// Forgets the bytes, and keeps the memory for the next ones.
  public mutating func removeAll() {
    count = 0
    clearMargin()
  }

  /// Calls a closure with the bytes, without the padding.
  public borrowing func withUnsafeBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(UnsafeRawBufferPointer(start: base, count: count))
  }

  /// Calls `body` with the bytes, which may be changed in place.
  public mutating func withUnsafeMutableBytes<Result, Failure: Error>(
    _ body: (UnsafeMutableRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(UnsafeMutableRawBufferPointer(start: base, count: count))
  }

  /// Grows by at least half, so that many small appends copy each byte only a constant number of times on
  /// average.
  private mutating func grow(by more: Int) throws(GeoJSONError) {
    let (needed, overflow) = count.addingReportingOverflow(more)
    guard !overflow else { throw .outOfMemory(bytes: .max) }
    guard needed > capacity else { return }
    try reserveCapacity(max(needed, capacity + min(capacity / 2, Int.max - capacity)))
  }

  /// Copies bytes to the end. There must be room for them.
  private mutating func copyIn(_ bytes: UnsafeRawBufferPointer) {
    UnsafeMutableRawBufferPointer(start: base + count, count: bytes.count).copyMemory(from: bytes)
    count += bytes.count
    clearMargin()
  }

  private mutating func clearMargin() {
    UnsafeMutableRawBufferPointer(start: base + count, count: csj_padding).initializeMemory(
      as: UInt8.self,
      repeating: 0
    )
  }
}

extension GeoJSONError {
  static func outOfMemory(bytes: Int) -> GeoJSONError {
    GeoJSONError(
      message: "not enough memory for \(bytes) bytes",
      advice: "split the file, or free memory and try again"
    )
  }
}
