/// A description of what a distance is measured to.
public struct TargetDescription: Hashable, Sendable {
  /// What the user named: a place or a road of the gazetteer, a coordinate, or a file.
  public enum Kind: String, Hashable, Sendable {
    /// A place of the gazetteer.
    case place
    /// A road of the gazetteer.
    case road
    /// A position.
    case coordinate
    /// The geometry of a file.
    case file
  }

  /// The shape of the target, which the words for its uncertainty name.
  public enum Shape: Hashable, Sendable {
    /// One point.
    case point
    /// Several points.
    case points
    /// One line or more.
    case line
    /// The outline of polygons.
    case outline
    /// Shapes of different kinds.
    case several
  }

  /// The name, as it is printed.
  public var name: String
  /// The name for a sentence in Ukrainian; nil if it is the same.
  public var ukrainianName: String?
  /// What was named.
  public var kind: Kind
  /// Whether it is a point, a line or a polygon.
  public var shape: Shape
  /// How far the line or the centre may lie from the true one, in metres; nil if that is not known.
  public var uncertaintyMeters: Double?
  /// A note about the target, in English.
  public var note: String?

  /// - Parameter shape: The shape; nil for a point if the kind is a place or a coordinate, else for a line.
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

  /// The uncertainty in English: ` (the line is known to ± 3 km)`; empty if it is not known.
  package var uncertainty: String { SentenceWords(language: .english).uncertainty(of: self) }
}
