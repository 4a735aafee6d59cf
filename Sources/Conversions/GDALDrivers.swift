/// The drivers of a GDAL program, as `--formats` lists them.
struct GDALDrivers: Hashable {
  struct Driver: Hashable {
    var name: String
    var writes: Bool
  }

  let drivers: [Driver]

  /// - Parameter formats: lines such as `  GPKG -raster,vector- (rw+vs): GeoPackage` below a heading.
  /// - Returns: nil where a line has another form: an unknown driver can't be disabled.
  init?(formats: String) {
    var drivers: [Driver] = []
    for line in formats.split(whereSeparator: \.isNewline) where line.hasPrefix("  ") {
      guard let driver = Self.driver(in: line.drop { $0 == " " }) else { return nil }
      drivers.append(driver)
    }
    if drivers.isEmpty { return nil }
    self.drivers = drivers
  }

  private static func driver(in line: Substring) -> Driver? {
    for start in line.indices where line[start...].hasPrefix(" -") {
      let kinds = line[line.index(start, offsetBy: 2)...].prefix { $0.isLowercase || $0 == "," || $0 == " " }
      let rest = line[kinds.endIndex...]
      guard rest.hasPrefix("- ("), let end = rest.firstIndex(of: ")") else { continue }
      return Driver(
        name: String(line[..<start]), writes: rest.dropFirst(3).hasPrefix("rw") && end > rest.startIndex)
    }
    return nil
  }

  var names: [String] { drivers.map(\.name) }

  /// Returns the value of `OGR_SKIP` that disables all drivers except some.
  ///
  /// Names are separated by commas. Separated by spaces, GDAL would take the whole for one unknown name and
  /// disable nothing. The comma at the end makes a single name a list too.
  func skipping(allBut kept: Set<String>) -> String {
    names.filter { !kept.contains($0) }.map { $0 + "," }.joined()
  }
}
