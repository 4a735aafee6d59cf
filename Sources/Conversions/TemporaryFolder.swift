internal import Interruptions
internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A folder for the files of one conversion, which nobody else can read. It goes when the process is interrupted.
struct TemporaryFolder {
  let path: String
  private let place: String

  init(place: String) throws(ConversionError) {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    path = try Interruption.makingFolder { () throws(ConversionError) in
      var template = Array("\(parent)/frontline-XXXXXX".utf8CString)
      guard mkdtemp(&template) != nil else {
        let error = Errno(rawValue: errno)
        throw ConversionError(
          error == .noSpace ? .io : .cannotCreate, operation: "mkdtemp",
          message: "there is no room for a temporary file in \(parent): \(error)",
          place: place,
          advice: "name another folder in TMPDIR")
      }
      return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
    self.place = place
  }

  func write(_ bytes: [UInt8], to file: String) throws(ConversionError) {
    try use(file) {
      let descriptor = try FileDescriptor.open(
        FilePath(file), .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: .ownerReadWrite)
      _ = try descriptor.closeAfter { try descriptor.writeAll(bytes) }
    }
  }

  func read(_ file: String) throws(ConversionError) -> [UInt8] {
    try use(file) {
      let descriptor = try FileDescriptor.open(FilePath(file), .readOnly, options: .closeOnExec)
      return try descriptor.closeAfter {
        let size = Int(try descriptor.seek(offset: 0, from: .end))
        _ = try descriptor.seek(offset: 0, from: .start)
        var bytes = [UInt8](repeating: 0, count: size)
        var count = 0
        while count < size {
          let read = try bytes.withUnsafeMutableBytes {
            try descriptor.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[count...]))
          }
          if read == 0 { break }
          count += read
        }
        return Array(bytes.prefix(count))
      }
    }
  }

  private func use<Result>(_ file: String, _ body: () throws -> Result) throws(ConversionError) -> Result {
    do {
      return try body()
    } catch {
      throw ConversionError(
        .io, operation: "temporary file", message: "\(file): \(error)", place: place,
        advice: "make room there, or name another folder in TMPDIR")
    }
  }

  /// Removes the folder and the files in it.
  func remove() { Interruption.finishing(path) { removeFiles() } }

  private func removeFiles() {
    if let stream = opendir(path) {
      while let entry = readdir(stream) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
          field.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: field.pointee)) {
            String(cString: $0)
          }
        }
        if name != ".", name != ".." { unlink("\(path)/\(name)") }
      }
      closedir(stream)
    }
    rmdir(path)
  }
}
