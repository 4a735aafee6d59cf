import FrontLine
import Measurement

/// Ranges of chainage, sorted and disjoint.
struct ChainageRanges {
  private(set) var ranges: [ClosedRange<Double>] = []

  init(_ ranges: [ClosedRange<Double>] = []) {
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      // The end of one edge and the start of the next are different sums.
      if let last = self.ranges.last, range.lowerBound <= last.upperBound + RouteSweep.resolution {
        self.ranges[self.ranges.count - 1] =
          last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        self.ranges.append(range)
      }
    }
  }

  var length: Double {
    var sum = CompensatedSum()
    for range in ranges { sum += range.upperBound - range.lowerBound }
    return sum.value
  }

  func contains(_ chainage: Double) -> Bool { ranges.contains { $0.contains(chainage) } }
}

/// Divides a route where the status of the land under it changes.
enum RouteSweep {
  /// The resolution in metres. Borders of two statuses that are nearer together are one border, found twice.
  static let resolution = 1e-4

  /// Returns the stretches of a route of that length. Where several statuses overlap, the first in the list counts.
  ///
  /// - Parameters:
  ///   - closed: The ranges in all land with its hairline gaps closed: a gap gets the status of a neighbour.
  ///   - territory: The ranges in the territory, whose gaps are closed too: of two neighbours the one on the same
  ///     side of the territory's border is taken.
  ///   - statusBeside: Returns the status of the land beside a gap at a chainage, for a route that runs along the gap
  ///     and meets none of that land.
  static func stretches(
    of meters: Double, _ lands: [(status: ControlStatus, ranges: ChainageRanges)],
    closed: ChainageRanges = .init(), territory: ChainageRanges = .init(),
    statusBeside: (Double) -> ControlStatus? = { _ in nil }
  ) -> [RouteReport.Stretch] {
    var borders = [0.0]
    let ranges = lands.map(\.ranges) + [closed]
    for border in ranges.flatMap({ $0.ranges.flatMap { [$0.lowerBound, $0.upperBound] } }).sorted()
    where border - borders[borders.count - 1] > resolution && meters - border > resolution {
      borders.append(border)
    }
    borders.append(meters)
    let spans = zip(borders, borders.dropFirst()).map { from, to in
      let middle = (from + to) / 2
      let status = lands.first { $0.ranges.contains(middle) }?.status
      return (
        from: from, to: to, status: status, isGap: status == nil && closed.contains(middle),
        isInTerritory: territory.contains(middle)
      )
    }
    var stretches: [RouteReport.Stretch] = []
    for (index, span) in spans.enumerated() {
      let (from, to) = (span.from, span.to)
      var status = span.status
      if span.isGap {
        let neighbours = [spans[..<index].last { !$0.isGap }, spans[(index + 1)...].first { !$0.isGap }]
          .compactMap { $0 }.filter { $0.status != nil }
        status =
          (neighbours.first { $0.isInTerritory == span.isInTerritory } ?? neighbours.first)?.status
          ?? statusBeside((from + to) / 2)
      }
      if let last = stretches.last, last.status == status {
        stretches[stretches.count - 1].toMeters = to
      } else {
        stretches.append(.init(status: status, fromMeters: from, toMeters: to))
      }
    }
    return stretches
  }
}
