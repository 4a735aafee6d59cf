import FrontLine
import GeoJSON
import Testing

/// The day that a property `date` states, as a map of one feature has it.
private func day(_ value: JSONValue, _ options: SnapshotReader.Options = .init()) throws -> String? {
  try snapshot(document(feature(["date": value])), options).date?.description
}

@Suite("Dates as files state them")
struct WrittenDateTests {
  @Test(
    "Every common form is read as the day that is written",
    arguments: [
      "2025-08-12", "20250812", "2025-08-12T20:22:34Z", "2025-08-12T20:22:34.016Z", "2025-08-12T20:22",
      "2025-08-12 20:22:34", "2025-08-12T00:00:00+03:00", "2025-08-12T23:59:59-0400", "20250812T202234Z",
      "20250812T2022", "2025-08-12T24:00:00", "2025/08/12", "2025/08/12 20:22:34.016+00", "2025-8-12",
      "2025.08.12", "12.08.2025", "12.8.2025 20:22", "Tue, 12 Aug 2025 20:22:34 GMT", "12 August 2025",
      "August 12, 2025", "Aug 12, 2025, 8:22 PM", "12-Aug-2025", "8/31/2025", " 2025-08-12 ",
    ])
  func text(text: String) throws {
    #expect(try day(.string(text)) == (text.contains("31") ? "2025-08-31" : "2025-08-12"))
  }

  @Test(
    "A number is a day in eight digits, or seconds or milliseconds since 1970",
    arguments: [20_250_812, 1_755_028_800, 1_755_028_800_000] as [Int64])
  func number(number: Int64) throws {
    #expect(try day(.integer(number)) == "2025-08-12")
    #expect(try day(.string(String(number))) == "2025-08-12")
  }

  @Test(
    "What is no date is shown, with what is wrong with it",
    arguments: [
      ("2025-02-30", "does not exist"), ("30.02.2025", "does not exist"), ("next week", "can't be read"),
      ("2025-08-12 later", "can't be read"), ("2025-08", "can't be read"), ("1899-12-31", "before 2000"),
      ("2999-01-01", "after tomorrow"), ("12/08/2025", "day or the month first"),
      ("99999999999999999999", "can't be read"),
    ])
  func fault(text: String, words: String) throws {
    let map = try snapshot(document(feature(["date": .string(text)])))
    #expect(map.date == nil && map.warnings.contains { $0.message.description.contains(words) })
    #expect(map.warnings.contains { $0.message.description.contains("\"\(text)\"") })
    // A name that tells the day goes on telling it.
    #expect(
      try snapshot(document(feature(["date": .string(text)])), path: "20250812.json").date?.description
        == "2025-08-12")
  }

  @Test("Day first or month first is told by the file, or by the user")
  func order() throws {
    let first = feature(["date": "03/08/2025"])
    #expect(try day("03/08/2025", .init(dateOrder: .dayFirst)) == "2025-08-03")
    #expect(try day("03/08/2025", .init(dateOrder: .monthFirst)) == "2025-03-08")
    // Another date of the file can have the day first only.
    let reader = try SnapshotReader(options: .init(dates: .states))
    let bytes = Array(
      """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"date":"03/08/2025"},"geometry":{"type":"Polygon","coordinates":[[[37,48],[38,48],[38,49],[37,48]]]}},
      {"type":"Feature","properties":{"date":"31/08/2025"},"geometry":{"type":"Polygon","coordinates":[[[37,48],[38,48],[38,49],[37,48]]]}}]}
      """.utf8)
    guard case .several(let days) = try reader.maps(bytes, path: "map.json") else {
      Issue.record("two days were not found in \(first)")
      return
    }
    #expect(days.days.map(\.date.description) == ["2025-08-03", "2025-08-31"])
  }

  @Test("An absent date is no fault")
  func absent() throws {
    for value: JSONValue in [.null, "", "  "] {
      let map = try snapshot(document(feature(["date": value])))
      #expect(map.date == nil && map.warnings.allSatisfy { $0.code != .date })
    }
  }
}

@Suite("Several days in one file")
struct FeatureDaysTests {
  private func days(
    _ features: [JSONObject], _ options: SnapshotReader.Options = .init()
  ) throws(InputError) -> [String] {
    do throws(InputError) {
      _ = try snapshot(document(features.map { feature($0) }), options)
      return []
    } catch {
      guard let range = error.message.description.firstMatch(of: /maps of ([0-9]+) days/) else { throw error }
      return [String(range.1)]
    }
  }

  @Test(
    "A property called date, day, datetime, timestamp or date_… tells the days, in any case",
    arguments: ["date", "Date", "DAY", "datetime", "timestamp", "date_taken", "DATE_"])
  func names(name: String) throws {
    #expect(try days([[name: "2025-01-01"], [name: "2025-01-02"]]) == ["2"])
    #expect(try days([[name: "2025-01-01"], [name: "2025-01-01T10:00:00Z"]]) == [])
  }

  @Test("Another property counts where the user names it")
  func named() throws {
    let features: [JSONObject] = [["taken": "2025-01-01"], ["taken": "2025-01-02"]]
    #expect(try days(features) == [])
    #expect(try days(features, .init(dateProperty: "taken")) == ["2"])
    let error = #expect(throws: InputError.self) { try days(features, .init(dateProperty: "day")) }
    #expect(error?.advice.description == "name one of taken")
  }

  @Test("Where some features have a day and some have none, the file is refused with the feature")
  func partial() throws {
    for other: JSONValue in [.null, "soon", "2025-02-30"] {
      let error = #expect(throws: InputError.self) {
        try days([["date": "2025-01-01"], ["date": "2025-01-02"], ["date": other]])
      }
      #expect(error?.location.feature == 2 && error?.advice.description.contains("`dates` ignore") == true)
    }
    // One day and notes on others are one map.
    #expect(try days([["date": "2025-01-01"], [:]]) == [])
  }

  @Test("A complete property goes before one that only some features have")
  func complete() throws {
    #expect(try days([["date": "2025-01-01", "day": "2025-01-03"], ["day": "2025-01-04"]]) == ["2"])
  }

  @Test("One date for several days is refused; with dates ignored it is the map's")
  func oneDate() throws {
    let features: [JSONObject] = [["date": "2025-01-01"], ["date": "2025-01-02"]]
    let date = CalendarDate("2025-01-03")
    #expect(throws: InputError.self) { try days(features, .init(date: date)) }
    let united = try snapshot(
      document(features.map { feature($0) }), .init(date: date, dates: .ignore))
    #expect(united.date == date && united.features.count == 2)
  }

  @Test("Edits of ISW's features and remarks in DeepState's labels are no days")
  func sources() throws {
    let isw: [JSONObject] = [
      ["OBJECTID": 1, "EditDate": 1_754_962_200_000, "date": "2025-08-01"],
      ["OBJECTID": 2, "EditDate": 1_755_028_800_000, "date": "2025-08-02"],
    ]
    let layer = try snapshot(
      document(isw.map { feature($0) }), path: "VIEW_RussiaCoTinUkraine.geojson")
    #expect(layer.source == .isw && layer.features.count == 2)
  }
}
