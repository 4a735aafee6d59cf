import GeoTypes

/// Straight edges in cells of longitude and latitude, to find the nearest.
struct SegmentGrid {
  /// 0.05°: about 4 by 5.5 km.
  private static let cell = 0.05
  /// Cells further away than this are not searched: 40 of them are 150 km and more.
  private static let reach = 40

  private struct Cell: Hashable {
    var x: Int
    var y: Int

    init(x: Int, y: Int) { (self.x, self.y) = (x, y) }
    init(_ coordinate: Coordinate) {
      self.init(
        x: Int((coordinate.x / SegmentGrid.cell).rounded(.down)),
        y: Int((coordinate.y / SegmentGrid.cell).rounded(.down)))
    }
  }

  private var segments: [(Coordinate, Coordinate)] = []
  private var cells: [Cell: [Int32]] = [:]

  init() {}

  init(_ lines: some Sequence<[Coordinate]>) {
    for line in lines { for (a, b) in zip(line, line.dropFirst()) { add(a, b) } }
  }

  var isEmpty: Bool { segments.isEmpty }

  /// A segment stands in every cell that its pieces of a cell's size may touch.
  mutating func add(_ a: Coordinate, _ b: Coordinate) {
    let number = Int32(truncatingIfNeeded: segments.count)
    segments.append((a, b))
    let pieces = max(1, Int((max(abs(b.x - a.x), abs(b.y - a.y)) / Self.cell).rounded(.up)))
    var last: Set<Cell> = []
    for piece in 0..<pieces {
      let (from, to) = (between(a, b, piece, pieces), between(a, b, piece + 1, pieces))
      let (low, high) = (
        Cell(Coordinate(x: min(from.x, to.x), y: min(from.y, to.y))),
        Cell(Coordinate(x: max(from.x, to.x), y: max(from.y, to.y)))
      )
      var own: Set<Cell> = []
      for x in low.x...high.x {
        for y in low.y...high.y {
          let cell = Cell(x: x, y: y)
          own.insert(cell)
          if !last.contains(cell) { cells[cell, default: []].append(number) }
        }
      }
      last = own
    }
  }

  private func between(_ a: Coordinate, _ b: Coordinate, _ piece: Int, _ pieces: Int) -> Coordinate {
    if piece == 0 { return a }
    if piece == pieces { return b }
    let share = Double(piece) / Double(pieces)
    return Coordinate(x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y))
  }

  /// The nearest point of all segments, if it is no further than a limit.
  func nearest(to point: Coordinate, within limitMeters: Double = .infinity) -> (
    point: Coordinate, meters: Double
  )? {
    let plane = LocalPlane(at: point)
    let center = Cell(point)
    let cellMeters = Self.cell * min(plane.metersPerDegreeX, plane.metersPerDegreeY)
    var best: (point: Coordinate, meters: Double)?
    for ring in 0...Self.reach {
      // Cells of this ring and beyond are at least so far away.
      let least = Double(max(0, ring - 1)) * cellMeters
      if least > limitMeters || best.map({ least > $0.meters }) ?? false { break }
      for cell in Self.cells(at: ring, around: center) {
        for number in cells[cell] ?? [] {
          let (a, b) = segments[Int(number)]
          let found = plane.nearest(on: a, b)
          if found.meters < best?.meters ?? .infinity { best = found }
        }
      }
    }
    return best.flatMap { $0.meters <= limitMeters ? $0 : nil }
  }

  private static func cells(at ring: Int, around center: Cell) -> [Cell] {
    if ring == 0 { return [center] }
    var cells: [Cell] = []
    for offset in -ring...ring {
      cells.append(Cell(x: center.x + offset, y: center.y - ring))
      cells.append(Cell(x: center.x + offset, y: center.y + ring))
      if abs(offset) < ring {
        cells.append(Cell(x: center.x - ring, y: center.y + offset))
        cells.append(Cell(x: center.x + ring, y: center.y + offset))
      }
    }
    return cells
  }
}
