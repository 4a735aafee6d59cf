internal import CPROJ
internal import Synchronization

/// The PROJ library that this program runs with, opened at its first use.
public enum PROJLibrary {
  private static let opened: Result<cproj_functions, PROJError> = {
    hasBeenAskedFor.store(true, ordering: .relaxed)
    var reason: UnsafePointer<CChar>?
    if let functions = cproj_open(&reason) {
      cproj_note_folders(functions)
      return .success(functions.pointee)
    }
    return .failure(
      PROJError(
        operation: "use PROJ", function: "dlopen",
        message: reason.map { String(cString: $0) } ?? "the library could not be opened",
        advice: "install PROJ 9.1 or later (apt install libproj-dev, brew install proj)",
        lack: .library))
  }()

  /// Opens the library beside what the program does meanwhile. With the libraries that it brings along it takes as long
  /// as reading a map.
  public static func openAhead() { Task.detached { _ = opened } }

  /// The database that is installed together with the library and this program; nil where PROJ is to find its own.
  static let ownDatabase: String? = {
    guard case .success(let proj) = opened else { return nil }
    return withUnsafePointer(to: proj) { cproj_own_database($0) }.map { String(cString: $0) }
  }()

  private static let hasBeenAskedFor = Atomic<Bool>(false)

  /// Returns the functions of the library. Throws where it can't be opened.
  static func functions(for operation: @autoclosure () -> String) throws(PROJError) -> cproj_functions {
    do {
      return try opened.get()
    } catch {
      var error = error
      error.operation = operation()
      throw error
    }
  }

  /// The version of PROJ, such as `9.1.1`: of the loaded library once it has been used, before that of the
  /// headers that the program was built with.
  public static var version: String {
    if hasBeenAskedFor.load(ordering: .relaxed), case .success(let proj) = opened,
      let version = proj.proj_info().version
    {
      return String(cString: version)
    }
    return "\(PROJ_VERSION_MAJOR).\(PROJ_VERSION_MINOR).\(PROJ_VERSION_PATCH)"
  }

  /// Opens the library and returns its version. Throws where PROJ is not installed.
  public static func loadedVersion() throws(PROJError) -> String {
    _ = try functions(for: "ask PROJ for its version")
    return version
  }

  /// The version of the EPSG data set in PROJ's database, such as `v10.076`; `nil` without a database.
  public static let epsgVersion: String? = {
    guard let context = try? PROJContext(for: "read the version of the EPSG data set"),
      let version = context.proj.proj_context_get_database_metadata(context.pointer, "EPSG.VERSION")
    else { return nil }
    return withExtendedLifetime(context) { String(cString: version) }
  }()
}
