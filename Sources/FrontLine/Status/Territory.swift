internal import GeoJSON

/// A named set of statuses whose land is counted as one.
public struct Territory: Hashable, Sendable {
  /// The word of the command line, or the statuses themselves, joined by commas.
  public let name: String
  public let statuses: Set<ControlStatus>

  private init(name: String, statuses: Set<ControlStatus>) {
    self.name = name
    self.statuses = statuses
  }

  /// Occupied, whenever: the default.
  public static let allOccupied = Territory(
    name: "all-occupied",
    statuses: [.occupied, .occupiedBefore2022]
  )
  /// Occupied since 24 February 2022.
  public static let since2022 = Territory(name: "since-2022", statuses: [.occupied])
  /// All occupied and the grey zone.
  public static let withContested = Territory(
    name: "with-contested",
    statuses: [.occupied, .occupiedBefore2022, .contested]
  )

  /// The named sets, the default first.
  public static let named = [allOccupied, since2022, withContested]

  /// The set of that name.
  public init(named name: String) throws(TerritoryError) {
    guard let match = Self.named.first(where: { $0.name == name }) else {
      let names = Self.named.map(\.name).joined(separator: ", ")
      throw TerritoryError(
        message: "there is no territory \"\(printable(name))\"",
        advice: "use one of \(names), or name statuses with \(.statuses)"
      )
    }
    self = match
  }

  /// Statuses of one's own choice. Foreign land never enters a total.
  public init(statuses: some Sequence<ControlStatus>) throws(TerritoryError) {
    let set = Set(statuses)
    if set.isEmpty {
      throw TerritoryError(
        message: "a territory needs at least one status",
        advice: "name some of \(Self.countable)"
      )
    }
    if set.contains(.foreign) {
      throw TerritoryError(
        message: "land with the status foreign never enters a total",
        advice: "name some of \(Self.countable)"
      )
    }
    if set.count > 1, let apart = set.sorted().first(where: Self.keptApart.contains) {
      throw TerritoryError(
        message:
          "land with the status \(apart) is never added to other land: what is assessed, what is claimed, "
          + "and by whom, are different things",
        advice: "count it alone with \(.statuses) \(apart)"
      )
    }
    self.init(name: Self.statusList(set), statuses: set)
  }

  private static func statusList(_ statuses: Set<ControlStatus>) -> String {
    statuses.sorted().map(\.rawValue).joined(separator: ",")
  }

  /// The statuses as ``init(statusList:)`` reads them, whatever the territory is called.
  public var statusList: String { Self.statusList(statuses) }

  /// Statuses of one's own choice as the command line has them: `occupied,contested`.
  public init(statusList text: String) throws(TerritoryError) {
    var statuses: [ControlStatus] = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let status = ControlStatus(rawValue: trimmed(word)) else {
        throw TerritoryError(
          message: "there is no status \"\(printable(word))\"",
          advice: "name some of \(Self.countable)"
        )
      }
      statuses.append(status)
    }
    try self.init(statuses: statuses)
  }

  /// ISW's layers beside control, which overlap it and each other.
  private static let keptApart: Set<ControlStatus> = [.advance, .infiltration, .claimed, .counteroffensive]

  private static var countable: String {
    ControlStatus.allCases.filter { $0 != .foreign }.map(\.rawValue).joined(separator: ", ")
  }

  /// The statuses in the order of tables.
  public var sortedStatuses: [ControlStatus] { statuses.sorted() }
}

extension Territory: CustomStringConvertible {
  public var description: String { name }
}

/// Why a territory can't be counted.
public struct TerritoryError: WordedError, Hashable, Sendable {
  public var message: Wording
  public var advice: Wording

  public init(message: Wording, advice: Wording) {
    self.message = message
    self.advice = advice
  }

  public var wording: Wording { "\(message): \(advice)" }
}
