public import Proximity

extension Provenance {
  /// The gaps in the territory that were closed before its front was taken.
  public struct Gaps: Hashable, Sendable {
    /// The width below which gaps were closed, in metres; 0 closes none.
    public var belowMeters: Double
    /// The number of closed gaps in all maps.
    public private(set) var count = 0
    /// The area of closed gaps in all maps.
    public private(set) var squareKilometers = 0.0
    /// The number of maps that had gaps to close.
    public private(set) var maps = 0

    /// Creates a count of gaps narrower than a width.
    public init(belowMeters: Double) { self.belowMeters = belowMeters }

    /// Counts the gaps of one map.
    public mutating func add(_ closed: ClosedLand) {
      add(count: closed.gaps.count, squareKilometers: closed.squareKilometers)
    }

    /// Counts gaps whose number and area are known.
    public mutating func add(count: Int, squareKilometers: Double) {
      guard count > 0 else { return }
      self.count += count
      self.squareKilometers += squareKilometers
      maps += 1
    }
  }
}
