internal import CPROJ

/// The PROJ that this program runs with.
public enum PROJLibrary {
  /// The version of the library at run time, such as `9.1.1`.
  public static let version: String = {
    guard let version = proj_info().version else { return "" }
    return String(cString: version)
  }()

  /// The version of the EPSG data set in PROJ's database, such as `v10.076`; `nil` without a database.
  public static let epsgVersion: String? = {
    guard let context = try? PROJContext(for: "read the version of the EPSG data set"),
      let version = proj_context_get_database_metadata(context.pointer, "EPSG.VERSION")
    else { return nil }
    return withExtendedLifetime(context) { String(cString: version) }
  }()
}
