import FrontLine
import FrontLineArchive
import FrontLineKit

/// A version that was got, with its files and what is to be known about each.
struct Download {
  var version: FeedVersion
  /// One for each part of the version, in their order.
  var files: [File]

  struct File {
    var content: [UInt8]
    var record: ArchivedDownload
  }
}

/// What became of a version that was to be kept.
enum StoredOutcome: Hashable {
  case added
  /// It differs from what was held under the same name; that is kept beside.
  case revised
  /// It is held already, byte for byte.
  case unchanged
}

/// A place where what was got is kept, whole or not at all: a folder, or an archive.
protocol DownloadStore: AnyObject {
  var diagnostics: Diagnostics { get }

  /// Whether a version is there, so that it need not be asked for.
  func holds(_ version: FeedVersion) -> Bool

  /// The record of the edition of a part that counts; nil where there is none.
  func record(of part: FeedPart, in version: FeedVersion) -> ArchivedDownload?

  /// Returns the content of a part that is held with the same edition under any version, so that it need not be asked
  /// for again.
  func content(of part: FeedPart) -> [UInt8]?

  /// Keeps a version. When it returns, the version is on the disk.
  func keep(_ download: Download) async throws -> StoredOutcome
}
