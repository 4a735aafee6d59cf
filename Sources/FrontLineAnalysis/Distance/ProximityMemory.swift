import EdgeChains
import GeoTypes

/// What was found of targets on the last map, and which of it holds on the next.
///
/// From a day to the next a front moves in few places. Where no edge that came or went may be as near to a target as
/// its answer, the nearest edge is the same one: all others that could be nearer are as they were, and have been
/// looked at. So the answer is the same to the last bit, and neither the target's edges need be gone through nor the
/// land's.
struct ProximityMemory {
  private var land: Land?
  private var answers: [ObjectIdentifier: Proximity] = [:]
  /// Keeps the targets alive, so that no other gets the identity of one.
  private var extents: [TargetExtent] = []

  /// The answers that still hold; nil for targets that are to be looked at.
  func answers(for targets: [DistanceTarget], on land: Land) -> [Proximity?] {
    let none: [Proximity?] = targets.map { _ in nil }
    guard let last = self.land, let model = targets.first?.model else { return none }
    let difference = land.difference(from: last)
    // Where nearly all is drawn anew nothing is saved.
    guard difference.edges.count <= Self.most else { return none }
    let changed = EdgeTree(difference, model: model)
    let boxes = difference.edges.map { BoundedBox(model.box(from: $0.low, to: $0.high)) }
    return targets.map { target in
      guard let answer = answers[ObjectIdentifier(target.extent)], answer.meters > Self.margin,
        target.extent.isFarther(than: answer.meters + Self.margin, from: boxes),
        !target.mayLie(in: changed), !target.mayHold(changed)
      else { return nil }
      return answer
    }
  }

  mutating func remember(_ found: [Proximity?], of targets: [DistanceTarget], on land: Land) {
    self.land = land
    extents = targets.map(\.extent)
    answers = [:]
    for (target, proximity) in zip(targets, found) {
      if let proximity, !proximity.isInside { answers[ObjectIdentifier(target.extent)] = proximity }
    }
  }

  private static let most = 20_000
  /// Metres: more than all rounding of measured distances.
  private static let margin = 1e-3
}

extension DistanceTarget {
  /// Whether the difference of two lands, none of whose edges come near, runs around something of the target: a place
  /// of what hangs together answers for all of it.
  fileprivate func mayLie(in difference: EdgeTree) -> Bool {
    extent.starts.contains { difference.winding(around: $0) != 0 }
  }

  /// Whether some of the difference lies in the target's area.
  fileprivate func mayHold(_ difference: EdgeTree) -> Bool {
    area.map { area in difference.edges.contains { area.winding(around: $0.low) > 0 } } ?? false
  }
}

/// Where a target lies, in boxes, for a bound of how near something comes to it.
final class TargetExtent: Sendable {
  private let whole: BoundedBox
  /// Of every few parts that follow one another; empty where there are no more than a few.
  private let groups: [BoundedBox]
  /// A place of everything that hangs together: where no border comes near, all of it is on the side of that place.
  let starts: [Coordinate]

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
    var leaders: [Int] = []
    func number(_ place: Coordinate) -> Int {
      if let known = numbers[place] { return known }
      numbers[place] = leaders.count
      leaders.append(leaders.count)
      return leaders.count - 1
    }
    func leader(_ number: Int) -> Int {
      var number = number
      while leaders[number] != number {
        leaders[number] = leaders[leaders[number]]
        number = leaders[number]
      }
      return number
    }
    for part in parts {
      let (start, end) = (leader(number(part.path.start)), leader(number(part.path.end)))
      leaders[max(start, end)] = min(start, end)
    }
    return numbers.filter { leader($0.value) == $0.value }.map(\.key)
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
