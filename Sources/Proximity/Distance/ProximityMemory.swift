import EdgeChains
import GeoTypes
import Measurement

/// Remembers the answers for targets on the last map, and tells which of them hold on the next.
///
/// From one day to the next only a few parts of a front move. If no edge that came or went may be as near to a target
/// as its answer, the nearest edge is the same: all others that could be nearer are unchanged, and have been
/// measured. So the answer is the same to the last bit, and neither the target's nor the land's edges need to be
/// searched.
struct ProximityMemory {
  private var land: Land?
  private var targets: [ObjectIdentifier: Remembered] = [:]

  private struct Remembered {
    /// Kept alive, so that no other target gets its identity.
    let target: DistanceTarget
    let extent: TargetExtent
    /// Nil if the target was in the land.
    let answer: Proximity?
  }

  /// Returns the answers that still hold; nil for targets that must be searched for.
  func answers(for targets: [DistanceTarget], on land: Land) -> [Proximity?] {
    let none: [Proximity?] = targets.map { _ in nil }
    guard let last = self.land, let model = targets.first?.model else { return none }
    let difference = land.difference(from: last)
    // If nearly all is redrawn, nothing is saved.
    guard difference.edges.count <= Self.mostChangedEdges else { return none }
    let changed = EdgeTree(difference, model: model)
    let boxes = difference.edges.map { BoundedBox(model.box(from: $0.low, to: $0.high)) }
    return targets.map { target in
      guard let last = self.targets[ObjectIdentifier(target)], let answer = last.answer,
        answer.meters > Self.margin, last.extent.isFarther(than: answer.meters + Self.margin, from: boxes),
        !last.extent.mayLie(in: changed), !target.mayHold(changed)
      else { return nil }
      return answer
    }
  }

  mutating func remember(_ found: [Proximity?], of targets: [DistanceTarget], on land: Land) {
    self.land = land
    let last = self.targets
    self.targets = [:]
    for (target, proximity) in zip(targets, found) {
      let identity = ObjectIdentifier(target)
      self.targets[identity] = Remembered(
        target: target, extent: last[identity]?.extent ?? TargetExtent(target.parts),
        answer: proximity?.isInside == false ? proximity : nil)
    }
  }

  private static let mostChangedEdges = 20_000
  /// A distance in metres that is more than all rounding of measured distances.
  private static let margin = 1e-3
}

extension DistanceTarget {
  /// Returns whether some of the difference lies in the target's area.
  fileprivate func mayHold(_ difference: EdgeTree) -> Bool {
    area.map { area in difference.edges.contains { area.winding(around: $0.low) > 0 } } ?? false
  }
}
