import FrontLine

/// The official kilometres of a road at the ends of its line.
///
/// The length of a line differs from that of its road, by what the line cuts off and by where the kilometre stones
/// stand. Where both ends are known, kilometres between them are scaled, so that none lies beyond the end.
public struct OfficialKilometers: Hashable, Sendable {
  /// The official kilometre at the start of the line.
  public var from: Double
  /// The official kilometre at the end of the line; nil where it is not known. Kilometres of the line are then counted
  /// on from the start.
  public var to: Double?
  /// The length of the line; nil where there is no line.
  public var lineKilometers: Double?

  /// Creates the kilometres; nil if the start is not known.
  public init?(from: Double?, to: Double? = nil, lineKilometers: Double? = nil) {
    guard let from else { return nil }
    self.from = from
    self.to = to
    self.lineKilometers = lineKilometers
  }

  /// Returns the official kilometre at a length along the line from its start, in kilometres.
  public func kilometer(at chainage: Double) -> Double {
    guard let to, let lineKilometers, lineKilometers > 0 else { return from + chainage }
    return from + (to - from) * min(1, chainage / lineKilometers)
  }

  /// Returns a line that says that kilometres are scaled; empty if they are not.
  package func note(in language: Language) -> String {
    guard let to, let lineKilometers, lineKilometers > 0 else { return "" }
    let line = language.number(lineKilometers, decimals: 3)
    let (first, last) = (language.plainNumber(from), language.plainNumber(to))
    return language.say(
      "road km: the \(line) km of the line, scaled to the road's official kilometres \(first) to \(last)\n",
      "км дороги: \(line) км лінії, перераховані на офіційні кілометри дороги від \(first) до \(last)\n")
  }
}
