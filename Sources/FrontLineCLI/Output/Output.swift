import FrontLine
import GeoJSON
import SystemPackage

/// Where the data of a command goes.
enum Output {
  /// Writes to standard output, or to a file as a whole: a temporary file beside it, renamed at the end.
  static func write(_ bytes: [UInt8], to path: String?, overwrite: Bool) throws {
    guard let path, path != "-" else {
      do {
        try FileDescriptor.standardOutput.writeAll(bytes)
      } catch {
        throw Failure(message: "standard output: can't be written: \(error)", status: Failure.inputOutput)
      }
      return
    }
    let name = printable(path, limit: .max)
    if !overwrite, exists(path) {
      throw Failure(
        message: "\(name): exists already: choose another name, or allow it with --overwrite",
        status: Failure.cannotCreateOutput)
    }
    let temporary = "\(path).\(UInt32.random(in: .min ... .max)).part"
    let descriptor: FileDescriptor
    do {
      descriptor = try FileDescriptor.open(
        FilePath(temporary), .writeOnly, options: [.create, .exclusiveCreate],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
    } catch {
      throw Failure(
        message: "\(name): can't be created: \(error): check the folder and its permissions",
        status: Failure.cannotCreateOutput)
    }
    do {
      _ = try descriptor.closeAfter { try descriptor.writeAll(bytes) }
      try rename(temporary, to: path)
    } catch {
      remove(temporary)
      throw Failure(
        message: "\(name): can't be written: \(error): nothing was changed", status: Failure.inputOutput)
    }
  }
}
