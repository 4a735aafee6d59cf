public import FrontLine
public import GeoJSON

/// How invalid polygons are made valid.
public enum CheckRepairMethod: String, Hashable, Sendable, CaseIterable {
  /// Rings one by one, then exteriors united and holes taken away: what lies inside an exterior stays inside.
  case structure
  /// All rings as lines, and the areas between them by the even-odd rule: every vertex stays.
  case linework
}

/// What a repair changed.
public struct RepairReport: Hashable, Sendable {
  public struct Change: Hashable, Sendable {
    public let place: GeoJSONPlace
    /// What was done, in words.
    public let what: String
    /// The area of the feature after it less that of its rings as they were written; nil where areas have no
    /// part in it.
    public let changedSquareKilometers: Double?
    /// Whether polygons were invalid and made valid, and not only written another way.
    public let isRepair: Bool
  }

  public let method: CheckRepairMethod
  public internal(set) var changes: [Change] = []
  /// Those that made polygons valid: all of them.
  public internal(set) var repairs: [Change] = []
  /// Changes beyond those that are listed.
  public internal(set) var omittedChanges = 0
  /// The sum over all features.
  public internal(set) var changedSquareKilometers = 0.0

  init(method: CheckRepairMethod) { self.method = method }

  mutating func add(_ change: Change) {
    changedSquareKilometers += change.changedSquareKilometers ?? 0
    if change.isRepair { repairs.append(change) }
    if changes.count < FindingList.limit { changes.append(change) } else { omittedChanges += 1 }
  }
}

/// Why a file can't be repaired.
public struct RepairError: WordedError, Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// What is wrong can't be put right without guessing.
    case beyondRepair
    /// The time was up.
    case tookTooLong
  }

  public let kind: Kind
  /// What is wrong: one line.
  public let message: Wording
  public let place: GeoJSONPlace
  /// What the user can do: one line.
  public let advice: Wording

  public var wording: Wording {
    let whereabouts = place.description
    return message + (whereabouts.isEmpty ? "" : " (where: \(whereabouts))") + ": " + advice
  }
}
