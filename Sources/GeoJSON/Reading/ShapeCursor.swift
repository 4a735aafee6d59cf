internal import CSimdJSON
internal import GeoTypes

/// Reads geometries from the two buffers, structure and coordinates, that the parser has filled.
struct ShapeCursor {
  private let shape: UnsafeBufferPointer<UInt32>
  private let coordinates: UnsafeRawBufferPointer
  private var word = 0
  private var byte = 0

  init(_ result: csj_result) {
    shape = UnsafeBufferPointer(start: result.shape, count: result.shape_count)
    coordinates = UnsafeRawBufferPointer(
      start: result.coordinates,
      count: result.coordinate_count * MemoryLayout<Coordinate>.stride
    )
  }

  mutating func geometry() -> Geometry {
    switch csj_kind(rawValue: next()) {
    case CSJ_KIND_POINT: .point(run(1)[0])
    case CSJ_KIND_MULTI_POINT: .multiPoint(run())
    case CSJ_KIND_LINE_STRING: .lineString(LineString(run()))
    case CSJ_KIND_MULTI_LINE_STRING: .multiLineString(many { LineString($0.run()) })
    case CSJ_KIND_POLYGON: .polygon(polygon())
    case CSJ_KIND_MULTI_POLYGON: .multiPolygon(MultiPolygon(many { $0.polygon() }))
    default: .collection(many { $0.geometry() })
    }
  }

  private mutating func polygon() -> Polygon {
    let count = next()
    guard count > 0 else { return Polygon(exterior: Ring([])) }
    let exterior = Ring(run())
    guard count > 1 else { return Polygon(exterior: exterior) }
    var holes: [Ring] = []
    holes.reserveCapacity(Int(count) - 1)
    for _ in 1..<count { holes.append(Ring(run())) }
    return Polygon(exterior: exterior, holes: holes)
  }

  private mutating func many<Element>(_ element: (inout ShapeCursor) -> Element) -> [Element] {
    let count = Int(next())
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count { elements.append(element(&self)) }
    return elements
  }

  /// Reads the next coordinates, whose number is the next word: one allocation, one copy.
  private mutating func run() -> [Coordinate] { run(Int(next())) }

  private mutating func run(_ count: Int) -> [Coordinate] {
    // An array with a capacity of 0 would store its count in the empty array that all threads share.
    if count == 0 { return [] }
    let size = count * MemoryLayout<Coordinate>.stride
    let source = UnsafeRawBufferPointer(rebasing: coordinates[byte..<byte + size])
    byte += size
    return [Coordinate](unsafeUninitializedCapacity: count) { target, initialized in
      UnsafeMutableRawBufferPointer(target).copyMemory(from: source)
      initialized = count
    }
  }

  private mutating func next() -> UInt32 {
    defer { word += 1 }
    return shape[word]
  }
}
