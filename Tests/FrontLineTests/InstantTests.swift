import Testing

@testable import FrontLine

@Suite struct InstantTests {
  @Test(arguments: [
    (1_648_989_208, "2022-04-03T12:33:28Z"), (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
    (1_754_251_105, "2025-08-03T19:58:25Z"), (951_782_400, "2000-02-29T00:00:00Z"),
    (253_402_300_799, "9999-12-31T23:59:59Z"), (-62_167_219_200, "0000-01-01T00:00:00Z"),
  ])
  func `seconds and ISO 8601`(seconds: Int64, text: String) throws {
    let instant = try #require(Instant(unixSeconds: seconds))
    #expect(instant.description == text)
    #expect(Instant(text) == instant)
    #expect(instant.date.description == String(text.prefix(10)))
  }

  @Test func `beyond the years of ISO 8601 there is none`() {
    #expect(Instant(unixSeconds: 253_402_300_800) == nil)
    #expect(Instant(unixSeconds: -62_167_219_201) == nil)
    #expect(Instant(unixSeconds: .max) == nil)
    #expect(Instant(unixSeconds: .min) == nil)
    #expect(Instant("9999-12-31T23:59:59-01:00") == nil)
  }

  @Test(arguments: [
    ("2024-05-01T00:00:00.000Z", "2024-05-01T00:00:00Z"),
    ("2024-05-01T02:30:00+03:00", "2024-04-30T23:30:00Z"),
    ("2024-05-01 02:30:00.5-00:30", "2024-05-01T03:00:00Z"), ("2024-05-01t00:00:00z", "2024-05-01T00:00:00Z"),
  ])
  func `offsets and fractions`(text: String, utc: String) {
    #expect(Instant(text)?.description == utc)
  }

  @Test(arguments: [
    "2024-05-01T00:00:00", "2024-05-01T24:00:00Z", "2024-05-01T00:60:00Z", "2024-05-01T00:00:60Z",
    "2024-05-01",
    "2024-05-01T00:00Z", "2024-05-01T00:00:00.Z", "2024-05-01T00:00:00+0300", "2024-05-01T00:00:00Zz", "",
    "10.10.2024 о 20:44",
  ])
  func `what names no instant is refused`(text: String) {
    #expect(Instant(text) == nil)
  }

  @Test func `order`() throws {
    let first = try #require(Instant(unixSeconds: 1))
    let second = try #require(Instant(unixSeconds: 2))
    #expect(first < second)
  }
}
