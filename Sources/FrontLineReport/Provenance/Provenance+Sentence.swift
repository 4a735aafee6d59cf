import FrontLine
import FrontLineAnalysis

extension Provenance {
  /// The line fit for print: who says so, of when, the figure, on which earth, what is counted.
  func sentence(dates: String, figure: String) -> String {
    var parts = ["\(sourceTitle), \(dates)\(dateMeaning): \(figure)", earth.title]
    parts.append(countedLand)
    parts.append("as published")
    return parts.joined(separator: "; ") + "."
  }

  /// `0.40 % of Ukraine (603,628 km²)`.
  func share(ofSquareKilometers area: Double) -> String {
    let percent = decimal(denominator.percent(ofSquareKilometers: area), 2)
    let land = denominator.name == "custom" ? "" : "Ukraine "
    return "\(percent) % of \(land)(\(decimal(denominator.squareKilometers, 0)) km²)"
  }

  private var sourceTitle: String {
    if isIllustration { return "Illustration drawn by the frontline developers, not a record of events" }
    let names = sources.compactMap(\.profile.displayName)
    return names.isEmpty ? "Polygons as given" : Set(names).sorted().joined(separator: " and ")
  }

  private var dateMeaning: String {
    if isIllustration { return "" }
    switch Set(sources.map(\.profile.dateMeaning)) {
    case [.publication]: return " (dates of publication)"
    case [.download]: return " (file dates)"
    default: return ""
    }
  }

  private var countedLand: String {
    switch territory {
    case .allOccupied: "occupied since 2014 counted"
    case .since2022: "only what was occupied since 24 February 2022 counted"
    case .withContested: "occupied since 2014 and the grey zone counted"
    default: "counted: \(territory.sortedStatuses.map(\.rawValue).joined(separator: ", "))"
    }
  }
}
