import GeoTypes
import TestSupport
import Testing

@testable import GeoJSON

/// Lists of positions are parsed apart from the rest of a text, and those that the last text had are copied. None
/// of that may show.
@Suite("Lists of positions")
struct PositionListTests {
  /// The document, or the refusal in words.
  private func outcome(_ bytes: [UInt8], _ reader: GeoJSONReader) -> String {
    do throws(GeoJSONError) {
      return "\(try reader.read(bytes))"
    } catch {
      return "\(error)"
    }
  }

  private func line(_ position: String) -> String {
    #"{"type":"LineString","coordinates":[[30.1234567,50.1234567],[30.5,50.5],\#(position)]}"#
  }

  @Test(
    "Numbers are what Swift makes of them",
    arguments: [
      "0", "-0.0", "37.25", "-37.8580809", "9007199254740993", "9007199254740993.0", "9007199254740992.5",
      "90071992.54740993", "37.85808091234567", "37.785808091234567", "0.1234567890123456789", "1e2",
      "1.5E-07",
      "-2.5e+03", "12345678901", "123456789012345678", "1e-99", "4.9e-324", "1e308",
      "0.00000000000000000000001",
      "1000000000000.1234567",
    ])
  func numbers(_ number: String) throws {
    let document = try read(line("[\(number),\(number)]"))
    guard case .lineString(let line)? = document.features.first?.geometry else { return #expect(Bool(false)) }
    let expected = try #require(Double(number))
    #expect(line.coordinates.count == 3)
    #expect(line.coordinates[2].x.bitPattern == expected.bitPattern)
    #expect(line.coordinates[2].y.bitPattern == expected.bitPattern)
  }

  @Test("An integer has no negative zero")
  func negativeZero() throws {
    let document = try read(line("[-0,-0.0]"))
    guard case .lineString(let line)? = document.features.first?.geometry else { return #expect(Bool(false)) }
    #expect(line.coordinates[2].x.sign == .plus && line.coordinates[2].y.sign == .minus)
  }

  @Test(
    "What is no number in JSON is refused",
    arguments: [
      "00", "01", "-01", "+1", "1.", ".5", "-", "1e", "1e+", "1.e5", "0x10", "NaN", "Infinity", "1_0",
      "1e309", "1 2",
      "123456789012345678901234", "1,,2", "\u{B}1", "1\u{A0}", "١",
    ])
  func noNumbers(_ number: String) throws {
    let error = try refusal(line("[\(number),48]"))
    #expect(error.message.contains("JSON") || error.message.contains("number"), "\(error)")
    _ = try refusal(line("[48,\(number)]"))
    _ = try refusal(line("[48,48,\(number)]"))
  }

  @Test("No text can hold a marker of its own")
  func forgery() throws {
    let list = "[[37.25,48.25],[38.25,48.25],[38.25,49.25]]"
    for mark in ["\u{7F}0", #"\u007f0"#, #"\u007F0"#, #"\u007F\u0030"#] {
      let forged =
        #"{"type":"Feature","properties":{"a":\#(list)},"geometry":{"type":"LineString","coordinates":[["\#(mark)"]]}}"#
      let error = try refusal(forged)
      #expect(error.message.contains("number"), "\(error)")
      let document = try read(
        #"{"type":"Feature","properties":{"a":"\#(mark)","b":[["\#(mark)"]]},"geometry":{"type":"LineString","coordinates":\#(list)}}"#
      )
      let properties = try #require(document.features.first).properties
      #expect(properties["a"] == "\u{7F}0" && properties["b"] == [["\u{7F}0"]])
      #expect(document.features.first?.geometry?.polygons.isEmpty == true)
    }
  }

  @Test("Lists in properties, in strings and beside others are what they were")
  func elsewhere() throws {
    let list = "[[37.25,48.25],[38.25,48.25],[38.25,49.25],[37.25,48.25]]"
    let document = try read(
      #"{"type":"Feature","bbox":\#(list),"properties":{"a":\#(list),"b":"\#(list)","c":"\#(list),\#(list)"},"geometry":{"type":"Polygon","coordinates":[[[0.5,0.5]]],"coordinates":[\#(list)]}}"#
    )
    let feature = try #require(document.features.first)
    #expect(feature.properties["a"] == [[37.25, 48.25], [38.25, 48.25], [38.25, 49.25], [37.25, 48.25]])
    #expect(feature.properties["b"] == .string(list))
    #expect(feature.properties["c"] == .string("\(list),\(list)"))
    #expect(feature.geometry?.polygons.first?.exterior.coordinates.count == 4)
    #expect(document.warnings.count == 2, "\(document.warnings)")
  }

  @Test("Points among lists, and multi-points that are skipped, keep the order of coordinates")
  func order() throws {
    let point = #"{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{}}"#
    let points =
      #"{"type":"Feature","geometry":{"type":"MultiPoint","coordinates":[[3.125,4.125],[5.125,6.125],[7.125,8.125]]},"properties":{}}"#
    let ring = polygonFeature("[[[37.25,48],[38.25,48],[38.25,49],[37.25,49],[37.25,48]]]")
    let text = collection(ring, point, points, ring, point, ring)
    let expected = try #require(try read(collection(ring)).features.first?.geometry)
    for isSkipping in [false, true] {
      let document = try read(text, .init(pointFeatures: isSkipping ? .skip : .read))
      let polygons = document.features.filter { $0.geometry?.polygons.isEmpty == false }
      #expect(polygons.map(\.geometry) == [expected, expected, expected])
      #expect(polygons.map(\.index) == [0, 3, 5])
    }
  }

  @Test("Numbers of ordinates and heights are noticed as they were")
  func dimensions() throws {
    func warnings(_ ring: String) throws -> [String] {
      try read(polygonFeature("[\(ring)]")).warnings.map(\.message)
    }
    #expect(try warnings("[[37.25,48,1],[38.25,48,1],[38.25,49,1],[37.25,48,1]]").isEmpty)
    #expect(try warnings("[[37.25,48],[38.25,48,1],[38.25,49,1],[37.25,48]]").count == 1)
    #expect(try warnings("[[37.25,48,1],[38.25,48,1],[38.25,49,1],[37.25,48,2]]").count == 1)
    #expect(try warnings("[[37.25,48,1,0],[38.25,48,1,0],[38.25,49,1,0],[37.25,48,1,0]]").count == 1)
    let error = try refusal(polygonFeature("[[[37.25,48],[38.25,48,0,1],[38.25,49],[37.25,48]]]"))
    #expect(error.location.position == 1, "\(error)")
  }

  @Test("Lists may be nested as deep as those that are too short to be taken out")
  func depth() throws {
    func isRead(_ line: String, inside count: Int) -> Bool {
      let start = String(repeating: #"{"type":"GeometryCollection","geometries":["#, count: count)
      let text =
        start + #"{"type":"LineString","coordinates":\#(line)}"# + String(repeating: "]}", count: count)
      return (try? read(text, .init(maximumDepth: 16))) != nil
    }
    let outcomes = (0...9).map { isRead("[[37.25,48.25],[38.25,48.25],[38.25,49.25]]", inside: $0) }
    #expect(outcomes == (0...9).map { isRead("[[1,2],[3,4],[5,6]]", inside: $0) })
    #expect(outcomes.first == true && outcomes.last == false)
  }

  @Test("A reader that has read other versions of a map reads it as a new one does", arguments: 0..<60)
  func versions(_ seed: UInt64) throws {
    var map = ChangingMap(seed: seed)
    let reader = try GeoJSONReader()
    for version in 0..<12 {
      map.change()
      let bytes = map.bytes
      let expected = outcome(bytes, try GeoJSONReader())
      #expect(outcome(bytes, reader) == expected, "seed \(seed), version \(version)")
    }
  }
}

/// A map of which parts change, move, come and go; at times it is damaged.
private struct ChangingMap {
  private var generator: SeededGenerator
  private var rings: [[String]] = []

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private mutating func chance(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &generator) == 0 }

  private mutating func index(_ count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }

  private mutating func position() -> String {
    let x = Int.random(in: 0..<100_000, using: &generator)
    let y = Int.random(in: 0..<100_000, using: &generator)
    return "[\(Double(x) / 1_000),\(Double(y) / 1_000)\(chance(30) ? ",7" : "")]"
  }

  private mutating func ring() -> [String] {
    (0..<Int.random(in: 3...120, using: &generator)).map { _ in position() }
  }

  mutating func change() {
    if rings.isEmpty || chance(4) { rings.insert(ring(), at: index(rings.count + 1)) }
    if rings.count > 1, chance(6) { rings.remove(at: index(rings.count)) }
    if rings.count > 1, chance(6) { rings.swapAt(index(rings.count), index(rings.count)) }
    for _ in 0..<index(5) {
      let number = index(rings.count)
      let place = index(rings[number].count)
      switch index(5) {
      case 0: rings[number].insert(position(), at: place)
      case 1 where rings[number].count > 3: rings[number].remove(at: place)
      case 2: rings[number][place] = rings[number][place].replacing(",", with: " , ")
      case 3: rings[number].reverse()
      default: rings[number][place] = position()
      }
    }
  }

  /// Now and then with a byte too many, too few, or another.
  var bytes: [UInt8] {
    mutating get {
      let features = rings.map { polygonFeature("[[\(($0 + $0.prefix(1)).joined(separator: ","))]]") }
      var bytes = Array(
        #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#.utf8)
      guard chance(4) else { return bytes }
      let place = index(bytes.count)
      let byte = Array("[],.-0123456789e \"}".utf8).randomElement(using: &generator) ?? 0
      switch index(3) {
      case 0: bytes[place] = byte
      case 1: bytes.insert(byte, at: place)
      default: bytes.remove(at: place)
      }
      return bytes
    }
  }
}
