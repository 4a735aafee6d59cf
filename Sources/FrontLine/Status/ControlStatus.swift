/// The control of a piece of land, as the sources describe it.
///
/// The raw values are the words of the command line and of the output.
public enum ControlStatus: String, Hashable, Sendable, CaseIterable {
  /// Occupied since 24 February 2022. For `deepstate-union`: occupied at any time.
  case occupied
  /// Crimea, Tuzla, and parts of the Donetsk and Luhansk oblasts, occupied since 2014.
  case occupiedBefore2022 = "occupied-before-2022"
  /// The grey zone: neither side is known to hold it.
  case contested
  /// Occupied once and taken back.
  case liberated
  /// Outside Ukraine, or on the map for another reason. Never part of a total.
  case foreign
  /// ISW: assessed Russian advance.
  case advance
  /// ISW: assessed Russian infiltration, since December 2025.
  case infiltration
  /// ISW: claimed by Russian sources.
  case claimed
  /// ISW: claimed Ukrainian counter-offensives.
  case counteroffensive
}

extension ControlStatus: Comparable {
  /// The order of the declaration, which is the order of statuses in tables.
  public static func < (left: ControlStatus, right: ControlStatus) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .occupied: 0
    case .occupiedBefore2022: 1
    case .contested: 2
    case .liberated: 3
    case .foreign: 4
    case .advance: 5
    case .infiltration: 6
    case .claimed: 7
    case .counteroffensive: 8
    }
  }
}

extension ControlStatus: CustomStringConvertible {
  public var description: String { rawValue }

  /// All statuses, separated by commas, for an error message.
  public static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

/// A part of the land occupied before 2022 that DeepState names.
public enum StatusPart: String, Hashable, Sendable, CaseIterable {
  /// Crimea.
  case crimea
  /// The parts of the Donetsk and Luhansk oblasts occupied in 2014–2022.
  case ordlo
  /// Tuzla Island.
  case tuzla
}

extension StatusPart: Comparable, CustomStringConvertible {
  public static func < (left: StatusPart, right: StatusPart) -> Bool { left.rawValue < right.rawValue }

  public var description: String { rawValue }
}
