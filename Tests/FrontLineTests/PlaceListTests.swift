import GeoTypes
import Testing

@testable import FrontLine

@Suite("Places that are made when they are asked for")
struct PlaceListTests {
  private static let text = """
    name\tname_uk\taliases\tkind\tregion\tregion_uk\tnear\tlon\tlat\tuncertainty_m\tpopulation\tgeonames\tkatottg
    Lyman\tЛиман\tKrasnyi Lyman|Красний Лиман\ttown\tDonetsk Oblast\tДонецька область\t\t37.8\t48.98\t500\t20469\t702320\tUA1
    Lyman (Kharkiv Oblast)\tЛиман\t\tvillage\tKharkiv Oblast\tХарківська область\t\t36.5\t49.6\t1500\t\t\t
    Nameless One\t\tOld Name||Other Name\t\t\t\tKyiv\t-30.123456789012345\t5e1\t\t\t\t
    Short\tКоротке\t\tcity\t\t\t\t31\t-47.5
    """

  private func table(_ text: String) throws -> PlaceTable {
    try Array(text.utf8).withUnsafeBytes { try PlaceTable($0, path: "places") }
  }

  @Test func `a table gives its places with all that is known of them`() throws {
    let list = PlaceList(try table(Self.text + "\n"))
    #expect(list.elementsEqual(PlaceList(try table(Self.text))))
    #expect(list.count == 4)
    #expect(
      list[0]
        == Place(
          name: "Lyman", nameUk: "Лиман", aliases: ["Krasnyi Lyman", "Красний Лиман"], kind: "town",
          region: "Donetsk Oblast", regionUk: "Донецька область", coordinate: Coordinate(x: 37.8, y: 48.98),
          uncertaintyMeters: 500, population: 20_469, geonamesID: 702_320, code: "UA1"))
    #expect(list[2].coordinate == Coordinate(x: -30.123456789012345, y: 50))
    #expect(list[2].aliases == ["Old Name", "Other Name"])
    #expect(list[3].population == nil)
    #expect(list.indices.map(list.isTown(at:)) == [true, false, false, true])
    #expect(list.indices.map(list.coordinate(at:)) == list.map(\.coordinate))
  }

  @Test func `names come in the same order as those of the place`() throws {
    let table = try table(Self.text)
    for index in 0..<table.count {
      let names = table.place(index).allNames
      for most in 0...names.count + 1 {
        var seen: [String] = []
        let found = table.hasName(of: index, among: most, ofBytes: { _ in true }) { name in
          seen.append(name)
          return false
        }
        #expect(!found)
        #expect(seen == Array(names.prefix(most)))
      }
      for name in names {
        func hasLength(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { bytes.count == name.utf8.count }
        #expect(table.hasName(of: index, among: .max, ofBytes: hasLength) { $0 == name })
      }
    }
  }

  @Test(arguments: [
    "lyman", "ЛИМАН", "Krasnyj Lyman", "old  name", "Kharkiv", "Лиман, Kharkiv", "м. Лиман", "Nothing",
  ])
  func `a name is looked up in a table as among places`(query: String) throws {
    let list = PlaceList(try table(Self.text))
    let made = Gazetteer(places: Array(list), roads: [])
    #expect(Gazetteer(places: list, roads: []).lookUpPlace(query) == made.lookUpPlace(query))
  }

  @Test func `a file's places follow those of the table`() throws {
    let own = Place(name: "Own", kind: "town", coordinate: Coordinate(x: 1, y: 2))
    var list = PlaceList(try table(Self.text))
    list.append(contentsOf: [own])
    #expect(list.count == 5)
    #expect(list[4] == own)
    #expect(list.isTown(at: 4))
    #expect(list.coordinate(at: 4) == own.coordinate)
    #expect(Gazetteer(places: list, roads: []).lookUpPlace("own") == .found(own))
  }

  @Test(arguments: ["A\tБ\t\t\t\t\t\t37.8\t\t", "\tБ\t\t\t\t\t\t37.8\t48", "A\tБ\t\t\t\t\t\t37.8\tx"])
  func `a line without a name or a position is told by its number`(line: String) {
    let error = #expect(throws: InputError.self) { try table(Self.text + "\n" + line + "\n") }
    #expect(error?.description.contains("line 6 is no place") == true)
  }
}
