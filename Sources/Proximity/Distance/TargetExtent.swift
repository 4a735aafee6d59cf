import EdgeChains
import GeoTypes

/// The extent of a target in boxes, for a bound of how near something comes to it.
struct TargetExtent: Sendable {
  private let whole: BoundedBox
  /// The boxes of groups of consecutive parts; empty if the parts are too few for groups.
  private let groups: [BoundedBox]
  /// A position of each connected set of parts: if no border comes near, all of the set is on the same side as it.
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

  /// Returns one position of each set of parts that are connected by their ends.
  private static func starts(of parts: [DistanceTarget.Part]) -> [Coordinate] {
    // A short way for points, of which there may be thousands.
    if parts.count == 1 { return [parts[0].path.start] }
    var numbers: [Coordinate: Int] = [:]
    var sets = DisjointSets()
    func number(_ position: Coordinate) -> Int {
      if let known = numbers[position] { return known }
      let number = sets.append()
      numbers[position] = number
      return number
    }
    for part in parts {
      sets.join(number(part.path.start), number(part.path.end))
    }
    return numbers.filter { sets.root(of: $0.value) == $0.value }.map(\.key)
  }

  /// Returns whether the difference of two lands, none of whose edges comes near, runs around some of the target. One
  /// position of a connected set answers for all of it.
  func mayLie(in difference: EdgeTree) -> Bool {
    starts.contains { difference.winding(around: $0) != 0 }
  }

  /// Returns whether nothing in the boxes can be as near as so many metres.
  func isFarther(than meters: Double, from boxes: [BoundedBox]) -> Bool {
    let square = meters * meters
    return boxes.allSatisfy { box in
      whole.squareMeters(to: box) > square
        || (!groups.isEmpty && groups.allSatisfy { $0.squareMeters(to: box) > square })
    }
  }
}
