/// A dictionary from undirected edges to numbers.
public struct EdgeValues: Sendable {
  private var table = EdgeTable()

  /// Creates a table without edges.
  public init() {}

  /// The number of edges that have a value.
  public var count: Int { table.edges.count }

  /// The number of the edge with the same ends, whatever its weight. Complexity: O(1) on average.
  public subscript(edge: Edge) -> Double? {
    get { table.index(low: edge.low, high: edge.high).map { table.values[$0] } }
    set {
      guard let newValue else { return }
      let (index, isNew) = table.add(edge, value: newValue)
      if !isNew { table.setValue(newValue, at: index) }
    }
  }
}
