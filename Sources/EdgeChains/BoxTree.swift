import GeoTypes

/// A tree over many boxes, in which those that meet a given one are found without a look at the rest.
///
/// The boxes are packed sixteen by sixteen in the order of a Hilbert curve. The tree is built once and never changes.
///
/// Complexity: O(*n* log *n*) to build; a search takes O(log *n*) and what it finds, where boxes overlap little.
package struct BoxTree: Sendable {
  package static let width = 16

  /// The indices of the boxes, in the order of the tree.
  package let order: [Int32]
  /// The boxes in that order, then the boxes around groups of them, up to a single one. Empty without boxes.
  package let levels: [[Box]]

  package init(_ boxes: [Box]) {
    let whole = boxes.reduce(Box.empty) { $0.union($1) }
    order = HilbertOrder.order(of: boxes.map(\.center), in: whole)
    var levels: [[Box]] = boxes.isEmpty ? [] : [order.map { boxes[Int($0)] }]
    while let last = levels.last, last.count > 1 {
      levels.append(
        stride(from: 0, to: last.count, by: Self.width).map { first in
          last[first..<min(first + Self.width, last.count)].reduce(.empty) { $0.union($1) }
        })
    }
    self.levels = levels
  }

  /// Returns the positions one level below a box.
  @inline(__always)
  package func children(of position: Int, level: Int) -> Range<Int> {
    position * Self.width..<min((position + 1) * Self.width, levels[level - 1].count)
  }

  /// Calls `body` with the index of every box that passes the test. What passes must pass with a larger box too.
  package func forEach(where passes: (Box) -> Bool, _ body: (Int) -> Void) {
    _ = contains(where: passes) { index in
      body(index)
      return false
    }
  }

  /// Whether some box that passes the test is among those wanted. What passes must pass with a larger box too.
  package func contains(where passes: (Box) -> Bool, _ isWanted: (Int) -> Bool) -> Bool {
    func visit(_ level: Int, _ position: Int) -> Bool {
      guard passes(levels[level][position]) else { return false }
      if level == 0 { return isWanted(Int(order[position])) }
      return children(of: position, level: level).contains { visit(level - 1, $0) }
    }
    return !levels.isEmpty && visit(levels.count - 1, 0)
  }
}
