public import FrontLine
public import GeoJSON

/// The way in which invalid polygons are made valid.
public enum CheckRepairMethod: String, Hashable, Sendable, CaseIterable {
  /// Repairs rings one by one, then unites exteriors and subtracts holes: what lies inside an exterior stays inside.
  case structure
  /// Takes all rings as lines, and the areas between them by the even-odd rule: every vertex stays.
  case linework
}

/// The changes that a repair made.
public struct RepairReport: Hashable, Sendable {
  /// A change of one feature.
  public struct Change: Hashable, Sendable {
    /// Where in the file the feature is.
    public let location: GeoJSONLocation
    /// What was done, in words.
    public let what: String
    /// The area of the feature after the change less that of its rings as written; nil if areas are not affected.
    public let changedSquareKilometers: Double?
    /// Whether invalid polygons were made valid, and not only written another way.
    public let isRepair: Bool
  }

  /// The rule by which polygons were repaired.
  public let method: CheckRepairMethod
  /// What was changed, in the order of the file.
  public internal(set) var changes: [Change] = []
  /// All changes that made polygons valid, without a limit.
  public internal(set) var repairs: [Change] = []
  /// The number of changes beyond those that are listed.
  public internal(set) var omittedChanges = 0
  /// The sum of the changes of area over all features.
  public internal(set) var changedSquareKilometers = 0.0

  init(method: CheckRepairMethod) { self.method = method }

  mutating func add(_ change: Change) {
    changedSquareKilometers += change.changedSquareKilometers ?? 0
    if change.isRepair { repairs.append(change) }
    if changes.count < FindingList.limit { changes.append(change) } else { omittedChanges += 1 }
  }
}

/// The reason why a file can't be repaired.
public struct RepairError: WordedError, Hashable, Sendable {
  /// Why there is no repair.
  public enum Kind: Hashable, Sendable {
    /// The fault can't be repaired without guessing.
    case beyondRepair
    /// The time is up.
    case tookTooLong
  }

  /// Why there is no repair.
  public let kind: Kind
  /// What is wrong: one line.
  public let message: Wording
  /// Where in the file it fails.
  public let location: GeoJSONLocation
  /// What the user can do: one line.
  public let advice: Wording

  /// The error in words: what is wrong, and what to do.
  public var wording: Wording {
    let whereabouts = location.description
    return message + (whereabouts.isEmpty ? "" : " (where: \(whereabouts))") + ": " + advice
  }
}
