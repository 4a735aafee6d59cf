/// The numbers from 0 on, partitioned into sets that can be joined (a union–find structure with path
/// halving).
///
/// The root of a set is its smallest number, in whatever order the sets were joined.
package struct DisjointSets {
  private var parents: [Int]

  package var count: Int { parents.count }

  /// Creates `count` sets of one number each.
  package init(count: Int = 0) {
    parents = Array(0..<count)
  }

  /// Adds the next number as a set of its own, and returns it.
  @discardableResult
  package mutating func append() -> Int {
    parents.append(parents.count)
    return parents.count - 1
  }

  /// Returns the smallest number of the set that holds this one.
  package mutating func root(of number: Int) -> Int {
    var number = number
    while parents[number] != number {
      parents[number] = parents[parents[number]]
      number = parents[number]
    }
    return number
  }

  /// Joins the sets that hold the two numbers.
  package mutating func join(_ a: Int, _ b: Int) {
    let (rootOfA, rootOfB) = (root(of: a), root(of: b))
    parents[max(rootOfA, rootOfB)] = min(rootOfA, rootOfB)
  }
}
