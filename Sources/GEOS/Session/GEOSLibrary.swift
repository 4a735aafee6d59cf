internal import CGEOS
internal import Synchronization

/// The GEOS library that this program runs with, opened with the first session.
enum GEOSLibrary {
  private static let opened: Result<cgeos_functions, GEOSError> = {
    hasBeenAskedFor.store(true, ordering: .relaxed)
    var reason: UnsafePointer<CChar>?
    if let functions = cgeos_open(&reason) { return .success(functions.pointee) }
    return .failure(
      GEOSError(
        operation: "use GEOS", function: "dlopen",
        message: reason.map { String(cString: $0) } ?? "the library could not be opened",
        advice: "install GEOS 3.11 or later (apt install libgeos-dev, brew install geos)"))
  }()

  private static let hasBeenAskedFor = Atomic<Bool>(false)

  /// Returns the functions of the library. Throws where it can't be opened.
  static func functions() throws(GEOSError) -> cgeos_functions { try opened.get() }

  /// The version of the loaded library, followed by that of its C interface; the version of the headers where
  /// GEOS has not been used.
  static var version: String {
    if hasBeenAskedFor.load(ordering: .relaxed), case .success(let geos) = opened,
      let version = geos.GEOSversion()
    {
      return String(cString: version)
    }
    return GEOS_VERSION
  }
}
