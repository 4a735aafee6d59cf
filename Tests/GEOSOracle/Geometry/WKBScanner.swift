/// Checks well-known binary before GEOS reads it.
///
/// GEOS recurses into collections and allocates as many members as the bytes announce. The scanner refuses
/// bytes that nest too deep or announce more than they could hold. It does not recurse itself.
struct WKBScanner {
  struct Refusal: Error {
    var message: String
    var offset: Int
  }

  private let bytes: [UInt8]
  private var offset = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func scan(deepest: Int) throws(Refusal) {
    // For each open collection, the number of members that are still to come.
    var open: [Int] = []
    repeat {
      while let members = open.popLast(), members > 0 {
        open.append(members - 1)
        break
      }
      if let members = try header() {
        // A multipolygon counts as a collection here, so a legal depth is one more than that of nested
        // collections.
        guard open.count <= deepest else {
          throw Refusal(message: "collections are nested more than \(deepest) deep", offset: offset)
        }
        open.append(members)
      }
      while open.last == 0 { open.removeLast() }
    } while !open.isEmpty
  }

  /// Reads one geometry to its end. Where it has members, reads only up to the first one and returns their
  /// number.
  private mutating func header() throws(Refusal) -> Int? {
    let start = offset
    guard offset < bytes.count, bytes[offset] <= 1 else {
      throw Refusal(message: "no byte order where a geometry should begin", offset: start)
    }
    let little = bytes[offset] == 1
    offset += 1
    let type = try number(little)
    if type & 0x2000_0000 != 0 { _ = try number(little) }
    let plain = type & 0x0FFF_FFFF
    var dimensions = 2
    if type & 0x8000_0000 != 0 || plain / 1000 == 1 || plain / 1000 == 3 { dimensions += 1 }
    if type & 0x4000_0000 != 0 || plain / 1000 == 2 || plain / 1000 == 3 { dimensions += 1 }
    switch plain % 1000 {
    case 1: try skip(1, of: 8 * dimensions)
    case 2: try skip(try number(little), of: 8 * dimensions)
    case 3:
      for _ in 0..<(try count(little, of: 4)) { try skip(try number(little), of: 8 * dimensions) }
    case 4...7: return try count(little, of: 5)
    default: throw Refusal(message: "geometries of type \(plain) are not supported", offset: start)
    }
    return nil
  }

  /// Reads a number of items that take at least `size` bytes each.
  private mutating func count(_ little: Bool, of size: Int) throws(Refusal) -> Int {
    let start = offset
    let count = Int(try number(little))
    guard count <= (bytes.count - offset) / size else {
      throw Refusal(message: "\(count) members are announced, more than the bytes hold", offset: start)
    }
    return count
  }

  private mutating func skip(_ count: some BinaryInteger, of size: Int) throws(Refusal) {
    guard Int(count) <= (bytes.count - offset) / size else {
      throw Refusal(message: "\(count) coordinates are announced, more than the bytes hold", offset: offset)
    }
    offset += Int(count) * size
  }

  private mutating func number(_ little: Bool) throws(Refusal) -> UInt32 {
    guard bytes.count - offset >= 4 else { throw Refusal(message: "the bytes end too early", offset: offset) }
    let quad = bytes[offset..<offset + 4]
    offset += 4
    return little
      ? quad.reversed().reduce(0) { $0 << 8 | UInt32($1) } : quad.reduce(0) { $0 << 8 | UInt32($1) }
  }
}
