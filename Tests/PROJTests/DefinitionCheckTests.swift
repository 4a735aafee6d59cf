import GeoTypes
import PROJ
import Testing

/// A definition may stand in a file that somebody else made.
@Suite("Definitions that name files")
struct DefinitionCheckTests {
  static let longitude =
    #"CS[ellipsoidal,2],AXIS["longitude",east],AXIS["latitude",north],UNIT["degree",0.0174532925199433]"#
  static let base =
    #"GEOGCRS["a",DATUM["b",ELLIPSOID["c",6378137,298.257223563]],\#(longitude)]"#

  static func bound(parameter: String) -> String {
    #"BOUNDCRS[SOURCECRS[\#(base)],TARGETCRS[\#(base)],ABRIDGEDTRANSFORMATION["t",METHOD["NTv2",ID["EPSG",9615]],\#(parameter)]]"#
  }

  static let hostile: [String] = [
    "+init=/etc/passwd:1", "+init=./fifo:1", "init=./fifo:1", "x +init=./fifo:1", "+init=fifo:1",
    "+init=../a:1",
    "+init=~/a:1", "+proj=longlat +init=./fifo:1", "+proj=longlat\n+init=./fifo:1",
    "+proj=longlat\t+init=./fifo:1", "+proj=longlat;+init=./fifo:1", "+proj=longlat + init = ./fifo:1",
    "+proj=longlat +init =./fifo:1", "+INIT=./fifo:1", "+title=a +init=./fifo:1",
    "+init=epsg:4326 +init=./fifo:1",
    "+init=epsg:4326:./fifo", "+proj=longlat +ellps=WGS84 +nadgrids=./fifo",
    "+proj=longlat +nadgrids=@./fifo",
    "+proj=longlat +nadgrids=@null,/tmp/fifo", "+proj=longlat +nadgrids=conus,../fifo",
    "+proj=longlat +nadgrids=~/fifo", "+proj=longlat +nadgrids=\"./fifo\"", "+proj=longlat +nadgrids=.fifo",
    "+proj=longlat +geoidgrids=/tmp/fifo", "+proj=longlat +xy_grids=./fifo", "+proj=longlat +NADGRIDS=./fifo",
    "+proj=defmodel +model=./fifo", "+proj=tinshift +file=./fifo", "+proj=merc +file=fifo",
    "+proj=longlat +catalog=./fifo",
    "+proj=pipeline +step +proj=longlat +step +init=./fifo:1", "proj=longlat init=./fifo:1",
    "+proj=hgridshift +grids=./fifo", "+proj=longlat +nadgrids=http://127.0.0.1:9/x",
    #"GEOGCS["a",DATUM["b",SPHEROID["c",6378137,298.25],EXTENSION["PROJ4_GRIDS","./fifo"]],PRIMEM["G",0],UNIT["degree",0.017]]"#,
    #"GEOGCS["a",DATUM["b",SPHEROID["c",6378137,298.25],EXTENSION [ "proj4_grids" , "@/tmp/fifo" ]],PRIMEM["G",0],UNIT["degree",0.017]]"#,
    #"PROJCS["a",GEOGCS["a",DATUM["b",SPHEROID["c",6378137,298.25]],PRIMEM["G",0],UNIT["degree",0.017]],PROJECTION["Mercator_1SP"],UNIT["metre",1],EXTENSION["PROJ4","+proj=merc +nadgrids=./fifo"]]"#,
    #"PROJCS["a",GEOGCS["a",DATUM["b",SPHEROID["c",6378137,298.25]],PRIMEM["G",0],UNIT["degree",0.017]],PROJECTION["Mercator_1SP"],UNIT["metre",1],EXTENSION["PROJ4","+init=./fifo:1"]]"#,
    bound(parameter: #"PARAMETERFILE["Latitude and longitude difference file","./fifo"]"#),
    bound(parameter: #"parameterfile ( "Latitude and longitude difference file" , "/tmp/fifo" )"#),
    bound(parameter: #"PARAMETERFILE[a,"/tmp/fifo"]"#),
    bound(parameter: "PARAMETERFILE[“Latitude and longitude difference file”,“./fifo”]"),
    #"{"type":"BoundCRS","transformation":{"parameters":[{"name":"Latitude and longitude difference file","value":"./fifo"}]}}"#,
    #"{"type":"BoundCRS","transformation":{"parameters":[{"name":"f","v\u0061lue":"\u002e/fifo"}]}}"#,
    #"{"type":"GeographicCRS","name":"+init=./fifo:1"}"#,
    #"{"type":"GeographicCRS","name":"\u002binit\u003d./fifo:1"}"#,
  ]

  @Test("Nothing that PROJ would resolve by a path", arguments: hostile)
  func refused(_ text: String) throws {
    let error = try #require(throws: PROJError.self) { try CoordinateReferenceSystem(text) }
    // Before PROJ saw it.
    #expect(error.function == nil, "\(error)")
    #expect(error.description.count < 500 && !error.description.contains("\n"))
  }

  @Test(
    "What means the same without a file is taken",
    arguments: [
      ("+init=epsg:32637", "EPSG:32637"), ("init=EPSG:3857", "EPSG:3857"), ("ESRI:102013", "ESRI:102013"),
      ("urn:ogc:def:crs:OGC:1.3:CRS84", "OGC:CRS84"), ("OGC:CRS84", "OGC:CRS84"),
      ("urn:x-ogc:def:crs:EPSG:32637", "EPSG:32637"), ("urn:ogc:def:crs:ESRI::102013", "ESRI:102013"),
      ("https://www.opengis.net/def/crs/EPSG/0/32637", "EPSG:32637"),
      ("epsg:32637", "EPSG:32637"),
      ("WGS 84 / UTM zone 37N", "EPSG:32637"),
    ])
  func taken(_ text: String, _ identifier: String) throws {
    #expect(try CoordinateReferenceSystem(text).identifier == identifier)
  }

  @Test("Web Mercator as GDAL wrote it, with its grid that is none")
  func webMercator() throws {
    let wkt = try CoordinateReferenceSystem("EPSG:3857").wkt(.wkt1)
    #expect(wkt.contains("+nadgrids=@null"))
    let own = try Transformation(from: CoordinateReferenceSystem("EPSG:3857"), to: .wgs84)
    let place = Coordinate(x: 4_200_000, y: 6_100_000)
    for text in [
      wkt,
      "+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs",
    ] {
      let other = try Transformation(from: CoordinateReferenceSystem(text), to: .wgs84)
      let (a, b) = (try own.forward(place), try other.forward(place))
      #expect(abs(a.x - b.x) < 1e-9 && abs(a.y - b.y) < 1e-9)
    }
  }

  @Test("Angles, exponents and words that PROJ strings have")
  func plain() throws {
    for text in [
      "+proj=utm +zone=37 +south +datum=WGS84 +units=m +no_defs",
      "proj=longlat ellps=krass towgs84=24,-121,-76",
      "+proj=laea +lat_0=48d30'15\"N +lon_0=31.5 +R=6.371e6", "+proj=merc\n+lon_0=37E\n+datum=WGS84",
      "+proj=longlat +datum=NAD27", "+proj=longlat +ellps=clrk66 +nadgrids=@conus,@alaska,null",
    ] {
      #expect(throws: Never.self) { try CoordinateReferenceSystem(text) }
    }
  }

  @Test("Texts without end are refused before PROJ works on them")
  func endless() throws {
    let nested = #"{"type":"CompoundCRS","name":"a","components":["#
    for text in [
      String(repeating: "A", count: 10_000_000),
      "urn:ogc:def:crs:" + String(repeating: "EPSG:", count: 200_000),
      "EPSG:" + String(repeating: "9", count: 1_000_000),
      "+proj=longlat" + String(repeating: " +no_defs", count: 100_000),
      String(repeating: nested, count: 1000), String(repeating: "[", count: 60_000),
      "{" + String(repeating: "[", count: 60_000),
      String(repeating: "PROJCS[\"a\",", count: 5000), String(repeating: "name ", count: 500),
      "EPSG:4326\u{1B}[31m", "WGS\u{7}84",
    ] {
      let error = try #require(throws: PROJError.self) { try CoordinateReferenceSystem(text) }
      #expect(error.description.count < 500)
      #expect(!error.description.unicodeScalars.contains { $0.value < 0x20 })
    }
  }
}
