/// Writes JSON, value by value, to bytes.
///
/// Members are written in the order of the calls. Doubles are written in the shortest form that reads back as
/// the same double; NaN and the infinities, which JSON lacks, become `null`. Strings are safe in a line of a
/// log and in a script: control characters, U+2028 and U+2029 are escaped.
///
/// ```swift
/// var writer = JSONWriter(layout: .pretty)
/// writer.object { writer in
///   writer.member("schema", "frontline.area/1")
///   writer.key("bbox")
///   writer.array(inline: true) { writer in for limit in limits { writer.write(limit) } }
/// }
/// ```
///
/// Calls must be balanced, and in an object each value must follow a ``key(_:)``; the writer does not check
/// this.
public struct JSONWriter: Sendable {
  /// How lines are broken.
  public enum Layout: Hashable, Sendable {
    /// No white space at all.
    case compact
    /// One member or element on each line, two spaces of indentation for each level. Arrays that hold only
    /// numbers stay on one line.
    case pretty
  }

  struct Level: Hashable, Sendable {
    var isEmpty = true
    var isInline: Bool
  }

  /// How lines are broken.
  public let layout: Layout
  /// The bytes written so far.
  public private(set) var bytes: [UInt8] = []
  private var levels: [Level] = []
  /// Whether the text before the next value, a key or a line end, has already been written.
  var isSeparated = false

  /// Creates a writer without text.
  public init(layout: Layout = .compact) {
    self.layout = layout
  }

  /// Appends bytes that are already JSON, or white space between values.
  public mutating func appendRaw(_ raw: some Sequence<UInt8>) { bytes.append(contentsOf: raw) }

  mutating func withBytes<Result>(_ body: (inout [UInt8]) -> Result) -> Result { body(&bytes) }

  private mutating func breakLine() {
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<levels.count { bytes.append(contentsOf: "  ".utf8) }
  }

  /// Writes the separator between the last value and the next one.
  mutating func separate() {
    if isSeparated {
      isSeparated = false
      return
    }
    guard let last = levels.indices.last else { return }
    if !levels[last].isEmpty { bytes.append(UInt8(ascii: ",")) }
    if !levels[last].isInline {
      breakLine()
    } else if !levels[last].isEmpty, layout == .pretty {
      bytes.append(UInt8(ascii: " "))
    }
    levels[last].isEmpty = false
  }

  private mutating func begin(_ bracket: UInt8, inline: Bool) {
    separate()
    let isInline = inline || layout == .compact || (levels.last?.isInline ?? false)
    bytes.append(bracket)
    levels.append(Level(isInline: isInline))
  }

  private mutating func end(_ bracket: UInt8) {
    let level = levels.popLast()
    if let level, !level.isEmpty, !level.isInline { breakLine() }
    bytes.append(bracket)
  }

  /// - Parameter inline: keeps the whole array on one line in the pretty layout too.
  public mutating func beginArray(inline: Bool = false) { begin(UInt8(ascii: "["), inline: inline) }
  /// Ends the array that was begun last.
  public mutating func endArray() { end(UInt8(ascii: "]")) }
  /// - Parameter inline: keeps the whole object on one line in the pretty layout too.
  public mutating func beginObject(inline: Bool = false) { begin(UInt8(ascii: "{"), inline: inline) }
  /// Ends the object that was begun last.
  public mutating func endObject() { end(UInt8(ascii: "}")) }

  /// Writes the key of the next value.
  public mutating func key(_ key: String) {
    separate()
    appendString(key)
    bytes.append(UInt8(ascii: ":"))
    if layout == .pretty { bytes.append(UInt8(ascii: " ")) }
    isSeparated = true
  }
}
