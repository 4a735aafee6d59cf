import Foundation
import TestSupport

/// A country of cells between parallels and meridians, each with a status, and the oracle for its figures.
struct CellWorld {
  enum Status: String, CaseIterable {
    case free, occupied, contested
    case occupiedBefore2022 = "occupied-before-2022"

    var isTerritory: Bool { self == .occupied || self == .occupiedBefore2022 }
  }

  struct Cell: Hashable {
    var column, row: Int
  }

  static let columns = 20
  static let rows = 12
  /// Degrees of longitude and latitude, which two decimals hold.
  static let size = 0.05
  static let (west, south) = (36.0, 47.5)

  private var statuses: [Status]

  private subscript(cell: Cell) -> Status {
    get { statuses[cell.row * Self.columns + cell.column] }
    set { statuses[cell.row * Self.columns + cell.column] = newValue }
  }

  private static let cells = (0..<rows).flatMap { row in (0..<columns).map { Cell(column: $0, row: row) } }

  /// Returns a country on so many days: blots of land, of which some cells change from day to day.
  static func days(_ count: Int, seed: UInt64) -> [CellWorld] {
    var random = SeededGenerator(seed: seed)
    var world = CellWorld(statuses: Array(repeating: .free, count: columns * rows))
    for _ in 0..<14 {
      let status = Status.allCases.randomElement(using: &random) ?? .occupied
      let (left, low) = (
        Int.random(in: 0..<columns, using: &random), Int.random(in: 0..<rows, using: &random)
      )
      for column in left..<min(columns, left + Int.random(in: 1...8, using: &random)) {
        for row in low..<min(rows, low + Int.random(in: 1...6, using: &random)) {
          world[Cell(column: column, row: row)] = status
        }
      }
    }
    var days: [CellWorld] = []
    for _ in 0..<count {
      days.append(world)
      for cell in cells where Int.random(in: 0..<10, using: &random) == 0 {
        world[cell] = Status.allCases.randomElement(using: &random) ?? .free
      }
    }
    return days
  }

  // MARK: As files

