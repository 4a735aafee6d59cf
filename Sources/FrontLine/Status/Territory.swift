internal import GeoJSON

/// A named set of statuses whose land is counted together.
public struct Territory: Hashable, Sendable {
  /// The name on the command line, or the statuses themselves, separated by commas.
  public let name: String
  /// The statuses that count.
  public let statuses: Set<ControlStatus>

  private init(name: String, statuses: Set<ControlStatus>) {
    self.name = name
    self.statuses = statuses
  }

  /// Land occupied at any time: the default.
  public static let allOccupied = Territory(
    name: "all-occupied",
    statuses: [.occupied, .occupiedBefore2022]
  )
  /// Land occupied since 24 February 2022.
  public static let since2022 = Territory(name: "since-2022", statuses: [.occupied])
  /// All occupied land and the grey zone.
  public static let withContested = Territory(
    name: "with-contested",
    statuses: [.occupied, .occupiedBefore2022, .contested]
  )

  /// The named sets, the default first.
  public static let named = [allOccupied, since2022, withContested]

  /// Creates the territory of that name. Throws where there is none.
  public init(named name: String) throws(TerritoryError) {
    guard let match = Self.named.first(where: { $0.name == name }) else {
      let names = Self.named.map(\.name)
      throw TerritoryError(
        message: "there is no territory \"\(printable(name))\"\(suggestion(for: name, in: names))",
        advice: "use one of \(names.joined(separator: ", ")), or name statuses with \(.statuses)"
      )
    }
    self = match
  }

  /// Creates a territory from statuses. Throws without a status, for foreign land, which never enters a
  /// total, and for ISW's layers other than control together with another status.
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
          "land with the status \(apart) is never added to other land: what is assessed and what each side claims "
          + "are different things",
        advice: "count it alone with \(.statuses) \(apart)"
      )
    }
    self.init(name: Self.statusList(set), statuses: set)
  }

  private static func statusList(_ statuses: Set<ControlStatus>) -> String {
    statuses.sorted().map(\.rawValue).joined(separator: ",")
  }

  /// The statuses in the form that ``init(statusList:)`` reads, whatever the name of the territory.
  public var statusList: String { Self.statusList(statuses) }

  /// Creates a territory from statuses in the form of the command line: `occupied,contested`. Throws for an
  /// unknown word, and as ``init(statuses:)`` does.
  public init(statusList text: String) throws(TerritoryError) {
    var statuses: [ControlStatus] = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let status = ControlStatus(rawValue: trimmed(word)) else {
        let hint = suggestion(for: trimmed(word), in: ControlStatus.allCases.map(\.rawValue))
        throw TerritoryError(
          message: "there is no status \"\(printable(word))\"\(hint)",
          advice: "name some of \(Self.countable)"
        )
      }
      statuses.append(status)
    }
    try self.init(statuses: statuses)
  }

  /// ISW's layers other than control, which overlap it and one another.
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

/// The reason why a territory can't be counted.
public struct TerritoryError: WordedError, Hashable, Sendable {
  /// What is wrong.
  public var message: Wording
  /// What to do about it.
  public var advice: Wording

  /// Creates an error.
  public init(message: Wording, advice: Wording) {
    self.message = message
    self.advice = advice
  }

  /// The error in words: what is wrong, and what to do.
  public var wording: Wording { "\(message): \(advice)" }
}

extension Territory {
  /// Throws, with the reason, where the source can't distinguish this territory from another.
  public func validate(for source: Source) throws(TerritoryError) { try source.rules.validate(self) }
}
