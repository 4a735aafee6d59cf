import GeoJSON
import GeoTypes
import Testing

@testable import FrontLine

@Suite("A source that the user describes")
struct SourceDescriptionTests {
  private static let members = [
    #""schema": "frontline.source/1""#, #""name": "my-map""#, #""title": "My Map""#, #""collection": "data""#,
    ##""status": [{"property": "fill", "values": {"#ff0000": "occupied", "#00ff00": "liberated"}}, {"property": "kind", "values": {"grey zone": "contested"}}]"##,
    #""part": {"property": "part", "values": {"Krym": "crimea"}}"#, #""date": {"member": "day"}"#,
    #""date_means": "publication""#, #""omits": {"en": "without islands", "uk": "без островів"}"#,
    #""terms": "ask first""#,
  ]

  /// The description with members of it replaced, or left out.
  private func text(replacing changes: [String: String?] = [:]) -> String {
    let kept = Self.members.compactMap { member -> String? in
      guard let change = changes.first(where: { member.hasPrefix("\"\($0.key)\"") }) else { return member }
      return change.value
    }
    let names = Set(Self.members.compactMap { $0.split(separator: "\"").first.map(String.init) })
    let added = changes.filter { !names.contains($0.key) }.compactMap(\.value)
    return "{" + (kept + added).joined(separator: ", ") + "}"
  }

  private func source(_ text: String) throws(InputError) -> Source {
    Source(try SourceDescription.source(Array(text.utf8), path: "my.json"))
  }

  @Test(
    "It tells where the collection lies, statuses by value and colour, parts, the date and the name in print")
  func whole() throws {
    let source = try source(text())
    var map = document(
      feature(["fill": "#FF0000", "part": "KRYM"]), feature(["kind": "Grey  Zone", "fill": "#123456"]),
      feature(["fill": "#00ff00"]))
    (map.form, map.collectionMember) = (.envelope, "data")
    map.members["day"] = "2025-08-12T20:00:00Z"
    let options = SnapshotReader.Options(source: source)
    #expect(options.collectionMembers.first == "data")
    let result = try snapshot(map, options)
    #expect(result.features.map(\.status) == [.occupied, .contested, .liberated])
    #expect(result.features.map(\.part) == [.crimea, nil, nil])
    #expect(result.date?.description == "2025-08-12")
    #expect(result.source.name == "my-map")
    #expect(result.source.profile.displayName == "My Map")
    #expect(
      result.source.profile.omission == BilingualText(english: "without islands", ukrainian: "без островів"))
    #expect(result.source.profile.dateMeaning == .publication)
  }

  @Test("A value that it does not know stops, unless it is mapped or skipped")
  func unknownValues() throws {
    let source = try source(text())
    let map = document(feature(["fill": "#ff0000"]), feature(["fill": "blue"]))
    let error = #expect(throws: InputError.self) { try snapshot(map, .init(source: source)) }
    #expect(error?.message.description.contains("\"blue\"") == true)
    #expect(try snapshot(map, .init(source: source, mapping: ["Blue": .contested])).features.count == 2)
    #expect(try snapshot(map, .init(source: source, skipUnclassified: true)).features.count == 1)
  }

  @Test(
    "What is wrong in it is told with the member",
    arguments: [
      ("schema", #""schema": "frontline.source/2""#, "schema is not \"frontline.source/1\""),
      ("schema", nil, "schema is not"), ("name", #""name": "nzz""#, "name is \"nzz\", which is built in"),
      ("name", #""name": "My map""#, "small letters"), ("name", nil, "name is missing"),
      ("status", nil, "status is missing"), ("status", #""status": "held""#, "status is \"held\""),
      ("status", #""status": []"#, "status is an empty list"),
      ("status", #""status": 7"#, "status is no object"),
      ("status", #""status": {"property": "p", "values": {}}"#, "status.values maps nothing"),
      ("status", #""status": {"values": {"a": "occupied"}}"#, "status.property is missing"),
      (
        "status", #""status": {"property": "p", "values": {"a": "ocupied"}}"#,
        "status.values[\"a\"] is \"ocupied\": write one of occupied"
      ),
      ("status", #""status": {"property": "p", "values": {"a": 3}}"#, "status.values[\"a\"] is no text"),
      (
        "status", #""status": {"property": "p", "values": {"A": "occupied", "a": "liberated"}}"#,
        "occurs twice"
      ),
      ("part", #""part": {"property": "p", "values": {"a": "kerch"}}"#, "crimea, ordlo, tuzla"),
      ("date", #""date": "day""#, "date is neither"),
      ("date", #""date": {"properties": "day"}"#, "date is neither"),
      ("date_means", #""date_means": "birth""#, "publication, download, assessment, as-given"),
      ("omits", #""omits": {"fr": "sans"}"#, "omits.fr is not known"),
      ("omits", #""omits": 3"#, "omits is no object"),
      ("occupied_since", #""occupied_since": 2014"#, "occupied_since is neither"),
      ("mapped_area_only", #""mapped_area_only": "yes""#, "mapped_area_only is neither true nor false"),
      ("colour", #""colour": "red""#, "colour is not known"), ("title", #""title": " ""#, "title is no text"),
    ] as [(String, String?, String)])
  func faults(member: String, replacement: String?, words: String) {
    let error = #expect(throws: InputError.self) { try source(text(replacing: [member: replacement])) }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "read")")
    #expect(error?.path == "my.json")
  }

  @Test("What is no JSON is refused with its place")
  func noJSON() {
    let error = #expect(throws: InputError.self) { try source("{\"schema\": frontline}") }
    #expect(error?.location.byteOffset == 11)
    let list = #expect(throws: InputError.self) { try source("[]") }
    #expect(list?.message == "the description is no object")
  }

  @Test("NZZ's view can be described in it, and is read as the built-in one reads it")
  func viewOfNZZ() throws {
    let described = try source(
      """
      {"schema": "frontline.source/1", "name": "view", "collection": "value", "date": {"property": "date"},
       "status": {"property": "type", "values": {"nochange": "occupied", "gains": "occupied", "losses": "liberated"}},
       "occupied_since": "any", "date_means": "publication"}
      """)
    var map = document(
      ["nochange", "gains", "losses"].map {
        feature(["type": .string($0), "date": "2022-04-05", "view": "daily"])
      })
    (map.form, map.collectionMember) = (.envelope, "value")
    var (own, builtIn) = (try snapshot(map, .init(source: described)), try snapshot(map))
    #expect(builtIn.source == .nzz)
    #expect(own.source.profile.statuses == builtIn.source.profile.statuses)
    own.source = .generic
    builtIn.source = .generic
    #expect(own == builtIn)
  }
}
