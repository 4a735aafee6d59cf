import Folders
import FrontLine
import FrontLineReport
import GeoJSON
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder of pages, each file of which is written as a whole, and only where it changed.
struct SiteFolder {
  let path: String
  /// What it holds from last time.
  let memory: SiteMemory

  /// Opens the folder, or makes it.
  ///
  /// Throws where it holds something else than pages of this program, unless that may be written over.
  init(_ path: String, overwrite: Bool) throws(Failure) {
    self.path = path
    try FilledFolder.make(path)
    let found = Self.read("\(path)/\(SiteMemory.fileName)").flatMap { SiteMemory($0) }
    guard found != nil || overwrite || (try? entries(ofFolder: path))?.isEmpty ?? false else {
      throw Failure(
        message:
          "\(displayName(ofPath: path)): it holds other files and no \(SiteMemory.fileName): name an empty folder, or add --overwrite",
        status: ExitStatus.cannotCreateOutput)
    }
    memory = found ?? SiteMemory()
    // By which the next run knows the folder, if this one is interrupted.
    if found == nil { try mark() }
    removeStrays()
  }

  private func mark() throws(Failure) {
    do {
      try write(SiteMemory.fileName, SiteMemory().json)
    } catch {
      throw Failure(error)
    }
  }

  /// Removes what a run that was killed left half-written.
  private func removeStrays() {
    for folder in [path, "\(path)/data", "\(path)/regions"] {
      for name in names(inFolder: folder)
      where name.hasPrefix(".frontline-") && name.contains(".part") {
        remove("\(folder)/\(name)")
      }
    }
  }

  func isThere(_ address: String) -> Bool { access("\(path)/\(address)", R_OK) == 0 }

  /// Returns the path of a file, whose folder is there.
  func path(of address: String) throws(Failure) -> String {
    if let slash = address.lastIndex(of: "/") { try FilledFolder.make("\(path)/\(address[..<slash])") }
    return "\(path)/\(address)"
  }

  func write(_ address: String, _ bytes: [UInt8]) throws {
    let file = try self.path(of: address)
    if Self.read(file) == bytes { return }
    try OutputFile(path: file, overwrite: true).write(bytes)
  }

  /// Removes what was written last time and is no more, and remembers what there is.
  func finish(_ outcome: ReportSite.Outcome) throws {
    let files = Set(outcome.memory.files)
    for old in memory.files where !files.contains(old) && Self.isOwn(old) { remove("\(path)/\(old)") }
    try write(SiteMemory.fileName, outcome.memory.json)
  }

  /// Whether an address leads to a file in the folder: the list could have been written by anybody.
  private static func isOwn(_ address: String) -> Bool {
    !address.hasPrefix("/") && !address.split(separator: "/").contains("..")
  }

  /// Returns a file's bytes; nil where it can't be read.
  private static func read(_ path: String) -> [UInt8]? {
    guard let file = try? FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec) else {
      return nil
    }
    return try? file.closeAfter {
      let size = Int(try file.seek(offset: 0, from: .end))
      _ = try file.seek(offset: 0, from: .start)
      return try [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        while count < size {
          let read = try file.read(
            into: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[count...]))
          if read == 0 { break }
          count += read
        }
      }
    }
  }
}
