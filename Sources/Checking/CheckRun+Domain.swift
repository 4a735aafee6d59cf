import FrontLine
import GeoJSON
import GeoTypes
import Measurement

/// Checks of what the map means: source, statuses, dates, strays.
extension CheckRun {
  mutating func checkDomain(_ usable: [PlacedPolygon]) {
    // Features that can't be used have been reported; the reader would stop at them.
    let good = Set(usable.compactMap(\.location.feature))
    var document = document
    document.crs = nil
    document.features.removeAll { !($0.geometry?.polygons.isEmpty ?? true) && !good.contains($0.index) }
    document.warnings = []
    var options = options
    options.skipUnclassified = true
    do throws(InputError) {
      switch try read(document, options) {
      case .one(let map): snapshot = map
      case .several(let days): report(days)
      }
    } catch {
      // Swapped axes have been reported for files of every source.
      if error.reason != .swappedAxes {
        domainWarning(
          "not-a-snapshot", error.message, "area and change refuse it: " + error.advice, error.location)
      }
    }
    guard let snapshot else { return }
    for feature in snapshot.features { statuses[feature.index] = feature.status }
    take(snapshot.warnings)
    if !snapshot.source.profile.leavesOutStrays { checkStrays(usable, snapshot) }
    checkForeign(snapshot)
    if !snapshot.features.isEmpty { checkDate(snapshot) }
  }

  /// Checks whether the plane that areas are measured in suits this land.
  mutating func checkEarth() throws {
    let borders = parts.compactMap { $0.checked.piece?.boundary }
    guard let caution = try surveyor.terms.caution(about: borders) else { return }
    let message: Wording
    switch caution {
    case .distorted(let code, let times, _):
      message = "in EPSG:\(code) this land has \(times) times its area on the ellipsoid"
    case .outside(let code, _, let isWholly):
      message = "the land lies \(isWholly ? "" : "partly ")outside the area that EPSG:\(code) is made for"
    }
    domainWarning(
      "earth-model", message,
      "measure on the ellipsoid, or in an equal-area projection that is made for this land",
      severity: caution.isNotice ? .notice : .warning)
  }

  private mutating func report(_ days: FeatureDays) {
    self.days = days
    let dates = days.days.map(\.date)
    guard let first = dates.first, let last = dates.last else { return }
    domainWarning(
      "several-days",
      "it holds \(days.days.count) maps by its property \"\(printable(days.property))\", from \(first) to \(last)",
      "the other commands read each as a map of its own; overlaps and gaps are looked for in a file of one day",
      severity: .notice)
  }

  private func read(_ document: GeoJSONDocument, _ options: SnapshotReader.Options) throws(InputError)
    -> FileMaps
  {
    let reader: SnapshotReader
    do throws(GeoJSONError) {
      reader = try SnapshotReader(options: options)
    } catch {
      throw InputError(error, path: path)
    }
    return try reader.maps(of: document, path: path)
  }

  private mutating func domainWarning(
    _ rule: String, _ message: Wording, _ consequence: Wording, _ location: GeoJSONLocation = .document,
    severity: CheckFinding.Severity = .warning, coordinate: Coordinate? = nil
  ) {
    list.add(
      CheckFinding(
        severity, .domain, rule: rule, message: message, consequence: consequence, location: location,
        coordinate: coordinate))
  }

  private mutating func take(_ warnings: [Diagnostic]) {
    for warning in warnings {
      switch warning.code {
      case .skippedUnclassified:
        domainWarning(
          "unclassified",
          warning.values["unclassified"]?.stringValue.map { "no known status: \($0)" } ?? warning.message,
          "area and change refuse the file: map it with \(.map) VALUE=STATUS, or leave it out with "
            + "\(.skipUnclassified)", warning.location)
      case .assumedOccupied:
        domainWarning("no-status", warning.message, warning.advice ?? "", warning.location)
      case .reachesOutside:
        domainWarning("reaches-outside", warning.message, warning.advice ?? "", warning.location)
      case .stray:
        domainWarning("stray", warning.message, "it is in no total", warning.location)
      case .date where warning.severity == .warning:
        domainWarning("envelope-date", warning.message, warning.advice ?? "", warning.location)
      case .document where warning.severity == .warning:
        domainWarning("missing-pages", warning.message, warning.advice ?? "", warning.location)
      // Reported already, or about folders.
      default: continue
      }
    }
  }

  /// Reports polygons far from all others. If the source is not known they are not left out, but they are hardly
  /// meant.
  private mutating func checkStrays(_ polygons: [PlacedPolygon], _ snapshot: Snapshot) {
    guard polygons.contains(where: { $0.polygon.box.intersects(.mappedArea) }) else {
      // Other units have been reported.
      let elsewhere = snapshot.warnings.first { $0.code == .elsewhere }
      if let elsewhere, !list.findings.contains(where: { $0.rule == "units" }) {
        domainWarning("elsewhere", elsewhere.message, elsewhere.advice ?? "")
      }
      return
    }
    for polygon in polygons where !polygon.polygon.box.intersects(.mappedArea) {
      let box = polygon.polygon.box
      let isSwapped = box.looksSwapped
      domainWarning(
        isSwapped ? "swapped-axes" : "stray",
        isSwapped
          ? "latitude and longitude look swapped: exchanged, it would lie in Ukraine like the others"
          : "it lies far from Ukraine (22 to 41° E, 44 to 53° N), where others lie",
        isSwapped
          ? "its area would be wrong: " + PositionFault.swappedAxesAdvice
          : "it counts like the others: if it is there by mistake, remove it",
        polygon.location, coordinate: polygon.polygon.exterior.coordinates.first)
    }
  }

  private mutating func checkForeign(_ snapshot: Snapshot) {
    for feature in snapshot.features(with: .foreign) {
      domainWarning(
        "foreign", "land outside Ukraine: \(feature.name.map { printable($0) } ?? "no label")",
        "it is listed separately and is in no total",
        GeoJSONLocation(feature: feature.index, featureName: feature.name), severity: .notice,
        coordinate: feature.polygons.first?.exterior.coordinates.first)
    }
  }

  private mutating func checkDate(_ snapshot: Snapshot) {
    guard let date = snapshot.date else {
      domainWarning(
        "no-date",
        FileNameDate(path: path).isAmbiguous
          ? "its name holds several dates, and its content none"
          : "neither its content nor its name tells the date of the map",
        "a series and a change need it: give it with \(.date) YYYY-MM-DD")
      return
    }
    // A map published in the evening bears the next day's date elsewhere.
    if let named = snapshot.fileDate, abs(named.days(to: date)) > 1 {
      domainWarning(
        "dates-differ", "its content is dated \(date), its file name \(named)",
        "\(date) is used: give the right one with \(.date)")
    }
    if date.year < 2014 || date.year > 2099 {
      domainWarning("date-range", "its date is \(date)", "no map of this war is of that year: check it")
    }
  }
}
