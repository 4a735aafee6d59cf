import EdgeChains
public import FrontLine
public import GeoTypes
import Geodesics

/// The positions of places in a tree, in which the nearest of thousands is found by looking at few.
public struct PlaceIndex: Sendable {
  private let places: PlaceList
  /// The index of each place in the list.
  private let indices: [Int]
  private let tree: BoxTree
  /// The boxes of the tree on every level, with what bounds of distances need; none for single places.
  private let bounds: [[BoundedBox]]
  /// The positions in the order of the tree, for bounds of distances.
  private let chords: [Chord]

  /// Indexes the places of a list.
  ///
  /// Complexity: O(*n* log *n*) in the places.
  public init(_ places: PlaceList) { self.init(places, Array(places.indices)) }

  /// Indexes the cities and towns of a list.
  public init(townsOf places: PlaceList) { self.init(places, places.indices.filter(places.isTown)) }

  private init(_ places: PlaceList, _ indices: [Int]) {
    self.places = places
    self.indices = indices
    let positions = indices.map(places.coordinate)
    tree = BoxTree(positions.map { Box($0, $0) })
    bounds = tree.levels.dropFirst().map { $0.map(BoundedBox.init) }
    chords = tree.order.map { Chord(at: positions[Int($0)]) }
  }

  /// Returns the nearest place; nil where there is none. Of equals it is the southernmost, then the first.
  ///
  /// Complexity: about O(log *n*).
  public func nearest(to position: Coordinate) -> NearestPlace? {
    var best: (index: Int, meters: Double, azimuth: Double)?
    // The nearest comes early in the order of the bounds.
    for (least, candidate) in candidates(for: position).sorted(by: { $0.leastMeters < $1.leastMeters }) {
      if let best, least > best.meters { break }
      let index = indices[Int(tree.order[candidate])]
      let place = places.coordinate(at: index)
      let way = Geodesic.wgs84.inverse(from: place, to: position)
      if let best,
        (best.meters, places.coordinate(at: best.index).y, best.index) <= (way.meters, place.y, index)
      {
        continue
      }
      best = (index, way.meters, way.startAzimuthDegrees)
    }
    return best.map { best in
      NearestPlace(
        place: places[best.index], meters: best.meters,
        bearingDegrees: best.azimuth < 0 ? best.azimuth + 360 : best.azimuth)
    }
  }

  /// Returns the places that may be the nearest, as positions in the tree.
  private func candidates(for position: Coordinate) -> [(leastMeters: Double, place: Int)] {
    let (point, chord) = (BoundedBox(Box(position, position)), Chord(at: position))
    var candidates: [(leastMeters: Double, place: Int)] = []
    var limit = Double.infinity
    func add(_ place: Int) {
      let meters = chord.bounds(to: chords[place])
      if meters.least > limit { return }
      limit = min(limit, meters.most)
      candidates.append((meters.least, place))
    }
    guard let top = bounds.indices.last else {
      for place in chords.indices { add(place) }
      return candidates
    }
    var queue = BinaryHeap()
    queue.push(
      BinaryHeap.Item(priority: 0, tree: 0, level: Int32(truncatingIfNeeded: top), index: 0))
    while let item = queue.popLeast(), item.priority <= limit * limit {
      let level = Int(item.level)
      for child in tree.children(of: Int(item.index), level: level + 1) {
        if level == 0 {
          add(child)
          continue
        }
        let square = point.squareMeters(to: bounds[level - 1][child])
        if square > limit * limit { continue }
        queue.push(
          BinaryHeap.Item(
            priority: square, tree: 0, level: item.level - 1, index: Int32(truncatingIfNeeded: child)))
      }
    }
    return candidates.filter { $0.leastMeters <= limit }
  }
}
