public import FrontLineAnalysis

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

  /// The line of a table about the gaps; empty where none was closed.
  var gapLine: String {
    guard let gaps, gaps.count > 0 else { return "" }
    let width = plainNumber(gaps.belowMeters)
    return gaps.maps > 1
      ? "in \(gaps.maps) maps gaps narrower than \(width) m were closed, \(gaps.count) in all\n"
      : "\(gaps.count == 1 ? "1 gap" : "\(gaps.count) gaps") narrower than \(width) m closed, "
        + "\(decimal(gaps.squareKilometers, 3)) km² together\n"
  }
}
