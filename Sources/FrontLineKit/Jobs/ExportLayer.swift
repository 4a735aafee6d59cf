/// What is exported of snapshots.
public enum ExportLayer: String, Hashable, Sendable, CaseIterable {
  /// The land of each status.
  case status
  /// The front line.
  case frontLine = "front-line"
  /// The patches that were gained and lost from map to map.
  case change
  /// The territory of each map, with its figures.
  case series

  /// The name of the layer in a file: a word without a dash, which databases need not quote.
  public var name: String { self == .frontLine ? "front_line" : rawValue }

  /// Whether its features come of a snapshot and the one before it.
  public var isCompared: Bool { self == .change || self == .series }

  /// The properties of its features, in order.
  public var fields: [ExportField] {
    switch self {
    case .status:
      [
        .text("status"), .text("part"), .date("date"), .instant("published_at"), .text("source"),
        .number("km2"),
      ]
        + ExportField.file
    case .frontLine:
      [.text("territory"), .date("date"), .instant("published_at"), .text("source"), .number("km")]
        + ExportField.file
    case .change:
      [
        .text("kind"), .number("km2"), .date("before"), .date("after"), .text("territory"), .text("source"),
        .text("before_path"), .text("after_path"),
      ]
    case .series:
      [
        .date("date"), .date("previous_date"), .integer("gap_days"), .text("territory"), .text("source"),
        .number("area_km2"), .number("gained_km2"), .number("lost_km2"), .number("net_km2"),
      ] + ExportField.file
    }
  }
}

/// A property of the features of a layer.
public struct ExportField: Hashable, Sendable {
  /// What the values of a property are.
  public enum Kind: Hashable, Sendable {
    /// Texts.
    case text
    /// Whole numbers.
    case integer
    /// Doubles.
    case number
    /// Days, as `YYYY-MM-DD`.
    case date
    /// Times in UTC, to the second.
    case instant
  }

  /// The name of the property.
  public let name: String
  /// What its values are.
  public let kind: Kind

  static func text(_ name: String) -> ExportField { ExportField(name: name, kind: .text) }
  static func integer(_ name: String) -> ExportField { ExportField(name: name, kind: .integer) }
  static func number(_ name: String) -> ExportField { ExportField(name: name, kind: .number) }
  static func date(_ name: String) -> ExportField { ExportField(name: name, kind: .date) }
  static func instant(_ name: String) -> ExportField { ExportField(name: name, kind: .instant) }

  static let file = [text("path"), text("sha256")]
}
