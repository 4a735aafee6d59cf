import EdgeChains
import GeoTypes

/// Where a target lies, in boxes, for a bound of how near something comes to it.
struct TargetExtent: Sendable {
  private let whole: BoundedBox
  /// Of every few parts that follow one another; empty where there are no more than a few.
  private let groups: [BoundedBox]
  /// A place of everything that hangs together: where no border comes near, all of it is on the side of that place.
  private let starts: [Coordinate]

  init(_ parts: [DistanceTarget.Part]) {
    whole = Self.bounds(of: parts[...])
    groups =
      parts.count <= EdgeTree.width
      ? []
      : stride(from: 0, to: parts.count, by: EdgeTree.width).map { first in
        Self.bounds(of: parts[first..<min(first + EdgeTree.width, parts.count)])
      }
    starts = Self.starts(of: parts)
  }

  private static func bounds(of parts: ArraySlice<DistanceTarget.Part>) -> BoundedBox {
    BoundedBox(parts.reduce(Box.empty) { $0.union($1.bounds.box) })
  }

  /// One place of each set of parts that hang together by their ends.
  private static func starts(of parts: [DistanceTarget.Part]) -> [Coordinate] {
    // A point, of which there may be thousands.
    if parts.count == 1 { return [parts[0].path.start] }
    var numbers: [Coordinate: Int] = [:]
    var sets = DisjointSets()
    func number(_ place: Coordinate) -> Int {
      if let known = numbers[place] { return known }
      let number = sets.append()
      numbers[place] = number
      return number
    }
    for part in parts {
      sets.join(number(part.path.start), number(part.path.end))
    }
    return numbers.filter { sets.root(of: $0.value) == $0.value }.map(\.key)
  }

  /// Whether the difference of two lands, none of whose edges come near, runs around something of it: a place
  /// of what hangs together answers for all of it.
  func mayLie(in difference: EdgeTree) -> Bool {
    starts.contains { difference.winding(around: $0) != 0 }
  }

  /// Whether nothing in the boxes can be as near as so many metres.
  func isFarther(than meters: Double, from boxes: [BoundedBox]) -> Bool {
    let square = meters * meters
    return boxes.allSatisfy { box in
      whole.squareMeters(to: box) > square
        || (!groups.isEmpty && groups.allSatisfy { $0.squareMeters(to: box) > square })
    }
  }
}
