public import GEOS
public import GeoTypes

/// An index that finds values by the location of their bounding boxes: a packed R-tree (STR).
///
/// ```swift
/// let index = SpatialIndex<Int>(in: session)
/// for (number, polygon) in polygons.enumerated() { index.insert(number, box: polygon.box) }
/// let candidates = try index.elements(intersecting: box)
/// ```
///
/// The tree is built at the first query after an insertion, in O(*n* log *n*). It holds boxes only: queries
/// return candidates, whose geometries remain to be compared, in the order of insertion. Values with an empty
/// box are kept, but never found.
///
/// Not `Sendable`, like its session.
public final class SpatialIndex<Element> {
  public let session: GEOSSession
  private var entries: [(element: Element, box: Box)] = []
  /// The tree over `entries`, nil where it is out of date: GEOS accepts no insertions after the first query.
  private var tree: BoxTree?

  public init(in session: GEOSSession) {
    self.session = session
  }

  /// Creates an index of all elements of a sequence, each with the box that `box` returns for it.
  public convenience init(_ elements: some Sequence<Element>, box: (Element) -> Box, in session: GEOSSession)
  {
    self.init(in: session)
    for element in elements { insert(element, box: box(element)) }
  }

  public var count: Int { entries.count }

  /// Adds a value. Complexity: O(1); the next query rebuilds the tree.
  public func insert(_ element: Element, box: Box) {
    entries.append((element, box))
    tree = nil
  }

  /// Returns the elements whose boxes share at least a point with `box`, in the order of insertion.
  ///
  /// Complexity: about O(log *n* + *k* log *k*) for *k* elements found.
  public func elements(intersecting box: Box) throws(GEOSError) -> [Element] {
    try built().positions(intersecting: box).map { entries[$0].element }
  }

  /// Returns an element whose box is nearest to a coordinate, by planar distance. `nil` where the index has
  /// none.
  public func nearest(to coordinate: Coordinate) throws(GEOSError) -> Element? {
    let point = Box(coordinate, coordinate)
    return try nearest(to: point) { _, box in box.distance(to: point) }
  }

  /// Returns an element that is nearest to a box by the given distance. `nil` where the index has none.
  ///
  /// - Parameter distance: planar, from the given box to the element; it must not be smaller than that to the
  ///   element's box, or a nearer element may be missed.
  public func nearest(
    to box: Box,
    distance: (Element, Box) throws(GEOSError) -> Double
  ) throws(GEOSError) -> Element? {
    let position = try built().nearest(to: box) { (position) throws(GEOSError) in
      try distance(entries[position].element, entries[position].box)
    }
    return position.map { entries[$0].element }
  }

  private func built() throws(GEOSError) -> BoxTree {
    if let tree { return tree }
    let built = try BoxTree(entries.lazy.map(\.box), in: session)
    tree = built
    return built
  }
}

@available(*, unavailable, message: "fill an index of its own in the other task")
extension SpatialIndex: Sendable {}

extension Box {
  /// Returns the distance between the nearest points of two boxes; 0 where they meet.
  func distance(to other: Box) -> Double {
    let x = max(0, max(minX - other.maxX, other.minX - maxX))
    let y = max(0, max(minY - other.maxY, other.minY - maxY))
    return (x * x + y * y).squareRoot()
  }
}
