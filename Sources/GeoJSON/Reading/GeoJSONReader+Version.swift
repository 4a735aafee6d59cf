internal import CSimdJSON

extension GeoJSONReader {
  /// The version of simdjson that the program was built with, such as `3.0.1`.
  public static var parserVersion: String { String(cString: csj_version()) }
}
