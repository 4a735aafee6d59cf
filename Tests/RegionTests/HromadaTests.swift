import FrontLine
import GeoJSON
import GeoTypes
import Measurement
import Testing

/// A made-up country of 1,700 hromadas, many of them with the name of another, as Ukraine has them.
@Suite("A country of like names")
struct HromadaTests {
  /// Rows and columns of cells of a tenth of a degree by a twentieth.
  private static let (rows, columns) = (34, 50)

  private func country(_ properties: (_ number: Int) -> String) throws -> RegionFile {
    let features = (0..<(Self.rows * Self.columns)).map { number in
      let (west, south) = (30 + Double(number % Self.columns) / 10, 46 + Double(number / Self.columns) / 20)
      let (east, north) = (
        30 + Double(number % Self.columns + 1) / 10, 46 + Double(number / Self.columns + 1) / 20
      )
      return
        #"{"type":"Feature","properties":{\#(properties(number))},"geometry":{"type":"Polygon","coordinates":"#
        + "[[[\(west),\(south)],[\(east),\(south)],[\(east),\(north)],[\(west),\(north)],[\(west),\(south)]]]}}"
    }
    let text = #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#
    return try RegionFile(GeoJSONReader().read(Array(text.utf8)), path: "hromadas.geojson")
  }

  /// 600 names for 1,700 hromadas in 25 oblasts: some alike in one oblast, most in several.
  private static func name(_ number: Int) -> String { "Hromada \(number * number % 1009 % 600)" }

  @Test(
    "Each is a row, and they sum up to the land, by name and by code",
    arguments: ["codes", "lower case", "parents", "names alone"])
  func rows(form: String) throws {
    let file = try country { number in
      let oblast = number % 25
      return switch form {
      case "codes":
        #""ADM3_EN":"\#(Self.name(number))","ADM3_PCODE":"UA\#(number)","ADM1_EN":"Oblast \#(oblast)","ADM1_PCODE":"UA\#(oblast)""#
      case "lower case":
        #""adm3_name":"\#(Self.name(number))","adm3_pcode":"UA\#(number)","adm1_name":"Oblast \#(oblast)","adm1_pcode":"UA\#(oblast)""#
      case "parents": #""ADM3_EN":"\#(Self.name(number))","ADM1_EN":"Oblast \#(oblast)","area":\#(number)"#
      default: #""name":"\#(Self.name(number))","area":\#(number)"#
      }
    }
    let count = Self.rows * Self.columns
    #expect(file.regions.count == count && Set(file.regions.map(\.name)).count == count)
    #expect(file.regions.allSatisfy { $0.features.count == 1 })
    if form == "codes" || form == "lower case" {
      #expect(file.regions.map(\.id) == (0..<count).map { "UA\($0)" })
    }
    #expect(file.warnings.allSatisfy { $0.severity == .notice } && file.warnings.count == 1)
    guard form == "codes" || form == "names alone" else { return }
    let surveyor = try Surveyor(earth: .wgs84Straight)
    let map = try RegionMap(file.regions)
    let divider = try RegionDivider(map, surveyor: surveyor)
    // Land over the middle of the country, with borders through cells and on their edges.
    let land =
      #"{"type":"Polygon","coordinates":[[[31,46.5],[33.333,46.2],[34.2,47.3],[31.05,47.25],[31,46.5]]]}"#
    let survey = try surveyor.survey(
      SnapshotReader(options: .init(date: CalendarDate("2025-08-01"))).read(
        Array(land.utf8), path: "land.geojson"))
    let report = try survey.regionReport(territory: .allOccupied, divider: divider)
    #expect(report.regionSquareKilometers.count == count)
    let parts = (0..<count).map { report.territory.squareKilometers(ofRegion: $0) }
    let whole = try survey.land(of: .allOccupied).squareKilometers
    #expect(abs(parts.reduce(0, +) - whole) < 1e-6 && abs(report.territory.outsideSquareKilometers) < 1e-6)
    for (part, region) in zip(parts, report.regionSquareKilometers) {
      #expect(part >= -1e-9 && part <= region + 1e-9)
    }
  }
}
