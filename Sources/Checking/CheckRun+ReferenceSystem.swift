import FrontLine
import GeoJSON
import Measurement

/// Checks of reference systems other than longitude and latitude; positions are transformed to degrees as the reader
/// does it.
extension CheckRun {
  /// Reports on the reference system, and returns the document in degrees; nil if it can't be transformed to degrees.
  mutating func documentInDegrees() -> GeoJSONDocument? {
    var document = document
    let (own, stated) = (document.crs, options.crs.map { CRSMember.named($0) })
    guard let system = stated ?? own else { return document }
    let location = GeoJSONLocation(member: own == nil ? nil : "crs")
    let name = printable(system.description)
    if system.isWGS84Degrees {
      if let own {
        warn(
          "crs", "a \"crs\" of GeoJSON before RFC 7946: \(printable(own.description))",
          own.isWGS84Degrees
            ? "it only repeats what RFC 7946 §4 says: remove it" : "it contradicts \(.crs): remove it",
          location: location)
      }
      document.crs = nil
      return document
    }
    let message =
      (stated == nil ? "its \"crs\" is \(name)" : "\(.crs) says that its positions are \(name)")
      + ", not longitude and latitude on WGS 84"
    let reproject = "reproject it with ogr2ogr -t_srs EPSG:4326 -lco RFC7946=YES"
    do throws(InputError) {
      try reprojection.apply(to: &document, path: path)
    } catch {
      fail("crs", message, "area and change refuse it: \(error.message): \(error.advice)", location: location)
      return nil
    }
    if document.crs != nil {
      // A link, or something else that names no system.
      fail(
        "crs", message, "area and change refuse it: state it with \(.crs) EPSG:n, or \(reproject)",
        location: location
      )
      return nil
    }
    warn(
      "crs", message,
      "frontline transforms it, but programs that follow RFC 7946 §4 misplace it: \(reproject)",
      location: location)
    return document
  }
}
