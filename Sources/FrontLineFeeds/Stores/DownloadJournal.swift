import FrontLine
import FrontLineArchive
import FrontLineKit
import GeoJSON
import SystemPackage

/// The records of what was got into a folder, one JSON object on each line, in the order of time.
///
/// A line is on the disk before the file that it speaks of gets its name, so that no file is without one.
final class DownloadJournal {
  static let schema = "frontline.download/1"

  let path: String
  /// Nil where nothing is written.
  private let descriptor: FileDescriptor?
  private(set) var records: [ArchivedDownload] = []
  private(set) var diagnostics = Diagnostics()

  /// Opens the journal, and makes it where there is none. What a process that was killed left of a line is removed.
  ///
  /// - Parameter writes: whether anything is written; if not, the file need not be there.
  init(path: String, writes: Bool) throws {
    self.path = path
    do {
      descriptor =
        writes
        ? try FileDescriptor.open(
          FilePath(path), .readWrite, options: [.create, .append, .closeOnExec],
          permissions: FilePermissions(rawValue: 0o666)) : nil
    } catch {
      throw JobError(
        .cannotCreateOutput, "\(displayName(ofPath: path)): can't be opened: \(error): check the permissions")
    }
    if !writes, DurableFile.byteCount(path) == nil { return }
    let bytes = try InputFile.read(path, maximumBytes: 1 << 30).withUnsafeBytes { Array($0) }
    let end = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    if end < bytes.count { try descriptor?.resize(to: Int64(end)) }
    let reader = try GeoJSONReader()
    var unreadable = 0
    for line in bytes[..<end].split(separator: UInt8(ascii: "\n")) {
      if let record = (try? reader.readValue(Array(line))).flatMap(Self.record) {
        records.append(record)
      } else {
        unreadable += 1
      }
    }
    if unreadable > 0 {
      diagnostics.add(
        Diagnostic(
          .feedJournal, path: path, message: "\(unreadable) lines can't be read, and are passed over",
          advice: "what they speak of is looked at anew"))
    }
  }

  deinit { try? descriptor?.close() }

  func append(_ added: [ArchivedDownload]) throws(JobError) {
    guard let descriptor else { return }
    var bytes: [UInt8] = []
    for record in added { bytes += Self.line(record) }
    try DurableFile.append(bytes, to: descriptor, path: path)
    records += added
  }

  static func line(_ record: ArchivedDownload) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema", schema)
      writer.member("feed", record.feed)
      writer.member("version", record.version)
      writer.member("file", record.file)
      writer.member("address", record.address)
      writer.member("downloaded_at", record.downloadedAt.description)
      writer.member("sha256", record.sha256)
      writer.member("bytes", record.byteCount)
      writer.member("etag", record.etag)
      writer.member("last_modified", record.lastModified)
      writer.member("edition", record.edition)
      writer.member("terms", record.terms)
      writer.member("tool", record.tool)
    }
    return writer.bytes + [UInt8(ascii: "\n")]
  }

  private static func record(_ value: JSONValue) -> ArchivedDownload? {
    guard value["schema"]?.stringValue == schema, let feed = value["feed"]?.stringValue,
      let version = value["version"]?.stringValue,
      let file = value["file"]?.stringValue, FileName.isSafe(file),
      let address = value["address"]?.stringValue,
      let time = value["downloaded_at"]?.stringValue.flatMap({ Instant($0) }),
      let sha256 = value["sha256"]?.stringValue, let byteCount = value["bytes"]?.intValue
    else { return nil }
    return ArchivedDownload(
      feed: feed, version: version, file: file, address: address, downloadedAt: time, sha256: sha256,
      byteCount: byteCount, etag: value["etag"]?.stringValue,
      lastModified: value["last_modified"]?.stringValue, edition: value["edition"]?.stringValue,
      terms: value["terms"]?.stringValue, tool: value["tool"]?.stringValue ?? "")
  }
}

extension Diagnostic.Code {
  /// Something is odd about the records of what was got.
  public static let feedJournal = Self("feedJournal")
}
