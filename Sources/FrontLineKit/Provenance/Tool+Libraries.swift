import FrontLineArchive
import GEOS
import GeoJSON
import Geodesics
import PROJ

extension Tool {
  /// A library that figures or files come from.
  public struct Library: Hashable, Sendable {
    /// What the library is called.
    public let name: String
    /// Its version; nil if it is opened when it is needed and can't be.
    public let version: String?
    /// How it is installed, if it can't be opened.
    public let advice: String
  }

  /// The libraries that measure, read and keep, each with its version. Opens those that are opened when they are needed.
  public static var libraries: [Library] {
    [
      geosLibrary, projLibrary,
      Library(name: "GeographicLib", version: Geodesic.libraryVersion, advice: ""),
      Library(name: "simdjson", version: GeoJSONReader.parserVersion, advice: ""),
      Library(name: "SQLite", version: ArchiveLibrary.sqliteVersion, advice: ""),
    ]
  }

  private static var geosLibrary: Library {
    do throws(GEOSError) {
      return Library(name: "GEOS", version: try GEOSSession.loadedVersion(), advice: "")
    } catch {
      return Library(name: "GEOS", version: nil, advice: error.advice)
    }
  }

  private static var projLibrary: Library {
    do throws(PROJError) {
      return Library(name: "PROJ", version: try PROJLibrary.loadedVersion(), advice: "")
    } catch {
      return Library(name: "PROJ", version: nil, advice: error.advice)
    }
  }
}
