import FrontLine
import GeoTypes

/// A position as people write it: `37.0831,48.4686`, `48.4686 N 37.0831 E`, `48°28'07" N, 37°04'59" E`,
/// `geo:48.4686,37.0831`, `POINT(37.0831 48.4686)`.
enum CoordinateText {
  /// Longitude and latitude in degrees, in the order in which they are written.
  case numbers([Double])
  /// A form that says which number is which.
  case position(longitude: Double, latitude: Double)

  /// Nil for a text that is no position. Hexadecimal numbers, `inf` and `nan` are none.
  init?(_ text: String) {
    // Most texts are names, for which no pattern need be built.
    guard text.contains(where: \.isNumber) else { return nil }
    let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if let position = Self.uri(text) ?? Self.wellKnownText(text) ?? Self.hemispheres(text) {
      self = .position(longitude: position.x, latitude: position.y)
      return
    }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Self.number($0) }
    guard parts.count > 1, numbers.count == parts.count else { return nil }
    self = .numbers(numbers)
  }

  /// Returns the value of decimal digits with a sign, a point and an exponent, with spaces around them.
  static func number(_ text: some StringProtocol) -> Double? {
    decimalNumber(text.split(separator: " ").joined(separator: " "))
  }

  /// `geo:LAT,LON` with or without an altitude and parameters (RFC 5870); WGS 84 is the only system that it knows.
  private static func uri(_ text: String) -> Coordinate? {
    let number = #"([+-]?[0-9]+(?:\.[0-9]+)?)"#
    guard let pattern = try? Regex("(?i)geo:\(number),\(number)(?:,\(number))?((?:;[^ ]*)?)"),
      let match = text.wholeMatch(of: pattern)
    else { return nil }
    let system = match.output[4].substring?.lowercased().firstMatch(of: /;crs=([^;]*)/)?.output.1
    guard system == nil || system == "wgs84" else { return nil }
    return coordinate(longitude: match.output[2].substring, latitude: match.output[1].substring)
  }

  /// `POINT(LON LAT)`, with or without a height and PostGIS's `SRID=4326;`.
  private static func wellKnownText(_ text: String) -> Coordinate? {
    let number = #"([+-]?[0-9]+(?:\.[0-9]+)?)"#
    guard
      let pattern = try? Regex(
        "(?i)(?:SRID=4326;)? ?POINT ?(?:Z|M|ZM)? ?\\( ?\(number) \(number)(?: [+-]?[0-9.]+){0,2} ?\\)"),
      let match = text.wholeMatch(of: pattern)
    else { return nil }
    return coordinate(longitude: match.output[1].substring, latitude: match.output[2].substring)
  }

  private static func coordinate(longitude: Substring?, latitude: Substring?) -> Coordinate? {
    guard let longitude = longitude.flatMap({ Double($0) }), let latitude = latitude.flatMap({ Double($0) })
    else {
      return nil
    }
    return Coordinate(x: longitude, y: latitude)
  }

  // MARK: Degrees with hemispheres

  /// Two angles with the letters of their hemispheres, before or behind: degrees, degrees and minutes, or degrees,
  /// minutes and seconds.
  private static func hemispheres(_ text: String) -> Coordinate? {
    let text = inPlainSigns(text)
    let angle = #"([0-9]+(?:[.,][0-9]+)?(?:[°'" ]+[0-9]+(?:[.,][0-9]+)?){0,2})[°'" ]*"#
    for (pattern, isBefore) in [
      ("\(angle)([NSEW])[,; ]*\(angle)([NSEW])", false), ("([NSEW]) ?\(angle)[,; ]*([NSEW]) ?\(angle)", true),
    ] {
      guard let regex = try? Regex(pattern), let match = text.wholeMatch(of: regex) else { continue }
      let parts = match.output.dropFirst().compactMap { $0.substring.map(String.init) }
      guard parts.count == 4 else { continue }
      let (letters, angles) =
        isBefore
        ? ([parts[0], parts[2]], [parts[1], parts[3]]) : ([parts[1], parts[3]], [parts[0], parts[2]])
      var (longitude, latitude): (Double?, Double?)
      for (letter, written) in zip(letters, angles) {
        guard let degrees = degrees(written) else { return nil }
        switch letter {
        case "N": latitude = degrees
        case "S": latitude = -degrees
        case "E": longitude = degrees
        default: longitude = -degrees
        }
      }
      guard let longitude, let latitude else { return nil }
      return Coordinate(x: longitude, y: latitude)
    }
    return nil
  }

  /// Returns degrees of `48`, `48.5`, `48 28.1` or `48 28 07`; nil where minutes or seconds are sixty or more.
  private static func degrees(_ text: String) -> Double? {
    let parts = text.split { "°'\" ".contains($0) }.map { $0.split(separator: ",").joined(separator: ".") }
    let numbers = parts.compactMap { Double($0) }
    guard numbers.count == parts.count, !numbers.isEmpty, numbers.dropFirst().allSatisfy({ $0 < 60 }),
      numbers.dropLast().allSatisfy({ $0 == $0.rounded() })
    else { return nil }
    return numbers.reversed().reduce(0) { $0 / 60 + $1 }
  }

  /// Returns the text with one sign each for degrees, minutes and seconds, and Latin letters for hemispheres.
  private static func inPlainSigns(_ text: String) -> String {
    var plain = text.uppercased()
    for (pattern, letter) in [
      (#"ПН\.? ?Ш?\.?|С\. ?Ш\.?"#, "N"), (#"ПД\.? ?Ш?\.?|Ю\. ?Ш\.?"#, "S"), (#"СХ\.? ?Д?\.?|В\. ?Д\.?"#, "E"),
      (#"ЗХ\.? ?Д?\.?|З\. ?Д\.?"#, "W"), ("[º˚]", "°"), ("''|[″”“]", "\""), ("[′’ʼ‘`´]", "'"),
    ] {
      if let regex = try? Regex(pattern) { plain.replace(regex, with: letter) }
    }
    return plain
  }
}
