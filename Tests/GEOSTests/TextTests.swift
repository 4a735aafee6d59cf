import GEOS
import GEOSOracle
import GeoTypes
import TestSupport
import Testing

@Suite("Well-known text and binary")
struct TextTests {
  let session: GEOSSession

  init() throws(GEOSError) { session = try GEOSSession() }

  @Test("Text keeps every digit, or as many as asked for")
  func digits() throws {
    let third = try GEOSGeometry(Coordinate(x: 1.0 / 3, y: 1e-9), in: session)
    #expect(try GEOSGeometry(wkt: third.wkt(), in: session).centroid == Coordinate(x: 1.0 / 3, y: 1e-9))
    #expect(try third.wkt(decimals: 3) == "POINT (0.333 0)")
    #expect("\(third)" == "POINT (0.333333 0)")
  }

  @Test(
    "Text that is not WKT is refused",
    arguments: [
      "", " ", "POINT", "POINT (1)", "POINT (1 2", "POINT (1 2) x", "POINT EMPTY (1 2)", "POINT EMPTY EMPTY",
      "POINT EMPTYX", "POINT (1 2))", "POINT (1 2) POINT (1 2)", "POINT (1 2)\0x", "POINT (a b)",
      "CIRCLE (1 2)",
      "POLYGON ((0 0, 1 0, 1 1))", "POLYGON ((0 0, 1 0, 1 1, 0 1))", "LINESTRING (0 0)", "POINT (nan 1)",
      "POINT (1 inf)", "POINT (1e999 1)", "LINESTRING (0 0, 1 -inf)", ")))", "POLYGON ((", "😀",
    ]
  )
  func badText(text: String) throws {
    let found = try #require(error { () throws(GEOSError) in _ = try GEOSGeometry(wkt: text, in: session) })
    #expect(!found.message.isEmpty)
  }

  @Test("White space and the case of letters do not matter")
  func spaces() throws {
    #expect(try GEOSGeometry(wkt: "\n point(1 2)\t ", in: session).wkt() == "POINT (1 2)")
    #expect(try GEOSGeometry(wkt: "Point Empty \r\n", in: session).isEmpty)
  }

  @Test("A third dimension is read and left out")
  func thirdDimension() throws {
    #expect(
      try GEOSGeometry(wkt: "LINESTRING Z (0 0 5, 1 2 6)", in: session).wkt() == "LINESTRING (0 0, 1 2)"
    )
    let extended: [UInt8] =
      [1, 1, 0, 0, 0xA0, 0xE6, 0x10, 0, 0]
      + [1.0, 2.0, 3.0].flatMap { withUnsafeBytes(of: $0.bitPattern.littleEndian, Array.init) }
    #expect(try GEOSGeometry(wkb: extended, in: session).geometry == .point(Coordinate(x: 1, y: 2)))
  }

  @Test("Big-endian bytes are read")
  func bigEndian() throws {
    let bytes: [UInt8] =
      [0, 0, 0, 0, 1] + [1.0, 2.0].flatMap { withUnsafeBytes(of: $0.bitPattern.bigEndian, Array.init) }
    #expect(try GEOSGeometry(wkb: bytes, in: session).centroid == Coordinate(x: 1, y: 2))
  }

  @Test("Bytes that end too early, announce too much or are nonsense are refused")
  func badBytes() throws {
    let bytes = try GEOSGeometry(
      .collection([.polygon(ConversionTests.holed), .point(Coordinate(x: 1, y: 2))]),
      in: session
    ).wkb()
    for count in 0..<bytes.count {
      #expect(throws: GEOSError.self) { try GEOSGeometry(wkb: Array(bytes.prefix(count)), in: session) }
    }
    for type: UInt8 in 1...7 {
      let huge: [UInt8] = [1, type, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF]
      #expect(throws: GEOSError.self) { try GEOSGeometry(wkb: huge, in: session) }
    }
    #expect(throws: GEOSError.self) { try GEOSGeometry(wkb: [1, 8, 0, 0, 0, 0, 0, 0, 0], in: session) }
  }

  @Test("Damaged bytes are read or refused, never more")
  func damagedBytes() throws {
    let bytes = try GEOSGeometry(.collection(ConversionTests.values), in: session).wkb()
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<3000 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        damaged[Int.random(in: 0..<damaged.count, using: &generator)] = .random(
          in: 0...255,
          using: &generator
        )
      }
      guard let geometry = try? GEOSGeometry(wkb: damaged, in: session) else { continue }
      let box = try geometry.box
      #expect(
        box.isEmpty || (box.minX.isFinite && box.maxX.isFinite && box.minY.isFinite && box.maxY.isFinite)
      )
    }
  }
}
