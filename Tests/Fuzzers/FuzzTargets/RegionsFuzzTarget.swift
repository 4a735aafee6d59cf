import EdgeChains
import FrontLine
import GeoTypes
import Measurement

/// Land divided among regions that lie as near to its border as coordinates can, against an oracle that rounds
/// nothing.
///
/// Byte 0 says how the grid lies in the plane. Then two bytes for a corner: column and row of a coarse grid, and by
/// how many steps of a grid 2²⁰ times as fine it is off, −8 to 7. A first byte of `FF` ends a polygon, whose next is a
/// region; the first one is the land. So sides of regions run along those of the land but for a step, corners lie
/// on sides but for a rounding, and some are exactly where they seem to be.
public final class RegionsFuzzTarget: FuzzTarget {
  public init() {}

  public func finding(in bytes: [UInt8]) -> String? {
    let embedding = GridEmbedding(choice: bytes.first ?? 0)
    var rings: [ExactOverlap.Ring] = [[]]
    var place = 1
    while place + 1 < bytes.count, rings.count <= 4 {
      let (coarse, fine) = (bytes[place], bytes[place + 1])
      place += 2
      if coarse == 0xFF {
        rings.append([])
        continue
      }
      func coordinate(_ coarse: UInt8, _ fine: UInt8) -> Int { Int(coarse) << 20 + Int(fine) }
      // Never below 0: the whole is 8 steps to the right.
      rings[rings.count - 1].append(
        ExactOverlap.Corner(coordinate(coarse >> 4, fine >> 4), coordinate(coarse & 15, fine & 15)))
      if rings[rings.count - 1].count > 12 { return nil }
    }
    return RegionsCheck(embedding, land: rings[0], regions: Array(rings.dropFirst().prefix(3))).finding()
  }
}

/// How a grid of whole numbers lies in the plane of longitude and latitude.
public struct GridEmbedding: Sendable {
  let origin: Coordinate
  let x: (east: Double, north: Double)
  let y: (east: Double, north: Double)

  public init(
    origin: Coordinate, x: (east: Double, north: Double), y: (east: Double, north: Double)
  ) {
    (self.origin, self.x, self.y) = (origin, x, y)
  }

  /// A grid of steps of one length along meridians and parallels.
  public init(origin: Coordinate, step: Double) {
    self.init(origin: origin, x: (step, 0), y: (0, step))
  }

  init(choice: UInt8) {
    switch choice % 6 {
    // Every corner is a double as it stands.
    case 0: self.init(origin: Coordinate(x: 32, y: 32), step: 0x1p-22)
    // Decimals, each rounded by itself.
    case 1: self.init(origin: Coordinate(x: 30, y: 46), step: 1e-7)
    case 2: self.init(origin: Coordinate(x: 37.1, y: 48.3), step: 1e-9)
    case 3: self.init(origin: Coordinate(x: 30, y: 46), x: (1e-7, -7.1e-9), y: (1.37e-8, 1e-7))
    // Land of some millimetres, steps below the last bit.
    case 4: self.init(origin: Coordinate(x: 37, y: 48), step: 0x1p-49)
    // All around the equator and the meridian of Greenwich.
    default: self.init(origin: Coordinate(x: -0.8, y: -0.8), step: 1e-7)
    }
  }

  public func coordinate(_ x: Double, _ y: Double) -> Coordinate {
    Coordinate(
      x: origin.x + x * self.x.east + y * self.y.east, y: origin.y + x * self.x.north + y * self.y.north)
  }

  func polygon(_ ring: ExactOverlap.Ring) -> Polygon {
    let corners = ring.map { coordinate(Double($0.x), Double($0.y)) }
    return Polygon(exterior: Ring(corners + corners.prefix(1)))
  }
}

/// One land, some regions, and what the oracle says of them.
public struct RegionsCheck {
  private let embedding: GridEmbedding
  private let land: ExactOverlap.Ring
  private let regions: [ExactOverlap.Ring]

  public init(_ embedding: GridEmbedding, land: ExactOverlap.Ring, regions: [ExactOverlap.Ring]) {
    (self.embedding, self.land, self.regions) = (embedding, land, regions)
  }

  /// Whether the rings are polygons, on the grid and once their corners are rounded: repairs have tests of their own.
  public var isOfPolygons: Bool {
    let onGrid = GridEmbedding(origin: Coordinate(x: 0, y: 0), step: 1)
    return ([land] + regions).allSatisfy { ring in
      ring.count >= 3
        && [onGrid, embedding].allSatisfy { SimpleBoundary(of: $0.polygon(ring)) != nil }
    }
  }

