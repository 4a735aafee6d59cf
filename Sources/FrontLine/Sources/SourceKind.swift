/// Who made a file, and so how its statuses are told.
public enum SourceKind: String, Hashable, Sendable, CaseIterable {
  /// A raw snapshot of the DeepState map.
  case deepState = "deepstate"
  /// All land that DeepState shows as occupied, as one MultiPolygon a day.
  case deepStateUnion = "deepstate-union"
  /// Layers of the Institute for the Study of War.
  case isw
  /// Any polygon file.
  case generic
}

extension SourceKind: CustomStringConvertible {
  public var description: String { rawValue }
}
