import Foundation

extension Process {
  /// A process that was ended since it did not end by itself.
  public struct DidNotEnd: Error, CustomStringConvertible {
    public let description: String
  }

  /// Waits for the end of a process that was started; one that does not end is ended, and that is an error.
  ///
  /// A test that waits for ever holds one of the few threads that all tests share, and so all of them.
  public func waitForEnd(atMostSeconds seconds: Double = 600) throws {
    let bound = Date(timeIntervalSinceNow: seconds)
    let guardian = Thread { [self] in
      while isRunning, Date() < bound { Thread.sleep(forTimeInterval: 0.25) }
      if isRunning { kill(processIdentifier, SIGKILL) }
    }
    guardian.start()
    waitUntilExit()
    guard Date() >= bound else { return }
    let command = [executableURL?.path ?? ""] + (arguments ?? [])
    throw DidNotEnd(
      description: "did not end within \(Int(seconds)) s: \(command.joined(separator: " "))")
  }
}
