import FrontLine
import GeoJSON
import GeoTypes
import TestSupport
import Testing

@testable import FrontLineArchive

@Suite("Encoding")
struct EncodingTests {
  static let square = Ring([
    Coordinate(x: 37, y: 48), Coordinate(x: 38, y: 48), Coordinate(x: 38, y: 49), Coordinate(x: 37, y: 49),
    Coordinate(x: 37, y: 48),
  ])
  static let hole = Ring([
    Coordinate(x: 37.25, y: 48.25), Coordinate(x: 37.25, y: 48.5), Coordinate(x: 37.5, y: 48.5),
    Coordinate(x: 37.25, y: 48.25),
  ])
  static let polygon = Polygon(exterior: square, holes: [hole])

  /// By hand from OGC 06-103r4: byte order, type, number of rings, number of points, points.
  @Test("A polygon is well-known binary")
  func wellKnownBinary() {
    let bytes = WKB.bytes(of: Polygon(exterior: Self.square))
    #expect(bytes.prefix(13) == [1, 3, 0, 0, 0, 1, 0, 0, 0, 5, 0, 0, 0])
    // 37.0 is 0x4042800000000000.
    #expect(bytes[13..<21] == [0, 0, 0, 0, 0, 0x80, 0x42, 0x40])
    #expect(bytes.count == 13 + 5 * 16)
  }

  private func polygon(_ bytes: some Sequence<UInt8>) throws -> Polygon {
    try Array(bytes).withUnsafeBytes { bytes in
      var reader = ByteReader(bytes)
      return try WKB.polygon(&reader)
    }
  }

  private func proof(_ bytes: [UInt8], of digest: [UInt8]) throws -> StoredProof {
    try bytes.withUnsafeBytes { try StoredProof($0, of: digest) }
  }

  @Test("What is written is read again; what is cut off is refused")
  func roundTrip() throws {
    let bytes = WKB.bytes(of: Self.polygon)
    #expect(try polygon(bytes) == Self.polygon)
    for count in 0..<bytes.count {
      #expect(throws: ByteReader.Overrun.self) { try polygon(bytes[..<count]) }
    }
  }

  @Test("Counts that the bytes could not hold are refused before room is made for them")
  func counts() {
    for place in [5, 9] {
      var bytes = WKB.bytes(of: Self.polygon)
      bytes.replaceSubrange(place..<(place + 4), with: [0xFF, 0xFF, 0xFF, 0xFF])
      #expect(throws: ByteReader.Overrun.self) { try polygon(bytes) }
    }
  }

  @Test("The standard's header holds the box, and says what is empty")
  func header() throws {
    let bytes = GeoPackageGeometry.bytes(of: [Self.polygon], box: Self.polygon.box)
    #expect(bytes.prefix(8) == [0x47, 0x50, 0, 0b11, 0xE6, 0x10, 0, 0])
    let box = try bytes.withUnsafeBytes { try GeoPackageGeometry.box($0) }
    #expect(box == Box(minX: 37, minY: 48, maxX: 38, maxY: 49))
    // Behind the header with its box of four limits.
    let polygons = try bytes.withUnsafeBytes { bytes in
      var reader = ByteReader(UnsafeRawBufferPointer(rebasing: bytes[40...]))
      return try WKB.multiPolygon(&reader)
    }
    #expect(polygons == [Self.polygon])
    let empty = GeoPackageGeometry.bytes(of: [], box: .empty)
    #expect(empty[3] == 0b1_0001)
    let nowhere = try empty.withUnsafeBytes { try GeoPackageGeometry.box($0) }
    #expect(nowhere.isEmpty)
  }

  @Test("A proof is read as it was written, and refused with any bit turned")
  func proofs() throws {
    let digest = (0..<32).map { UInt8($0) }
    let edge = PolygonProof.DirectedEdge(start: Coordinate(x: 37, y: 48), end: Coordinate(x: 36, y: 48.5))
    let stored = StoredProof(
      squareMeters: 8_217_512_345.678, arithmetic: 0xFEDC_BA98_7654_3210,
      origin: (digest.reversed(), [edge, edge]))
    var bytes = stored.bytes(of: digest)
    #expect(try proof(bytes, of: digest) == stored)
    for bit in 0..<(bytes.count * 8) {
      bytes[bit / 8] ^= 1 << (bit % 8)
      #expect(throws: ByteReader.Overrun.self) { try proof(bytes, of: digest) }
      bytes[bit / 8] ^= 1 << (bit % 8)
    }
    // A proof belongs to its polygon.
    #expect(throws: ByteReader.Overrun.self) { try proof(bytes, of: digest.reversed()) }
  }

  @Test(
    "The place of a warning",
    arguments: [
      GeoJSONLocation.document,
      GeoJSONLocation(feature: 0, featureName: "", geometryPath: [0, 3], position: 7),
      GeoJSONLocation(
        feature: 12, featureName: "Окуповано", member: "bbox", polygon: 1, ring: 2, lineString: 3,
        byteOffset: 5, line: 6,
        column: 7),
    ])
  func place(place: GeoJSONLocation) throws {
    let found = try StoredLocation.bytes(of: place).withUnsafeBytes { try StoredLocation.location($0) }
    #expect(found == place)
  }
}
