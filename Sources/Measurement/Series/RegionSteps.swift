/// The figures of a step by region, in the order of the regions, those of the land outside last.
///
/// In most regions nothing changes in most steps: only the others have an entry for their change.
public struct RegionSteps: RandomAccessCollection, Hashable, Sendable {
  private let areas: [Double]
  /// Nil for the first snapshot.
  private let changes: Changes?

  /// The changes with a figure that is not 0.
  private struct Changes: Hashable {
    /// The regions that changed, ascending.
    let regions: [Int]
    /// The change of each of them.
    let figures: [ChangeFigures]
  }

  /// Creates the figures of no regions.
  public init() { (areas, changes) = ([], nil) }

  init(_ step: DividedStep) {
    areas = step.area.squareKilometersByRegion
    guard let before = step.before?.squareKilometersByRegion,
      let gained = step.gained?.squareKilometersByRegion, let lost = step.lost?.squareKilometersByRegion
    else {
      changes = nil
      return
    }
    let regions = areas.indices.filter { [areas] in
      areas[$0] != before[$0] || gained[$0] != 0 || lost[$0] != 0
    }
    changes = Changes(
      regions: regions,
      figures: regions.map { [areas] in
        ChangeFigures(gained: gained[$0], lost: lost[$0], net: areas[$0] - before[$0])
      })
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { areas.count }

  /// The figures of a region; the index after the last region stands for the land outside.
  public subscript(region: Int) -> RegionStep {
    RegionStep(squareKilometers: areas[region], change: change(ofRegion: region))
  }

  /// Returns the change in a region; nil for the first snapshot.
  ///
  /// Complexity: O(log *c*) in the regions that changed.
  private func change(ofRegion region: Int) -> ChangeFigures? {
    guard let changes else { return nil }
    var place = changes.regions[...]
    while let last = place.last, place.first != last {
      let middle = (place.startIndex + place.endIndex - 1) / 2
      place = changes.regions[middle] < region ? place[(middle + 1)...] : place[...middle]
    }
    return place.first == region ? changes.figures[place.startIndex] : .zero
  }
}

extension DividedArea {
  /// The area in each region, and behind them that outside.
  fileprivate var squareKilometersByRegion: [Double] {
    regionSquareMeters.map { $0 / 1e6 } + [outsideSquareMeters / 1e6]
  }
}
