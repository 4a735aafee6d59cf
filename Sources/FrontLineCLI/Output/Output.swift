import ArgumentParser
import SystemPackage

/// The output of a command: standard output or a file.
enum Output {
  /// Writes bytes to standard output, or to a file as a whole.
  static func write(_ bytes: [UInt8], to path: String?, overwrite: Bool) throws {
    if let path, path != "-" { return try OutputFile(path: path, overwrite: overwrite).write(bytes) }
    do {
      try FileDescriptor.standardOutput.writeAll(bytes)
    } catch Errno.brokenPipe {
      // The reader needs no more: there is nothing to report, even where SIGPIPE is ignored and did not end the
      // process.
      throw ExitCode(ExitStatus.inputOutput)
    } catch {
      throw Failure(message: "standard output: can't be written: \(error)", status: ExitStatus.inputOutput)
    }
  }
}
