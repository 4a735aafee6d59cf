import GeoTypes
import Testing

@testable import FrontLineKit

/// Positions as people write them.
@Suite("Positions as people write them")
struct CoordinateTextTests {
  /// Dobropillia in many forms.
  @Test(
    "A form that says which number is which is read",
    arguments: [
      "48.4686 N 37.0831 E", "48.4686N 37.0831E", "37.0831E, 48.4686N", "N 48.4686 E 37.0831",
      "N48.4686, E37.0831",
      "48°28'6.96\"N 37°4'59.16\"E", "48° 28′ 6.96″ N, 37° 4′ 59.16″ E", "48 28 6.96 N 37 4 59.16 E",
      "48°28.116'N 37°4.986'E", "48,4686 N 37,0831 E", "48.4686° пн. ш. 37.0831° сх. д.",
      "48.4686° пн.ш., 37.0831° сх.д.", "48.4686 с.ш. 37.0831 в.д.", "geo:48.4686,37.0831",
      "GEO:48.4686,37.0831,160;crs=wgs84;u=35", "POINT(37.0831 48.4686)", "Point Z (37.0831 48.4686 160)",
      "SRID=4326;POINT (37.0831 48.4686)",
    ])
  func hemispheres(text: String) throws {
    let target = try #require(try TargetInput.coordinate(text))
    let found = try #require(target.coordinate)
    // Seconds of two decimals are known to 3e-6 degrees.
    #expect(abs(found.x - 37.0831) < 1e-5 && abs(found.y - 48.4686) < 1e-5, "\(found)")
  }

  @Test("Longitude and latitude alone are read in that order")
  func plain() throws {
    #expect(try TargetInput.coordinate("37.0831,48.4686")?.coordinate == Coordinate(x: 37.0831, y: 48.4686))
    #expect(
      try TargetInput.coordinate(" 37.0831 , +4.84686e1 ")?.coordinate == Coordinate(x: 37.0831, y: 48.4686))
    #expect(try TargetInput.coordinate("S 12.5 W 70")?.coordinate == Coordinate(x: -70, y: -12.5))
  }

  @Test(
    "What is no position is told so, with what to write",
    arguments: [
      ("48.4686,37.0831", "write 37.0831,48.4686"), ("48.4686 37.0831", "write 37.0831,48.4686"),
      ("37,08 48,47", "write 37.08,48.47"), ("0x25,0x30", "is not a coordinate"),
      ("37,48,2", "is not a coordinate"),
      ("geo:48.4,37.1;crs=epsg:4269", "is not a coordinate"), ("48°60'N 37°0'E", "no place, road or file"),
      ("200,48", "not a position on earth"), ("48.5N", "is not a coordinate"),
      ("POINT(37)", "is not a coordinate"),
    ])
  func refused(text: String, words: String) throws {
    let error = #expect(throws: JobError.self) { try TargetInput.resolve(text) }
    #expect(error?.message.description.contains(words) == true, "\(String(describing: error?.message))")
  }
}
