import FrontLine

/// Ranges of chainage, sorted and apart.
struct ChainageRanges {
  private(set) var ranges: [ClosedRange<Double>] = []

  init(_ ranges: [ClosedRange<Double>] = []) {
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = self.ranges.last, range.lowerBound <= last.upperBound {
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

/// Cuts a route where the land under it changes.
enum RouteSweep {
  /// Metres. Borders of two statuses that are nearer together are one border, found twice.
  static let resolution = 1e-4

  /// The stretches of a route of that length; of several statuses at one place the first in the list counts.
  static func stretches(
    of meters: Double, _ lands: [(status: ControlStatus, ranges: ChainageRanges)]
  ) -> [RouteReport.Stretch] {
    var borders = [0.0]
    for border in lands.flatMap({ $0.ranges.ranges.flatMap { [$0.lowerBound, $0.upperBound] } }).sorted()
    where border - borders[borders.count - 1] > resolution && meters - border > resolution {
      borders.append(border)
    }
    borders.append(meters)
    var stretches: [RouteReport.Stretch] = []
    for (from, to) in zip(borders, borders.dropFirst()) {
      let status = lands.first { $0.ranges.contains((from + to) / 2) }?.status
      if let last = stretches.last, last.status == status {
        stretches[stretches.count - 1].toMeters = to
      } else {
        stretches.append(.init(status: status, fromMeters: from, toMeters: to))
      }
    }
    return stretches
  }
}
