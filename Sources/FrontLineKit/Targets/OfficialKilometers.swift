import FrontLine

/// The kilometres by which a road itself counts, at the ends of its line.
///
/// The lengths of a line and of its road differ, by what the line cuts off and by where the stones stand. With both
/// ends known what lies between is scaled, so that no place comes out beyond the end.
public struct OfficialKilometers: Hashable, Sendable {
  public var from: Double
  /// Nil where it is not known; kilometres then are those of the line, counted on.
  public var to: Double?
  /// The length of the line.
  public var lineKilometers: Double?

  /// - Returns: Nil where the start is not known.
  public init?(from: Double?, to: Double? = nil, lineKilometers: Double? = nil) {
    guard let from else { return nil }
    self.from = from
    self.to = to
    self.lineKilometers = lineKilometers
  }

  /// The road kilometre at a length from the start of the line.
  public func kilometer(at chainage: Double) -> Double {
    guard let to, let lineKilometers, lineKilometers > 0 else { return from + chainage }
    return from + (to - from) * min(1, chainage / lineKilometers)
  }

  /// What is to be said where they are not those of the line; else nothing.
  package var note: String {
    guard let to, let lineKilometers, lineKilometers > 0 else { return "" }
    return "road km: from \(plainNumber(from)) to \(plainNumber(to)) by the road's own count, to which the "
      + "\(decimal(lineKilometers, 3)) km of the line are scaled\n"
  }
}
