import Foundation
import TestSupport
import Testing

/// Files of other programs whose faults change what they mean.
@Suite("What other programs write")
struct ForeignFaultTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func run(_ arguments: String...) throws -> CommandLineTool.Result {
    try CommandLineTool.run(arguments, in: folder)
  }

  @Test("The error of a service is repeated with its code")
  func serviceError() throws {
    try folder.write(
      "map.json",
      #"{"error":{"code":400,"message":"Cannot perform query.","details":["'where' clause is invalid"]}}"#)
    let result = try run("area", "map.json")
    #expect(result.status == 65)
    #expect(
      result.errors.hasPrefix(
        "frontline: map.json: a service answered with an error instead of data: 400 Cannot perform query. "
          + "('where' clause is invalid)"), "\(result.errors)")
    // A text of another kind that has no type is told as before.
    try folder.write("other.json", #"{"error":"none","features":3}"#)
    #expect(try run("area", "other.json").errors.contains("no \"type\" member"))
  }

  @Test("Quantised Esri JSON is unpacked: steps on a grid, each position from the one before")
  func quantised() throws {
    let rings = "[[[20,0],[0,50],[-20,0],[0,-50],[20,0]]]"
    func esri(_ transform: String) -> String {
      #"{"geometryType":"esriGeometryPolygon","spatialReference":{"wkid":4326},"features":[{"attributes":{"OBJECTID":1},"geometry":{"rings":\#(rings)}}]\#(transform)}"#
    }
    let square = Fixtures.rectangle(37, 48.5, 37.2, 49)
    try folder.write("plain.geojson", Fixtures.map(square))
    func area(_ name: String) throws -> Double {
      let result = try run("area", name, "-f", "csv", "--source", "generic")
      #expect(result.status == 0, "\(result.errors)")
      let fields = result.output.split(separator: "\n")[1].split(
        separator: ",", omittingEmptySubsequences: false)
      return try #require(Double(fields[6]))
    }
    let expected = try area("plain.geojson")
    for (origin, corner) in [("upperLeft", "[37,49]"), ("lowerLeft", "[37,48.5]")] {
      try folder.write(
        "\(origin).json",
        esri(#","transform":{"originPosition":"\#(origin)","scale":[0.01,0.01],"translate":\#(corner)}"#))
      // Products of steps and scales round in the last places of a coordinate.
      #expect(try abs(area("\(origin).json") - expected) < 1e-6)
    }
    try folder.write("bad.json", esri(#","transform":{"scale":[0.01]}"#))
    let bad = try run("area", "bad.json")
    #expect(bad.status == 65 && bad.errors.contains("without quantizationParameters"))
  }

  @Test("A missing level of brackets is one finding for a feature, not one for each number")
  func brackets() throws {
    let flat = "[[[37,48],[37.5,48],[37.5,48.5],[37,48]],[[38,48],[38.5,48],[38.5,48.5],[38,48]]]"
    func feature(_ name: String) -> String {
      #"{"type":"Feature","properties":{"name":"\#(name)"},"geometry":{"type":"MultiPolygon","coordinates":\#(flat)}}"#
    }
    try folder.write("map.geojson", Fixtures.collection([feature("a"), feature("b")]))
    let result = try run("check", "map.geojson")
    #expect(result.output.contains("2 errors") && result.output.contains("a level of brackets is missing"))
  }

  @Test("check refuses a reference system that area refuses")
  func agreement() throws {
    let map = Fixtures.map(Fixtures.rectangle(37, 48, 38, 49)).replacingOccurrences(
      of: #""features""#,
      with: #""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3857"}},"features""#)
    try folder.write("map.geojson", map)
    #expect(try run("area", "map.geojson").status == 65)
    #expect(try run("check", "map.geojson").status == 65)
  }

  @Test(
    "A KML that is only a link says where it leads; places in a KML are those of the KML",
    .enabled(if: ExportTests.hasGDAL, ExportTests.absence))
  func kml() throws {
    func kml(_ body: String) -> String {
      #"<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>\#(body)</Document></kml>"#
    }
    try folder.write(
      "link.kml",
      kml("<NetworkLink><Link><href>http://example.org/m?a=1&amp;b=2</href></Link></NetworkLink>"))
    let link = try run("area", "link.kml")
    #expect(link.status == 65)
    #expect(link.errors.contains("a link to another file: http://example.org/m?a=1&b=2 "))
    try folder.write(
      "open.kml",
      kml(
        "<Placemark><name>Ділянка</name><Polygon><outerBoundaryIs><LinearRing><coordinates>37,48 38,48 38,49 37,49"
          + "</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>"))
    let open = try run("area", "open.kml")
    #expect(open.status == 65 && open.errors.contains("Ділянка"))
    #expect(!open.errors.contains("byte") && !open.errors.contains("line "), "\(open.errors)")
  }

  @Test(
    "Texts of a shapefile in windows-1251 or code page 866 are read, with no word of it or a wrong one, and that is said",
    .enabled(if: ExportTests.hasGDAL, ExportTests.absence),
    arguments: [("CP1251", "windows-1251"), ("CP866", "866")])
  func encodings(name: String, title: String) throws {
    // Code page 866 has no Ukrainian і.
    let words = name == "CP866" ? ["оккупирована", "освобождена"] : ["окупована", "звільнена"]
    try folder.write(
      "map.geojson",
      Fixtures.collection([
        Fixtures.feature(Fixtures.rectangle(37, 48, 38, 49), #"{"status":"\#(words[0])"}"#),
        Fixtures.feature(Fixtures.rectangle(36, 48, 36.5, 48.5), #"{"status":"\#(words[1])"}"#),
      ]))
    for word in ["", "UTF-8"] {
      let made = try CommandLineTool.shell(
        """
        rm -f map.shp map.shx map.dbf map.prj map.cpg map.zip
        ogr2ogr -lco ENCODING=\(name) map.shp map.geojson && rm -f map.cpg
        python3 -c 'd=bytearray(open("map.dbf","rb").read()); d[29]=0; open("map.dbf","wb").write(d)'
        [ -z '\(word)' ] || printf '\(word)' > map.cpg
        """, in: folder)
      #expect(made.status == 0, "\(made.errors)")
      let result = try run("area", "map.shp", "-f", "csv")
      #expect(result.status == 0 && result.errors.contains(title), "\(result.errors)")
      #expect(
        result.output.contains(",occupied,") && result.output.contains(",liberated,"), "\(result.output)")
    }
  }
}
