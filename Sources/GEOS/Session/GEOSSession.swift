package import CGEOS

/// A session with the GEOS library: a context and the messages that the library writes to it.
///
/// Every ``GEOSGeometry`` belongs to a session and keeps it alive. Open one session for each task and use it
/// for all work of that task.
///
/// ```swift
/// let session = try GEOSSession()
/// let geometry = try GEOSGeometry(polygon, in: session)
/// if case .invalid(let reason, let location) = try geometry.validity {
///   print(reason, location, try geometry.repaired().polygons)
/// }
/// ```
///
/// Neither a session nor anything that belongs to it is `Sendable`. GEOS computes envelopes and indexes
/// lazily inside calls that seem only to read, so two threads may not even read one geometry at once. Pass
/// the plain values of `GeoTypes` between tasks.
public final class GEOSSession {
  /// The context, for `call` and for functions that cannot fail: those that free memory or set an option.
  package let context: OpaquePointer
  package let log: MessageLog

  /// The library's functions; without the library there is no session.
  package let geos: cgeos_functions

  /// Opens a session; the first one also opens the library. Throws where GEOS is not installed.
  ///
  /// Complexity: O(1).
  public init() throws(GEOSError) {
    geos = try GEOSLibrary.functions()
    guard let context = geos.GEOS_init_r() else {
      throw GEOSError(
        "GEOSSession", "GEOS_init_r", refused: "GEOS can't be started: there is not enough memory",
        advice: "free memory")
    }
    self.context = context
    log = MessageLog()
    log.attach(to: context, geos)
  }

  deinit {
    geos.GEOS_finish_r(context)
  }

  /// The version of GEOS, for example "3.11.1": of the loaded library once a session has been opened, before
  /// that of the headers that the program was built with.
  public static var version: String {
    let full = GEOSLibrary.version
    return full.split(separator: "-").first.map(String.init) ?? full
  }

  /// Opens the library and returns its version. Throws where GEOS is not installed.
  public static func loadedVersion() throws(GEOSError) -> String {
    _ = try GEOSLibrary.functions()
    return version
  }
}

@available(*, unavailable, message: "a GEOS context serves one task; open a session in each")
extension GEOSSession: Sendable {}
