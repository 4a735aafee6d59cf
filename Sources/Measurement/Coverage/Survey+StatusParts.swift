public import FrontLine

/// The land of one status, or of a named part of it.
public struct StatusPartLand: Sendable {
  /// The status.
  public let status: ControlStatus
  /// Nil for the land of the status that belongs to no named part.
  public let part: StatusPart?
  /// The land that has the status.
  public let land: Land
}

extension Survey {
  /// Returns the land of each status that occurs: first the land in no named part, then the named parts, in the order
  /// of tables.
  ///
  /// Where parts of one status overlap, each holds the common land.
  ///
  /// Throws if features overlap and can't be united: see ``land(of:part:)``.
  public func statusParts() throws -> [StatusPartLand] {
    var parts: [StatusPartLand] = []
    for status in Set(features.map(\.status)).sorted() {
      let members = features.filter { $0.status == status }
      let named = Set(members.compactMap(\.part)).sorted()
      let groups = members.contains { $0.part == nil } ? [nil] + named.map { $0 } : named.map { $0 }
      for part in groups {
        parts.append(
          StatusPartLand(
            status: status, part: part, land: try land { $0.status == status && $0.part == part }))
      }
    }
    return parts
  }
}
