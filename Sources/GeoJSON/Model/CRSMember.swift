/// The coordinate reference system that a file from before RFC 7946 names.
public enum CRSMember: Hashable, Sendable {
  /// A name such as `urn:ogc:def:crs:OGC:1.3:CRS84` or `EPSG:3857`.
  case named(String)
  /// The address of a definition. It is never fetched.
  case link(String)
  /// Anything else, as JSON.
  case other(String)
}

extension CRSMember {
  /// Whether positions are longitude and latitude in degrees on WGS 84, as RFC 7946 has them.
  ///
  /// `EPSG:4326` counts too: GeoJSON wrote longitude first under that name as well.
  public var isWGS84Degrees: Bool {
    guard case .named(let name) = self else { return false }
    // A shortcut for the name that GDAL writes into every file of a series.
    if name == "urn:ogc:def:crs:OGC:1.3:CRS84" { return true }
    let folded = name.lowercased()
    let code = folded.split(separator: ":", omittingEmptySubsequences: true).last.map(String.init) ?? ""
    switch code {
    case "crs84", "crs84h": return true
    case "4326", "4979": return folded.contains("epsg")
    default:
      let address = folded.split(separator: "/").map(String.init)
      guard let last = address.last, address.count > 1 else { return false }
      return last == "crs84" || last == "crs84h"
        || ((last == "4326" || last == "4979") && address.contains("epsg"))
    }
  }
}

extension CRSMember: CustomStringConvertible {
  public var description: String {
    switch self {
    case .named(let name): name
    case .link(let address): "link \(address)"
    case .other(let json): json
    }
  }
}
