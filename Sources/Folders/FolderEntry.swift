public import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A file in a folder, as the folder lists it.
public struct FolderEntry: Sendable {
  /// What a folder says of an entry without its being opened.
  public enum Kind: Sendable {
    case file
    case folder
    case link
    /// Something else, or a file system that doesn't tell.
    case unknown
  }

  /// The name in bytes, which need not be UTF-8.
  public let nameBytes: [UInt8]
  /// The kind. A link is not followed.
  public let kind: Kind

  /// The name; nil where it is not UTF-8, so that no string can represent it.
  public var name: String? { String(validating: nameBytes, as: UTF8.self) }

  /// The name for people: bytes that are not UTF-8 become U+FFFD.
  public var displayName: String { String(decoding: nameBytes, as: UTF8.self) }
}

/// Returns the entries of a folder without `.` and `..`, in the order of the file system. Throws the error of the system
/// where the folder can't be opened or read to its end.
public func entries(ofFolder path: String) throws(Errno) -> [FolderEntry] {
  guard let stream = opendir(path) else { throw Errno(rawValue: errno) }
  defer { closedir(stream) }
  var entries: [FolderEntry] = []
  while true {
    errno = 0
    guard let entry = readdir(stream) else { break }
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
    if name == Array(".".utf8) || name == Array("..".utf8) { continue }
    let kind: FolderEntry.Kind =
      switch Int(entry.pointee.d_type) {
      case Int(DT_REG): .file
      case Int(DT_DIR): .folder
      case Int(DT_LNK): .link
      default: .unknown
      }
    entries.append(FolderEntry(nameBytes: name, kind: kind))
  }
  guard errno == 0 else { throw Errno(rawValue: errno) }
  return entries
}

/// Returns the names in a folder that are UTF-8, in the order of the file system; none where it can't be listed.
public func names(inFolder path: String) -> [String] {
  ((try? entries(ofFolder: path)) ?? []).compactMap(\.name)
}

/// Removes a file, or a folder with all that is in it. A link is removed, not what it leads to. What can't be removed
/// stays.
public func removeTree(_ path: String) {
  if unlink(path) == 0 { return }
  for name in names(inFolder: path) { removeTree("\(path)/\(name)") }
  rmdir(path)
}
