import FrontLineAnalysis
import FrontLineReport

/// What is to be said of the earth model that was chosen, once for all files that it is true of.
enum EarthMessages {
  /// From so many square kilometres on it is said what lines straight on the map would make of a change.
  private static let least = 0.01

  static func add(_ caution: EarthCaution?, to messages: inout Messages) {
    guard let caution else { return }
    let text = text(caution)
    if caution.isNotice {
      if !messages.notices.contains(text) { messages.notices.append(text) }
    } else if !messages.warnings.contains(text) {
      messages.warnings.append(text)
    }
  }

  static func text(_ caution: EarthCaution) -> String {
    switch caution {
    case .distorted(let code, let times, let isWithin):
      "--earth EPSG:\(code) makes this land \(decimal(times, 3)) times what it is on the ellipsoid"
        + (isWithin ? "" : ", and the land lies outside the area that it is made for")
        + ": measure with --earth wgs84, or in a system that keeps areas, such as EPSG:6933"
    case .outside(let code, let area, let isWholly):
      "the land lies \(isWholly ? "" : "partly ")outside the area that EPSG:\(code) is made for"
        + (area.map { " (\(firstSentence(of: $0)))" } ?? "")
        + (isWholly
          ? ": choose a system that is made for it" : ": its areas are good to half a percent there")
    }
  }

  /// The registry goes on with the countries.
  private static func firstSentence(of text: String) -> String {
    let end = text.indices.first {
      text[$0] == "." && (text.index(after: $0) == text.endIndex || text[text.index(after: $0)] == " ")
    }
    return String(text[..<(end ?? text.endIndex)])
  }

  /// - Parameters:
  ///   - gained: what the first figure is called.
  ///   - lost: what the second is called.
  ///   - place: between which maps; empty where there are two.
  static func add(
    _ straight: StraightLineChange?, _ earth: EarthModel, gained: String = "gained", lost: String = "lost",
    place: String = "", to messages: inout Messages
  ) {
    guard let straight, straight.partingSquareMeters > least * 1e6 else { return }
    messages.warnings.append(
      "\(place)borders differ in edges so long that it matters what line they are (\(earth.edges) under --earth \(earth)): "
        + "with --earth wgs84-straight, straight on the map, \(gained) is "
        + "\(decimal(straight.gainedSquareMeters / 1e6, 3)) km² and \(lost) "
        + "\(decimal(straight.lostSquareMeters / 1e6, 3)) km²: choose the one that the maps were drawn with")
  }
}
