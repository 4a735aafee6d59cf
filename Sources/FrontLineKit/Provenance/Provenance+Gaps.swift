public import Proximity

extension Provenance {
  /// The gaps of the territory that were closed before its border was looked at.
  public struct Gaps: Hashable, Sendable {
    /// Narrower ones than this were closed; 0 where none were.
    public var belowMeters: Double
    /// Of all maps together.
    public private(set) var count = 0
    public private(set) var squareKilometers = 0.0
    /// In how many maps there were any.
    public private(set) var maps = 0

    public init(belowMeters: Double) { self.belowMeters = belowMeters }

    public mutating func add(_ closed: ClosedLand) {
      add(count: closed.gaps.count, squareKilometers: closed.squareKilometers)
    }

    public mutating func add(count: Int, squareKilometers: Double) {
      guard count > 0 else { return }
      self.count += count
      self.squareKilometers += squareKilometers
      maps += 1
    }
  }
}
