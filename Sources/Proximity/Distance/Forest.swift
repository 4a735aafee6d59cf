import EdgeChains
import GeoTypes

/// The trees of a land's pieces under a tree of boxes, so that forty thousand pieces are searched like one.
struct Forest: Sendable {
  /// The boxes around the trees that have edges.
  private let boxes: BoxTree
  /// The boxes again, on every level, with what bounds of distances need.
  private let bounds: [[BoundedBox]]
  /// The index of the tree in each of the boxes.
  private let treeIndices: [Int]
  /// The top level of each tree.
  private let tops: [Int]

  /// Complexity: O(*n* log *n*) in the trees.
  init(_ trees: [EdgeTree]) {
    treeIndices = trees.indices.filter { trees[$0].root != nil }
    boxes = BoxTree(treeIndices.compactMap { trees[$0].root?.box })
    bounds = boxes.levels.map { $0.map(BoundedBox.init) }
    tops = treeIndices.map { trees[$0].levels.count - 1 }
  }

  /// Whether a tree whose box passes the test is among those wanted. What passes must pass with a larger box too.
  func contains(where passes: (Box) -> Bool, _ isWanted: (Int) -> Bool) -> Bool {
    boxes.contains(where: passes) { isWanted(treeIndices[$0]) }
  }

  /// Returns the indices of the trees whose boxes pass the test, in ascending order.
  func trees(where passes: (Box) -> Bool) -> [Int] {
    var found: [Int] = []
    boxes.forEach(where: passes) { found.append(treeIndices[$0]) }
    return found.sorted()
  }

  /// A box of the forest, or the whole of a tree in it.
  struct Branch {
    let bounds: BoundedBox
    /// The index of the tree; nil for a box around several.
    let tree: Int?
    /// The level of the box in the tree, or in the forest.
    let level: Int
    /// The position of the box on its level.
    let position: Int
  }

  /// The whole forest; nil if there is nothing in it.
  var root: Branch? { bounds.isEmpty ? nil : branch(at: 0, level: bounds.count - 1) }

  /// Calls `body` with the branches of a box of the forest.
  @inline(__always)
  func forEachBranch(of position: Int, level: Int, _ body: (Branch) -> Void) {
    for child in boxes.children(of: position, level: level) { body(branch(at: child, level: level - 1)) }
  }

  private func branch(at position: Int, level: Int) -> Branch {
    let bounds = bounds[level][position]
    guard level == 0 else { return Branch(bounds: bounds, tree: nil, level: level, position: position) }
    let index = Int(boxes.order[position])
    return Branch(bounds: bounds, tree: treeIndices[index], level: tops[index], position: 0)
  }
}
