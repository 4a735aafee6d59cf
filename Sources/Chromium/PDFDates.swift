#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The dates of making and of changing that Chromium writes into a PDF, which are those of the clock.
enum PDFDates {
  /// The time that `SOURCE_DATE_EPOCH` names, so that the same page gives the same bytes; nil where it is not set.
  static var wanted: time_t? { getenv("SOURCE_DATE_EPOCH").flatMap { time_t(String(cString: $0)) } }

  /// Writes a time in place of each date, `(D:20250812000000+00'00')`, which stays as long as it was.
  static func set(_ time: time_t, in bytes: inout [UInt8]) {
    var (time, parts) = (time, tm())
    gmtime_r(&time, &parts)
    var text = [CChar](repeating: 0, count: 15)
    guard strftime(&text, text.count, "%Y%m%d%H%M%S", &parts) == 14 else { return }
    let mark = Array("Date (D:".utf8)
    var index = 0
    while index + mark.count + 14 <= bytes.count {
      let start = index + mark.count
      if bytes[index] == mark[0], bytes[index..<start].elementsEqual(mark),
        bytes[start..<(start + 14)].allSatisfy({ (0x30...0x39).contains($0) })
      {
        for (offset, digit) in text.dropLast().enumerated() {
          bytes[start + offset] = UInt8(bitPattern: digit)
        }
        index = start + 14
      } else {
        index += 1
      }
    }
  }
}
