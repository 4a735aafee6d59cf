import Foundation
import Testing

@testable import FrontLine

@Suite struct InputListTests {
  private func names(_ list: InputList) -> [String] {
    list.entries.map { String($0.path.split(separator: "/").last ?? "") }
  }

  @Test func `a directory gives its snapshots by date, then by name`() throws {
    let directory = try TemporaryDirectory()
    for name in [
      "b-20250103.GeoJSON", "a-20250103.json", "2025-01-01.geojson.gz", "z.json", "1735776000.geojson",
      "readme.txt",
      ".hidden.json", "m.ndjson", "s.geojsonl", "t.geojsons",
    ] { try directory.write(name, "") }
    try FileManager.default.createDirectory(
      atPath: directory.path + "/sub.geojson",
      withIntermediateDirectories: false
    )
    try FileManager.default.createSymbolicLink(
      atPath: directory.path + "/20250104.json",
      withDestinationPath: "nowhere"
    )
    try FileManager.default.createSymbolicLink(
      atPath: directory.path + "/20250105.json",
      withDestinationPath: "z.json"
    )
    let list = try InputList(expanding: [directory.path])
    #expect(
      names(list) == [
        "2025-01-01.geojson.gz", "1735776000.geojson", "a-20250103.json", "b-20250103.GeoJSON",
        "20250105.json",
        "m.ndjson", "s.geojsonl", "t.geojsons", "z.json",
      ]
    )
    #expect(list.entries[1].instant?.unixSeconds == 1_735_776_000)
    #expect(list.notices.count == 1)
    #expect(list.notices.first?.severity == .notice)
    #expect(
      list.notices.first?.message
        == "passed over 3 that are no snapshot: 20250104.json, readme.txt, sub.geojson"
    )
    #expect(try InputList(expanding: [directory.path + "/"]).entries.map(\.path) == list.entries.map(\.path))
  }

  @Test func `a link without a date to a file of the same directory is that file once`() throws {
    let directory = try TemporaryDirectory()
    try directory.write("20250101.geojson", "")
    let other = try TemporaryDirectory()
    let elsewhere = try other.write("x.geojson", "")
    for (name, target) in [
      ("latest.geojson", "20250101.geojson"), ("20250102.geojson", "20250101.geojson"),
      ("other.geojson", elsewhere),
    ] {
      try FileManager.default.createSymbolicLink(
        atPath: directory.path + "/" + name, withDestinationPath: target)
    }
    let list = try InputList(expanding: [directory.path])
    #expect(names(list) == ["20250101.geojson", "20250102.geojson", "other.geojson"])
  }

  @Test func `folders by year, month and day are searched where there are no maps beside them`() throws {
    let directory = try TemporaryDirectory()
    for day in ["2025/01/02", "2025/01/10", "2024/12/31"] {
      try FileManager.default.createDirectory(
        atPath: directory.path + "/" + day, withIntermediateDirectories: true)
      try directory.write(day + "/map.geojson", "")
    }
    let list = try InputList(expanding: [directory.path])
    #expect(list.entries.map { $0.date?.description } == ["2024-12-31", "2025-01-02", "2025-01-10"])
    try directory.write("20250301.geojson", "")
    #expect(try InputList(expanding: [directory.path]).entries.count == 1)
  }

  @Test func `files stay as given where that is asked`() throws {
    let directory = try TemporaryDirectory()
    let later = try directory.write("20250102.json", "")
    let earlier = try directory.write("20250101.json", "")
    #expect(
      try InputList(expanding: [later, "-", earlier], order: .asGiven).entries.map(\.path) == [
        later, "-", earlier,
      ]
    )
    #expect(try InputList(expanding: [later, "-", earlier]).entries.map(\.path) == [earlier, later, "-"])
    #expect(try InputList(expanding: [later, later]).entries.count == 2)
  }

  @Test func `what can't be expanded`() throws {
    let directory = try TemporaryDirectory()
    let empty = #expect(throws: InputError.self) { try InputList(expanding: [directory.path]) }
    #expect(empty?.kind == .cannotOpen)
    #expect(empty?.message == "there is no snapshot in this directory")
    let missing = #expect(throws: InputError.self) { try InputList(expanding: [directory.path + "/no.json"]) }
    #expect(missing?.message == "can't be opened: No such file or directory")
    let twice = #expect(throws: InputError.self) { try InputList(expanding: ["-", "-"]) }
    #expect(
      twice?.description == "standard input: it is named twice, but can be read only once: name it once")
    #expect(throws: InputError.self) { try InputList(expanding: ["a\0b"]) }
  }
}
