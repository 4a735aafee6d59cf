/// Numbers from 0 in sets that grow together (a union–find structure with path halving).
///
/// The root of a set is its least number, whatever the order in which the sets were joined.
package struct DisjointSets {
  private var parents: [Int]

  /// So many numbers, each alone.
  package init(count: Int = 0) {
    parents = Array(0..<count)
  }

  /// Adds the next number, alone.
  @discardableResult
  package mutating func append() -> Int {
    parents.append(parents.count)
    return parents.count - 1
  }

  /// The least number of the set that holds this one.
  package mutating func root(of number: Int) -> Int {
    var number = number
    while parents[number] != number {
      parents[number] = parents[parents[number]]
      number = parents[number]
    }
    return number
  }

  /// Makes one set of the two that hold these numbers.
  package mutating func join(_ a: Int, _ b: Int) {
    let (rootOfA, rootOfB) = (root(of: a), root(of: b))
    parents[max(rootOfA, rootOfB)] = min(rootOfA, rootOfB)
  }
}
