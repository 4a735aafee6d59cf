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
    let what = kind == .place ? "its centre is" : "the line is"
    return " (\(what) known to \(uncertaintyText(uncertaintyMeters)))"
  }
}

/// `± 3 km`; below a kilometre in metres.
func uncertaintyText(_ meters: Double) -> String {
  if meters < 1000 { return "± \(decimal(meters, 0)) m" }
  let kilometers = meters / 1000
  return "± \(decimal(kilometers, kilometers == kilometers.rounded() ? 0 : 1)) km"
}
