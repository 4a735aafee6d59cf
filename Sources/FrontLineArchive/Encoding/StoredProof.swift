internal import Digests
internal import FrontLine
internal import GeoTypes
internal import Measurement

/// The proof of a polygon, as `polygons.proof` holds it.
///
/// Little-endian: the area in square metres (8 bytes), the fingerprint of the arithmetic that it was computed with
/// (8), whether there is an origin (1), the origin's SHA-256 (32), the number of edges (4), for each edge its start
/// and end (32). At the end stand the first 8 bytes of a SHA-256: that of the polygon's SHA-256 followed by all of
/// these.
struct StoredProof: Hashable, Sendable {
  var squareMeters: Double
  var arithmetic: UInt64
  var origin: (digest: [UInt8], difference: [PolygonProof.DirectedEdge])?

  static func == (left: StoredProof, right: StoredProof) -> Bool {
    left.squareMeters.bitPattern == right.squareMeters.bitPattern && left.arithmetic == right.arithmetic
      && left.origin?.digest == right.origin?.digest && left.origin?.difference == right.origin?.difference
  }

  func hash(into hasher: inout Hasher) { hasher.combine(squareMeters) }

  func bytes(of polygonDigest: [UInt8]) -> [UInt8] {
    var writer = ByteWriter()
    writer.write(squareMeters)
    writer.write(arithmetic)
    writer.write(UInt8(origin == nil ? 0 : 1))
    if let origin {
      writer.write(origin.digest)
      writer.write(UInt32(origin.difference.count))
      for edge in origin.difference {
        for number in [edge.start.x, edge.start.y, edge.end.x, edge.end.y] { writer.write(number) }
      }
    }
    let check = Self.check(polygonDigest, writer.bytes[...])
    writer.write(check)
    return writer.bytes
  }

  init(
    squareMeters: Double, arithmetic: UInt64,
    origin: (digest: [UInt8], difference: [PolygonProof.DirectedEdge])?
  ) {
    self.squareMeters = squareMeters
    self.arithmetic = arithmetic
    self.origin = origin
  }

  init(_ bytes: UnsafeRawBufferPointer, of polygonDigest: [UInt8]) throws {
    guard bytes.count >= 25,
      Self.check(polygonDigest, bytes.dropLast(8)).elementsEqual(bytes.suffix(8))
    else { throw ByteReader.Overrun() }
    var reader = ByteReader(UnsafeRawBufferPointer(rebasing: bytes.dropLast(8)))
    squareMeters = try reader.double()
    arithmetic = try reader.read()
    guard try reader.read(UInt8.self) == 1 else { return }
    let digest = Array(try reader.raw(32))
    let count = Int(try reader.read(UInt32.self))
    let source = try reader.raw(count * 32)
    origin = (
      digest,
      (0..<count).map { edge in
        func number(_ index: Int) -> Double {
          source.loadUnaligned(fromByteOffset: edge * 32 + index * 8, as: Double.self)
        }
        return PolygonProof.DirectedEdge(
          start: Coordinate(x: number(0), y: number(1)), end: Coordinate(x: number(2), y: number(3)))
      }
    )
  }

  private static func check(_ digest: [UInt8], _ content: some Collection<UInt8>) -> ArraySlice<UInt8> {
    let all = digest + content
    return all.withUnsafeBytes { SHA256Digest(of: $0).bytes }[..<8]
  }

  /// Returns the proof in the form that surveys take. It has the area only if this machine would compute the same.
  func proof(of polygonDigest: [UInt8]) -> PolygonProof {
    PolygonProof(
      key: PolygonProof.Key(digest: polygonDigest),
      squareMeters: arithmetic == ArithmeticFingerprint.wgs84 ? squareMeters : nil,
      origin: origin.map {
        PolygonProof.Origin(key: PolygonProof.Key(digest: $0.digest), difference: $0.difference)
      })
  }
}

extension PolygonProof.Key {
  /// Takes half of a digest of 32 bytes.
  init(digest: [UInt8]) {
    let halves = digest.withUnsafeBytes { bytes in
      (0..<2).map { half in
        half * 8 + 8 <= bytes.count ? bytes.loadUnaligned(fromByteOffset: half * 8, as: UInt64.self) : 0
      }
    }
    self.init(high: halves[0], low: halves[1])
  }

  static func bytes(_ key: PolygonProof.Key) -> [UInt8] {
    withUnsafeBytes(of: (key.high, key.low)) { Array($0) }
  }
}
