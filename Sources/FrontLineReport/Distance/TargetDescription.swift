/// What a distance is measured to, in words.
public struct TargetDescription: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable { case place, road, coordinate, file }

  public var name: String
  public var kind: Kind
  /// How far the line or the centre may lie from the true one; nil where it is not known.
  public var uncertaintyMeters: Double?
  /// What to know about it.
  public var note: String?

  public init(name: String, kind: Kind, uncertaintyMeters: Double? = nil, note: String? = nil) {
    self.name = name
    self.kind = kind
    self.uncertaintyMeters = uncertaintyMeters
    self.note = note
  }

  /// ` (the line is known to ± 3 km)`; empty where nothing is known.
  var uncertainty: String {
    guard let uncertaintyMeters else { return "" }
    let kilometers = uncertaintyMeters / 1000
    let what = kind == .place ? "its centre is" : "the line is"
    return " (\(what) known to ± \(decimal(kilometers, kilometers == kilometers.rounded() ? 0 : 1)) km)"
  }
}