  /// What is wrong; nil also where the rings are no polygons.
  public func finding() -> String? {
    if !isOfPolygons { return nil }
    do {
      try check()
      return nil
    } catch {
      return "\(error): land \(embedding.polygon(land)), regions \(regions.map(embedding.polygon))"
    }
  }

  private func check() throws {
    let surveyor = try Surveyor(earth: .wgs84Straight)
    let map = try RegionMap(
      regions.enumerated().map { Region(id: nil, name: "\($0)", polygons: [embedding.polygon($1)]) })
    let divider = try RegionDivider(map, surveyor: surveyor)
    let snapshot = Snapshot(
      path: "map", source: .generic,
      features: [
        StatusFeature(
          index: 0, name: nil, status: .occupied, part: nil, polygons: [embedding.polygon(land)])
      ])
    let land = try surveyor.survey(snapshot).land(of: .allOccupied)
    let quick = try divider.divide(land)
    let slow = try divider.divideAnew(land)
    let right = try oracle()
    // A square metre and a part in 10⁹; corners off by half a last bit, along all sides, besides.
    let rounding = Double((regions.count + 1) * 12) * 2e6 * 1e-9
    let tolerance = 1 + rounding + 1e-9 * right.wholeSquareMeters
    func require(_ what: String, _ value: (DividedFigures) -> Double) throws(Finding) {
      let (a, b, c) = (value(DividedFigures(quick)), value(DividedFigures(slow)), value(right))
      for (way, found) in [("cutting", a), ("noding", b)] where !((found - c).magnitude <= tolerance) {
        throw Finding("\(what) is \(found) m² by \(way), but \(c)")
      }
    }
    for region in regions.indices { try require("region \(region)") { $0.regions[region] } }
    try require("what lies outside") { $0.outsideSquareMeters }
    try require("what counts too often") { $0.repeatedSquareMeters }
    try require("the whole") { $0.wholeSquareMeters }
  }

  private struct DividedFigures {
    var wholeSquareMeters: Double
    var regions: [Double]
    var outsideSquareMeters: Double
    var repeatedSquareMeters: Double

    init(_ area: DividedArea) {
      wholeSquareMeters = area.wholeSquareMeters
      regions = area.regionSquareMeters
      outsideSquareMeters = area.outsideSquareMeters
      repeatedSquareMeters = area.repeatedSquareMeters
    }

    init(whole: Double, regions: [Double], outside: Double) {
      (wholeSquareMeters, self.regions, outsideSquareMeters) = (whole, regions, outside)
      repeatedSquareMeters = regions.reduce(0, +) + outside - whole
    }
  }

  /// By inclusion and exclusion of all sets of regions.
  private func oracle() throws -> DividedFigures {
    let terms = try EdgeTerms(.wgs84Straight)
    // The triangles of a ring that runs clockwise add up to −1 inside.
    let senses = regions.map(sense)
    let senseOfLand = sense(of: land)
    func squareMeters(_ members: [Int]) throws -> Double {
      var sum = 0.0
      let rings = [land] + members.map { regions[$0] }
      for (sign, ring) in ExactOverlap.pieces(of: rings) {
        let corners = ring.map { embedding.coordinate($0.x, $0.y) }
        var edges: [Edge] = []
        for (a, b) in zip(corners, corners.dropFirst() + corners.prefix(1)) where a != b {
          edges.append(Edge(from: a, to: b))
        }
        // Terms reach down to the equator: 10¹² m² and a rounding of each.
        for (edge, term) in zip(edges, try terms.squareMeters(of: edges)) {
          sum += Double(sign) * Double(edge.weight) * term
        }
      }
      return sum * Double(members.reduce(senseOfLand) { $0 * senses[$1] })
    }
    let whole = try squareMeters([])
    var outside = whole
    for set in 1..<(1 << regions.count) {
      let members = regions.indices.filter { set >> $0 & 1 == 1 }
      outside += (members.count.isMultiple(of: 2) ? 1 : -1) * (try squareMeters(members))
    }
    return DividedFigures(
      whole: whole, regions: try regions.indices.map { try squareMeters([$0]) }, outside: outside)
  }

  /// 1 for a ring that runs counter-clockwise, else −1.
  private func sense(of ring: ExactOverlap.Ring) -> Int {
    var doubled = 0
    for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1)) { doubled += a.x * b.y - b.x * a.y }
    return doubled < 0 ? -1 : 1
  }
}
