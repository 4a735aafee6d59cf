import GEOS
import GeoTypes

/// Polygons out of bytes, on a grid so coarse that they touch, overlap in edges and meet in corners all the time.
///
/// Byte 0 says how fine the grid is and how its points lie in the plane. Each byte after it is a vertex: column
/// in the upper half, row in the lower; `FF` ends a polygon, `FE` begins a hole in it, `FD` ends a map.
struct GridLand {
  /// Whether all coordinates are small integers, so that no predicate is ever in doubt.
  let isExact: Bool
  /// The polygons of each map as they are written, valid or not.
  var maps: [[Polygon]] = []

  init(_ bytes: [UInt8], mapCount: Int) {
    let choice = bytes.first ?? 0
    let mask: UInt8 = [3, 7, 15, 15][Int(choice & 3)]
    isExact = choice & 0x0C == 0
    func coordinate(_ byte: UInt8) -> Coordinate {
      let (x, y) = (Double(byte >> 4 & mask), Double(byte & 15 & mask))
      return switch choice >> 2 & 3 {
      case 0: Coordinate(x: x, y: y)
      // Sheared, so that crossings and collinear points are rounded; where maps of Ukraine lie.
      case 1: Coordinate(x: 30 + x * 0.1 + y * 0.0137, y: 46 + y * 0.1 - x * 0.0071)
      case 2: Coordinate(x: 37 + x / 3, y: 48 + y / 7)
      default: Coordinate(x: 30 + x * 1e-6 + y * 1.7e-7, y: 46 + y * 1e-6)
      }
    }
    var polygons: [Polygon] = []
    var rings: [Ring] = []
    var ring: [Coordinate] = []
    func finishRing() {
      if let first = ring.first, ring.count >= 3 { rings.append(Ring(ring + [first])) }
      ring = []
    }
    func finishPolygon() {
      finishRing()
      if let exterior = rings.first {
        polygons.append(Polygon(exterior: exterior, holes: Array(rings.dropFirst())))
      }
      rings = []
    }
    for byte in bytes.dropFirst().prefix(160) {
      switch byte {
      case 0xFD:
        finishPolygon()
        maps.append(polygons)
        polygons = []
      case 0xFE: finishRing()
      case 0xFF: finishPolygon()
      default: ring.append(coordinate(byte))
      }
    }
    finishPolygon()
    maps.append(polygons)
    maps = Array(maps.prefix(mapCount))
    while maps.count < mapCount { maps.append([]) }
  }
}
