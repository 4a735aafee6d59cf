import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A PostgreSQL server with PostGIS that tests share: `Tests/PostgreSQLServer/serve`. It ends with this process.
public final class PostgreSQLServer: Sendable {
  /// What a skipped test says.
  public static let absence =
    "skipped: no PostgreSQL server with PostGIS (Scripts/setup --for-tests installs it)"
  /// Whether the programs are there.
  public static let isPresent = (try? output(of: ["--check"])) != nil
  /// The server, started when a test first asks for it.
  public static let shared = Result { try PostgreSQLServer() }

  /// The folder of the socket, which stands for the host.
  public let host: String
  /// Closed when this process ends, and then the server ends.
  private let lifeline: CInt
  private let databases = Atomic<Int>(0)

  public struct Failure: Error, CustomStringConvertible {
    public let description: String
  }

  private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("PostgreSQLServer/serve").path

  private init() throws {
    let (folder, lifeline) = try Self.start([])
    (host, self.lifeline) = (folder, lifeline)
  }

  /// Makes a database with PostGIS, and returns its address.
  public func database() throws -> TestDatabase {
    let name = "test\(databases.add(1, ordering: .relaxed).newValue)"
    let database = TestDatabase(host: host, name: name)
    try TestDatabase(host: host, name: "postgres").run("CREATE DATABASE \(name) TEMPLATE maps")
    return database
  }

  /// Starts the script. Returns the first line that it prints, and the end of a pipe that keeps it alive.
  private static func start(_ arguments: [String]) throws -> (line: String, lifeline: CInt) {
    var (input, output): ([CInt], [CInt]) = ([0, 0], [0, 0])
    guard pipe(&input) == 0, pipe(&output) == 0 else { throw Failure(description: "no pipe") }
    // Other children of this process must not keep the server alive.
    for end in input + output { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
    #else
      var actions: posix_spawn_file_actions_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_adddup2(&actions, input[0], STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output[1], STDOUT_FILENO)
    var child: pid_t = 0
    var words = ([script] + arguments).map { strdup($0) } + [nil]
    let result = posix_spawn(&child, script, &actions, nil, &words, environ)
    for word in words { free(word) }
    posix_spawn_file_actions_destroy(&actions)
    close(input[0])
    close(output[1])
    defer { close(output[0]) }
    guard result == 0 else { throw Failure(description: "\(script) can't be started") }
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while read(output[0], &byte, 1) == 1, byte != 10 { line.append(byte) }
    guard byte == 10 || arguments.contains("--check") else {
      close(input[1])
      throw Failure(description: "\(script) did not start a server")
    }
    if arguments.contains("--check") {
      close(input[1])
      var status: CInt = 0
      waitpid(child, &status, 0)
      guard status == 0 else { throw Failure(description: "a program is missing") }
    }
    return (String(decoding: line, as: UTF8.self), input[1])
  }

  private static func output(of arguments: [String]) throws -> String { try start(arguments).line }
}

/// A database of the server.
public struct TestDatabase: Sendable {
  public let host: String
  public let name: String

  /// The address as `frontline` takes it, of the role that may do everything.
  public var address: String { address(of: "frontline") }

  public func address(of user: String) -> String { "postgresql://\(user)@/\(name)?host=\(host)" }

  /// The address as messages show it.
  public var shown: String { "postgresql:///\(name)?host=\(host)" }

  /// Runs SQL by psql, and returns its rows, the columns parted by `|`.
  @discardableResult
  public func run(_ statements: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", host, "-U", "frontline", "-d", name,
      "-c",
      statements,
    ]
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    let words = errors.fileHandleForReading.readDataToEndOfFile()
    try process.waitForEnd()
    guard process.terminationStatus == 0 else {
      throw PostgreSQLServer.Failure(description: String(decoding: words, as: UTF8.self))
    }
    return String(decoding: text, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