  /// Returns GeoJSON with a rectangle for each run of cells of one status, in rows or in columns.
  func geoJSON(inColumns: Bool) -> String {
    var features: [String] = []
    let (lines, length) = inColumns ? (Self.columns, Self.rows) : (Self.rows, Self.columns)
    func cell(_ line: Int, _ place: Int) -> Cell {
      inColumns ? Cell(column: line, row: place) : Cell(column: place, row: line)
    }
    for line in 0..<lines {
      var start = 0
      for place in 1...length where place == length || self[cell(line, place)] != self[cell(line, start)] {
        let status = self[cell(line, start)]
        if status != .free {
          features.append(
            Fixtures.feature(
              Self.rectangle(cell(line, start), cell(line, place - 1)), #"{"status":"\#(status.rawValue)"}"#))
        }
        start = place
      }
    }
    return Fixtures.collection(features)
  }

  private static func rectangle(_ first: Cell, _ last: Cell) -> String {
    Fixtures.rectangle(
      edge(west, first.column), edge(south, first.row), edge(west, last.column + 1), edge(south, last.row + 1)
    )
  }

  /// Returns the degrees of an edge, with two decimals as they are written.
  private static func edge(_ origin: Double, _ number: Int) -> Double {
    ((origin + Double(number) * size) * 100).rounded() / 100
  }

  // MARK: Regions

  /// Columns and rows of each; the rest lies outside all of them.
  static let regions = ["A": (0..<9, 0..<7), "B": (9..<17, 0..<7), "C": (0..<17, 7..<10)]

  static func region(of cell: Cell) -> String? {
    regions.first { $0.value.0.contains(cell.column) && $0.value.1.contains(cell.row) }?.key
  }

  static var regionsGeoJSON: String {
    Fixtures.collection(
      regions.sorted { $0.key < $1.key }.map { name, spans in
        Fixtures.feature(
          rectangle(
            Cell(column: spans.0.lowerBound, row: spans.1.lowerBound),
            Cell(column: spans.0.upperBound - 1, row: spans.1.upperBound - 1)), #"{"name":"\#(name)"}"#)
      })
  }

  // MARK: Areas

  private static let (radius, flattening) = (6_378_137.0, 1 / 298.257223563)
  private static let eccentricity = (flattening * (2 - flattening)).squareRoot()

  /// Returns the square kilometres of a cell: the zone of the ellipsoid between its parallels, in closed form.
  private static func area(of cell: Cell) -> Double {
    func zone(_ latitude: Double) -> Double {
      let (sine, e) = (sin(latitude * .pi / 180), eccentricity)
      return sine / (1 - e * e * sine * sine) + log((1 + e * sine) / (1 - e * sine)) / (2 * e)
    }
    let width = (edge(west, cell.column + 1) - edge(west, cell.column)) * .pi / 180
    let polar = radius * (1 - flattening)
    return width * polar * polar / 2 * (zone(edge(south, cell.row + 1)) - zone(edge(south, cell.row))) / 1e6
  }

  func area(in isIn: (Cell) -> Bool = { _ in true }, where counts: (Status) -> Bool) -> Double {
    Self.cells.filter { isIn($0) && counts(self[$0]) }.reduce(0) { $0 + Self.area(of: $1) }
  }

  /// Returns the area of cells by their status here and in a later world.
  func area(
    becoming later: CellWorld, in isIn: (Cell) -> Bool = { _ in true }, where counts: (Status, Status) -> Bool
  ) -> Double {
    Self.cells.filter { isIn($0) && counts(self[$0], later[$0]) }.reduce(0) { $0 + Self.area(of: $1) }
  }

  // MARK: Distances

  static func point(using random: inout SeededGenerator) -> (x: Double, y: Double) {
    func rounded(_ value: Double) -> Double { (value * 1e4).rounded() / 1e4 }
    return (
      rounded(Double.random(in: west - 0.3...west + 1.3, using: &random)),
      rounded(Double.random(in: south - 0.3...south + 0.9, using: &random))
    )
  }

  /// Returns the metres from a point to the nearest cell of the territory; 0 inside.
  func meters(from point: (x: Double, y: Double)) -> Double {
    var least = Double.infinity
    for cell in Self.cells where self[cell].isTerritory {
      let xs = (Self.edge(Self.west, cell.column), Self.edge(Self.west, cell.column + 1))
      let ys = (Self.edge(Self.south, cell.row), Self.edge(Self.south, cell.row + 1))
      if xs.0 <= point.x, point.x <= xs.1, ys.0 <= point.y, point.y <= ys.1 { return 0 }
      for y in [ys.0, ys.1] { least = min(least, Self.least(xs.0, xs.1) { Self.meters(point, ($0, y)) }) }
      for x in [xs.0, xs.1] { least = min(least, Self.least(ys.0, ys.1) { Self.meters(point, (x, $0)) }) }
    }
    return least
  }

  /// Returns the least value of a function with one valley: the range is cut to two thirds again and again.
  private static func least(_ low: Double, _ high: Double, of value: (Double) -> Double) -> Double {
    var (low, high) = (low, high)
    for _ in 0..<60 {
      let (first, second) = (low + (high - low) / 3, high - (high - low) / 3)
      if value(first) < value(second) { high = second } else { low = first }
    }
    return value((low + high) / 2)
  }

  /// Returns the length of the geodesic between two points (T. Vincenty, "Direct and inverse solutions of geodesics on
  /// the ellipsoid", 1975).
  private static func meters(_ a: (x: Double, y: Double), _ b: (x: Double, y: Double)) -> Double {
    let polar = radius * (1 - flattening)
    func reduced(_ latitude: Double) -> Double { atan((1 - flattening) * tan(latitude * .pi / 180)) }
    let (u1, u2, l) = (reduced(a.y), reduced(b.y), (b.x - a.x) * .pi / 180)
    var lambda = l
    while true {
      let (x, y) = (cos(u2) * sin(lambda), cos(u1) * sin(u2) - sin(u1) * cos(u2) * cos(lambda))
      let sinSigma = (x * x + y * y).squareRoot()
      if sinSigma == 0 { return 0 }
      let cosSigma = sin(u1) * sin(u2) + cos(u1) * cos(u2) * cos(lambda)
      let sigma = atan2(sinSigma, cosSigma)
      let sinAlpha = cos(u1) * cos(u2) * sin(lambda) / sinSigma
      let squared = 1 - sinAlpha * sinAlpha
      let middle = squared == 0 ? 0 : cosSigma - 2 * sin(u1) * sin(u2) / squared
      let c = flattening / 16 * squared * (4 + flattening * (4 - 3 * squared))
      let last = lambda
      lambda =
        l + (1 - c) * flattening * sinAlpha
        * (sigma + c * sinSigma * (middle + c * cosSigma * (2 * middle * middle - 1)))
      guard abs(lambda - last) < 1e-13 else { continue }
      let u = squared * (radius * radius - polar * polar) / (polar * polar)
      let big = 1 + u / 16384 * (4096 + u * (-768 + u * (320 - 175 * u)))
      let small = u / 1024 * (256 + u * (-128 + u * (74 - 47 * u)))
      let delta =
        small * sinSigma
        * (middle + small / 4
          * (cosSigma * (2 * middle * middle - 1)
            - small / 6 * middle * (4 * sinSigma * sinSigma - 3) * (4 * middle * middle - 3)))
      return polar * big * (sigma - delta)
    }
  }
}
