import EdgeChains
import GeoTypes
import Measurement

/// Whole numbers as bytes, seven bits in each, the lowest first: small ones are short.
struct NumberBytes {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ number: Int) {
    var rest = UInt64(max(0, number))
    while rest >= 128 {
      bytes.append(UInt8(rest & 127) | 128)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Adds a number of either sign: 0, −1, 1, −2, … are 0, 1, 2, 3, …
  mutating func add(signed number: Int) { add(number >= 0 ? 2 * number : -2 * number - 1) }
}

/// Lines as the differences of their positions, in whole parts of a degree.
struct LineData {
  private var numbers = NumberBytes()
  /// The parts of a degree.
  private let scale: Double
  private var last = (x: 0, y: 0)

  init(partsOfDegree scale: Double) { self.scale = scale }

  var text: String { base64(numbers.bytes) }

  mutating func add(_ number: Int) { numbers.add(number) }

  /// Adds the number of positions, and how each differs from the one before, that of the line before included.
  mutating func add(_ line: [Coordinate]) {
    numbers.add(line.count)
    for position in line {
      let next = (x: Int((position.x * scale).rounded()), y: Int((position.y * scale).rounded()))
      numbers.add(signed: next.x - last.x)
      numbers.add(signed: next.y - last.y)
      last = next
    }
  }

  /// Adds how many lines follow, and the lines.
  mutating func add(_ lines: [[Coordinate]]) {
    numbers.add(lines.count)
    for line in lines { add(line) }
  }
}

extension LineData {
  /// Ten million parts of a degree, a centimetre: all that sources publish.
  static let exact = 1e7
  /// A hundred thousand parts, a metre: for what is only drawn.
  static let drawn = 1e5

  /// Returns lines that are only drawn, without the positions that no zoom of a page shows.
  static func drawn(_ lines: [[Coordinate]], toleranceDegrees tolerance: Double) -> String {
    var data = LineData(partsOfDegree: drawn)
    data.add(lines.map { line in PlaneLine(line).indicesKept(tolerance: tolerance).map { line[$0] } })
    return data.text
  }
}

extension BorderHistory {
  /// The history as numbers: for each list of spells their layers and days, then the arcs that have them.
  ///
  /// - Parameter layers: The layers that are written, in this order.
  func data(layers: [Int]) -> String {
    var data = LineData(partsOfDegree: LineData.exact)
    let numbers = Dictionary(uniqueKeysWithValues: layers.enumerated().map { ($1, $0) })
    var arcsOfSpells = [[Arc]](repeating: [], count: spells.count)
    for arc in arcs { arcsOfSpells[arc.spells].append(arc) }
    let written = spells.indices.filter { index in spells[index].contains { numbers[$0.layer] != nil } }
    data.add(written.count)
    for index in written {
      let own = spells[index].compactMap { spell in numbers[spell.layer].map { (spell, $0) } }
      data.add(own.count)
      for (spell, layer) in own {
        data.add(layer << 1 | (spell.isForward ? 1 : 0))
        data.add(spell.first)
        data.add(spell.last - spell.first)
      }
      data.add(arcsOfSpells[index].map(\.coordinates))
    }
    return data.text
  }
}
