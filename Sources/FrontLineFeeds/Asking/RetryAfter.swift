import FrontLine

/// The header `Retry-After` (RFC 9110 §10.2.3): seconds, or a time.
enum RetryAfter {
  /// Returns for how many seconds not to ask again; nil where the text is neither.
  static func seconds(_ text: String, now: Instant) -> Double? {
    if let seconds = Double(text), seconds >= 0, seconds.isFinite { return seconds }
    guard let instant = httpDate(text) else { return nil }
    return Double(max(0, instant.unixSeconds - now.unixSeconds))
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Reads `Sun, 06 Nov 1994 08:49:37 GMT`; the two older forms are obsolete.
  static func httpDate(_ text: String) -> Instant? {
    guard
      let match = text.wholeMatch(
        of: /[A-Z][a-z]{2}, ([0-9]{2}) ([A-Z][a-z]{2}) ([0-9]{4}) ([0-9]{2}:[0-9]{2}:[0-9]{2}) GMT/),
      let month = months.firstIndex(of: String(match.output.2))
    else { return nil }
    let number = month < 9 ? "0\(month + 1)" : "\(month + 1)"
    return Instant("\(match.output.3)-\(number)-\(match.output.1)T\(match.output.4)Z")
  }
}
