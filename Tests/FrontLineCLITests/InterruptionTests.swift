import Foundation
import Interruptions
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The two moments at which a handler has to wait, each drawn out: `LimitTests` would hit them once in hundreds.
@Suite("Interruption while files are made and finished")
struct InterruptionTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  /// Sends itself SIGINT; whichever thread takes it has time to finish.
  private static func interrupt() {
    kill(getpid(), SIGINT)
    usleep(200_000)
  }

  @Test("A file that has just been made is removed")
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

  @Test("A folder is removed with its contents, and so are two files at a time")
  func several() async throws {
    let path: String = folder.path
    await #expect(processExitsWith: .exitCode(130)) { [path = path as String] in
      Interruption.install()
      func create(_ name: String) { _ = FileManager.default.createFile(atPath: path + name, contents: nil) }
      _ = Interruption.makingFolder {
        mkdir(path + "/inner", 0o700)
        return path + "/inner"
      }
      Interruption.making(path + "/a.part", companions: [path + "/a.part-journal"]) { create("/a.part") }
      Interruption.making(path + "/b.part") { create("/b.part") }
      Interruption.finishing(path + "/b.part") { rename(path + "/b.part", path + "/b") }
      for name in ["/inner/source", "/inner/result", "/a.part-journal"] { create(name) }
      InterruptionTests.interrupt()
    }
    #expect(try folder.names == ["b"])
  }

  @Test("A file that is being renamed stays renamed, and nothing is reported")
  func whileFinishing() async throws {
    let path: String = folder.path + "/new.part"
    let target: String = folder.path + "/new.json"
    await #expect(processExitsWith: .exitCode(130)) { [path = path as String, target = target as String] in
      Interruption.install()
      Interruption.making(path) { _ = FileManager.default.createFile(atPath: path, contents: nil) }
      Interruption.finishing(path) {
        InterruptionTests.interrupt()
        if rename(path, target) != 0 { exit(73) }
      }
      InterruptionTests.interrupt()
    }
    #expect(try folder.names == ["new.json"])
  }

  @Test("Work that undoes itself learns of the signal, and the process ends when the work is undone")
  func deferred() async throws {
    let path: String = folder.path + "/undone"
    await #expect(processExitsWith: .exitCode(130)) { [path = path as String] in
      Interruption.install()
      await Interruption.deferring {
        if Interruption.isPending { return }
        InterruptionTests.interrupt()
        if Interruption.isPending { _ = FileManager.default.createFile(atPath: path, contents: nil) }
      }
      exit(0)
    }
    #expect(try folder.names == ["undone"])
  }

  @Test("A second signal ends the process at once")
  func impatient() async throws {
    await #expect(processExitsWith: .exitCode(143)) {
      Interruption.install()
      await Interruption.deferring {
        InterruptionTests.interrupt()
        kill(getpid(), SIGTERM)
        usleep(200_000)
        exit(0)
      }
    }
  }
}
