/// The length up to which a front is followed.
///
/// Time and memory go with the length in steps, not with the vertices: a zigzag of some kilobytes can be longer than
/// the way to the moon. Every machine refuses the same file.
public enum FrontLimit {
  /// The longest front: 25 times around the earth. The outline of all occupied land in Ukraine has some 7,000 km.
  public static let kilometers = 1_000_000.0
  /// The most steps in which one front is followed, or compared with a border.
  public static let steps = 1_000_000

  /// Throws ``Exceeded`` if a line is too long, or too long for its steps.
  static func check(_ kilometers: Double, stepMeters: Double) throws(Exceeded) {
    let longest = min(Self.kilometers, Double(steps) * stepMeters / 1000)
    if kilometers > longest { throw Exceeded(kilometers: longest, isForStep: longest < Self.kilometers) }
  }

  /// The error for a front that is not followed because it is too long.
  public struct Exceeded: Error, Hashable, Sendable, CustomStringConvertible {
    /// The longest length that is allowed.
    public let kilometers: Double
    /// Whether longer steps would allow a longer front.
    public let isForStep: Bool

    public var description: String {
      let most = Int(kilometers.rounded())
      return isForStep
        ? "the outline of the territory is longer than \(most) km, the limit for steps this short: use longer ones"
        : "the outline of the territory is longer than \(most) km, too long for a front: look for zigzags in the file"
    }
  }
}
