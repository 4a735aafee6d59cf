/// What a distance is measured to, in words.
public struct TargetDescription: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable { case place, road, coordinate, file }

  /// What it is whose place is uncertain.
  public enum Shape: Hashable, Sendable { case point, points, line, outline, several }

  public var name: String
  /// The name in a sentence in Ukrainian, where there is another one.
  public var ukrainianName: String?
  public var kind: Kind
  public var shape: Shape
  /// How far the line or the centre may lie from the true one; nil where it is not known.
  public var uncertaintyMeters: Double?
  /// What to know about it.
  public var note: String?

  /// - Parameter shape: Nil for that of the kind: a place and a coordinate are points, else it is a line.
  public init(
    name: String, ukrainianName: String? = nil, kind: Kind, shape: Shape? = nil,
    uncertaintyMeters: Double? = nil, note: String? = nil
  ) {
    self.name = name
    self.ukrainianName = ukrainianName
    self.kind = kind
    self.shape = shape ?? (kind == .place || kind == .coordinate ? .point : .line)
    self.uncertaintyMeters = uncertaintyMeters
    self.note = note
  }

  /// ` (the line is known to ± 3 km)`; empty where nothing is known.
  package var uncertainty: String { SentenceWords(language: .english).uncertainty(of: self) }
}

/// `± 3 km`; below a kilometre in metres.
package func uncertaintyText(_ meters: Double) -> String {
  SentenceWords(language: .english).uncertainty(ofMeters: meters)
}
