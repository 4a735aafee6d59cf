import GeoTypes
import PROJ
import Testing

@Suite("Coordinate reference systems")
struct CoordinateReferenceSystemTests {
  @Test("The constant is what PROJ says")
  func constant() throws {
    #expect(try CoordinateReferenceSystem("EPSG:4326") == .wgs84)
  }

  @Test("A code")
  func code() throws {
    let crs = try CoordinateReferenceSystem(" EPSG:3035\n")
    #expect(crs.definition == "EPSG:3035")
    #expect(crs.identifier == "EPSG:3035")
    #expect(crs.name == "ETRS89-extended / LAEA Europe")
    #expect(crs.description == "EPSG:3035 (ETRS89-extended / LAEA Europe)")
    #expect(crs.kind == .projected)
    #expect(!crs.isGeographic)
    #expect(crs.unit.meters == 1)
    #expect(crs.ellipsoid == .grs80)
    let area = try #require(crs.areaOfUse)
    #expect(area.contains(Coordinate(x: 10, y: 52)))
    #expect(crs.covers(Coordinate(x: 10, y: 52)) && !crs.covers(Coordinate(x: 120, y: 52)))
    #expect(try crs.geographicBase().identifier == "EPSG:4258")
  }

  @Test("A PROJ string")
  func projString() throws {
    let crs = try CoordinateReferenceSystem("+proj=laea +lat_0=48 +lon_0=31 +R=6371008.8 +units=km")
    #expect(crs.kind == .projected)
    #expect(crs.identifier == nil)
    #expect(crs.areaOfUse == nil && crs.covers(Coordinate(x: 0, y: 0)))
    #expect(crs.unit.meters == 1000)
    #expect(crs.ellipsoid == (try .sphere(radiusMeters: 6_371_008.8)))
    #expect(crs.description == crs.definition)
    let bound = try CoordinateReferenceSystem("+proj=longlat +ellps=krass +towgs84=24,-121,-76")
    #expect(bound.isGeographic)
  }

  @Test("WKT, there and back", arguments: [CoordinateReferenceSystem.WKTVersion.wkt1, .wkt2])
  func wkt(_ version: CoordinateReferenceSystem.WKTVersion) throws {
    for code in ["EPSG:32637", "EPSG:6933", "EPSG:4326", "EPSG:2263"] {
      let crs = try CoordinateReferenceSystem(code)
      let again = try CoordinateReferenceSystem(crs.wkt(version))
      #expect(again.identifier == code)
      #expect(again.kind == crs.kind)
      #expect(again.unit == crs.unit)
    }
  }

  @Test("Feet, an antimeridian, a compound system")
  func oddities() throws {
    let feet = try CoordinateReferenceSystem("EPSG:2263")
    // The database has fifteen digits of the US survey foot.
    #expect(abs(try #require(feet.unit.meters) - 1200.0 / 3937) < 1e-15)
    let pacific = try CoordinateReferenceSystem("EPSG:3832")
    let area = try #require(pacific.areaOfUse)
    #expect(area.maxX > 180 && !area.isEmpty)
    #expect(pacific.covers(Coordinate(x: -170, y: 0)) && pacific.covers(Coordinate(x: 170, y: 0)))
    #expect(!pacific.covers(Coordinate(x: 0, y: 0)))
    let compound = try CoordinateReferenceSystem("EPSG:32637+5773")
    #expect(compound.kind == .projected)
    let degrees = try CoordinateReferenceSystem("EPSG:4326").unit
    #expect(degrees.isAngular && degrees.meters == nil && degrees.factor == .pi / 180)
  }

  @Test(
    "What isn't one",
    arguments: [
      "", " \n", "EPSG:99999999", "EPSG:", "EPSG:4326\0", "nonsense", "+proj=nonsense", "+proj=merc +R=-1",
      "GEOGCS[", "PROJCS[\"x\"]", "EPSG:7030", "+proj=pipeline +step +proj=merc",
      "proj=pipeline step proj=merc", "foo", "WGS", "Pulkovo", "foo:bar", "4326",
    ]
  )
  func refused(_ text: String) throws {
    let error = try #require(throws: PROJError.self) { try CoordinateReferenceSystem(text) }
    #expect(error.description.hasPrefix("can't read the coordinate reference system"))
    #expect(!error.message.isEmpty && !error.advice.isEmpty)
    #expect(error.description.count < 1000)
  }

  @Test("A name is taken where it is the name, and not where one is similar")
  func names() throws {
    for (name, identifier) in [
      ("WGS 84", "EPSG:4326"), ("wgs84", "EPSG:4326"), ("Pulkovo 1942", "EPSG:4284"), ("CRS84", "OGC:CRS84"),
      ("WGS 84 / UTM zone 37N", "EPSG:32637"), ("urn:ogc:def:crs:EPSG::3857", "EPSG:3857"),
      ("http://www.opengis.net/def/crs/EPSG/0/4326", "EPSG:4326"),
    ] {
      #expect(try CoordinateReferenceSystem(name).identifier == identifier)
    }
    let bare = try #require(throws: PROJError.self) { try CoordinateReferenceSystem("4326") }
    #expect(bare.message.contains("EPSG:4326"))
  }

  @Test("A text that nests without end")
  func deep() throws {
    let text = String(repeating: "PROJCS[\"a\",", count: 5000)
    let error = try #require(throws: PROJError.self) { try CoordinateReferenceSystem(text) }
    #expect(error.description.count < 1000)
  }

  @Test("The library says which it is")
  func library() throws {
    #expect(PROJLibrary.version.split(separator: ".").compactMap { Int($0) }.count == 3)
    #expect(try #require(PROJLibrary.epsgVersion).hasPrefix("v"))
  }
}
