import ArgumentParser
import SystemPackage

/// Where the data of a command goes.
enum Output {
  /// Writes to standard output, or to a file as a whole.
  static func write(_ bytes: [UInt8], to path: String?, overwrite: Bool) throws {
    if let path, path != "-" { return try OutputFile(path: path, overwrite: overwrite).write(bytes) }
    do {
      try FileDescriptor.standardOutput.writeAll(bytes)
    } catch Errno.brokenPipe {
      // Whoever reads has enough: nothing to report, even where SIGPIPE is ignored and does not end us.
      throw ExitCode(ExitStatus.inputOutput)
    } catch {
      throw Failure(message: "standard output: can't be written: \(error)", status: ExitStatus.inputOutput)
    }
  }
}
