/// How long a front may be to be followed.
///
/// Time and memory go with the length in steps, not with the vertices: a zigzag of some kilobytes can be longer than the
/// way to the moon. The same file is refused on every machine.
public enum FrontLimit {
  /// 25 times around the earth; the outline of all that is occupied in Ukraine takes some 7,000 km.
  public static let kilometers = 1_000_000.0
  /// The steps in which one front is followed, or looked at beside a border.
  public static let steps = 1_000_000

  /// Throws ``Exceeded`` where a line is too long, or too long for its steps.
  static func check(_ kilometers: Double, stepMeters: Double) throws(Exceeded) {
    let longest = min(Self.kilometers, Double(steps) * stepMeters / 1000)
    if kilometers > longest { throw Exceeded(kilometers: longest, isForStep: longest < Self.kilometers) }
  }

  /// A front that is not followed because it is too long.
  public struct Exceeded: Error, Hashable, Sendable, CustomStringConvertible {
    /// What it may be.
    public let kilometers: Double
    /// Whether it may be longer with longer steps.
    public let isForStep: Bool

    public var description: String {
      let most = Int(kilometers.rounded())
      return isForStep
        ? "the outline of the territory is longer than \(most) km, the most for steps so short: make them longer"
        : "the outline of the territory is longer than \(most) km, which is no front: look for zigzags in the file"
    }
  }
}
