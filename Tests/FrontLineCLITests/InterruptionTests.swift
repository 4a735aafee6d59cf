import Foundation
import Testing

@testable import FrontLineCLI

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The two moments at which a handler has to wait, each drawn out: `LimitTests` would hit them once in hundreds.
@Suite("Interruption at its worst moments")
struct InterruptionTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  /// Sends itself SIGINT; whichever thread takes it has time to finish.
  private static func interrupt() {
    kill(getpid(), SIGINT)
    usleep(200_000)
  }

  @Test("A file that has just been made goes")
  func whileMaking() async throws {
    let path: String = folder.path + "/new.part"
    await #expect(processExitsWith: .exitCode(130)) { [path = path as String] in
      Interruption.install()
      Interruption.making(path) {
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        InterruptionTests.interrupt()
      }
      InterruptionTests.interrupt()
    }
    #expect(try folder.names.isEmpty)
  }

  @Test("A file that is being renamed is renamed, and nothing is reported")
  func whileFinishing() async throws {
    let path: String = folder.path + "/new.part"
    let target: String = folder.path + "/new.json"
    await #expect(processExitsWith: .exitCode(130)) { [path = path as String, target = target as String] in
      Interruption.install()
      Interruption.making(path) { _ = FileManager.default.createFile(atPath: path, contents: nil) }
      Interruption.finishing {
        InterruptionTests.interrupt()
        if rename(path, target) != 0 { exit(73) }
      }
      InterruptionTests.interrupt()
    }
    #expect(try folder.names == ["new.json"])
  }
}
