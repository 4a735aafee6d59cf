import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A server on the loopback address that plays the sources of maps, with faults: `Tests/FeedServer/feed_server.py`.
public final class FeedServer {
  /// `http://127.0.0.1:PORT`, or with `https`.
  public let base: String
  private let process: pid_t
  private let folder: String
  private var isRunning = true

  /// What the server was asked for, and how it answered.
  public struct Request: Decodable, Sendable {
    public let begin: Double
    public let end: Double
    /// The requests that were being answered when this one came, with it.
    public let active: Int
    public let method: String
    public let path: String
    public let status: Int
    public let fault: String?
    public let agent: String?
    public let conditional: String?
  }

  public struct DidNotStart: Error {}

  #if canImport(Glibc)
    private static var noActions: posix_spawn_file_actions_t { posix_spawn_file_actions_t() }
  #else
    private static var noActions: posix_spawn_file_actions_t? { nil }
  #endif

  /// Starts it. What it does is in the help of the script.
  public init(_ arguments: [String] = [], tls: (certificate: String, key: String)? = nil) throws {
    folder = NSTemporaryDirectory() + "frontline-feed-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("FeedServer/feed_server.py").path
    let words =
      ["env", "python3", "-B", script, "--log", folder + "/log", "--state", folder + "/state"]
      + (tls.map { ["--tls", $0.certificate, $0.key] } ?? []) + arguments
    // Not Foundation's process: a child that lives on keeps the ends of others, for which Foundation waits then.
    var ends: [CInt] = [0, 0]
    guard pipe(&ends) == 0 else { throw DidNotStart() }
    var actions = Self.noActions
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    posix_spawn_file_actions_addclose(&actions, ends[0])
    var child: pid_t = 0
    var list = words.map { strdup($0) } + [nil]
    let result = posix_spawn(&child, "/usr/bin/env", &actions, nil, &list, environ)
    for word in list { free(word) }
    posix_spawn_file_actions_destroy(&actions)
    close(ends[1])
    defer { close(ends[0]) }
    process = child
    guard result == 0 else { throw DidNotStart() }
    var line: [UInt8] = []
    while line.last != 10 {
      var byte: UInt8 = 0
      guard read(ends[0], &byte, 1) == 1 else { throw DidNotStart() }
      line.append(byte)
    }
    let port = String(decoding: line, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    base = "\(tls == nil ? "http" : "https")://127.0.0.1:\(port)"
  }

  /// Kills it. What it noted can still be read.
  public func stop() {
    guard isRunning else { return }
    isRunning = false
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
  }

  deinit {
    stop()
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Says which edition of something is served from now on.
  public func publish(_ edition: Int, of name: String) throws {
    try Data("{\"\(name)\": \(edition)}".utf8).write(to: URL(fileURLWithPath: folder + "/state"))
  }

  /// What the receiver of events got: their ids and their bodies, in the order in which they came. A line that was cut
  /// when it was killed was not answered.
  public func received() throws -> [(id: String, body: String)] {
    struct Line: Decodable {
      let id: String?
      let body: String
    }
    let text = (try? String(contentsOfFile: folder + "/state", encoding: .utf8)) ?? ""
    guard let end = text.lastIndex(of: "\n") else { return [] }
    return try text[..<end].split(separator: "\n").map { line in
      let line = try JSONDecoder().decode(Line.self, from: Data(line.utf8))
      return (line.id ?? "", line.body)
    }
  }

  /// The requests that were answered, in the order in which they came. Waits until those that are under way are noted.
  public func requests() throws -> [Request] {
    var seen = -1
    while true {
      let text = (try? String(contentsOfFile: folder + "/log", encoding: .utf8)) ?? ""
      let lines = text.split(separator: "\n")
      if lines.count == seen, text.isEmpty || text.hasSuffix("\n") {
        return try lines.map { try JSONDecoder().decode(Request.self, from: Data($0.utf8)) }
          .sorted { $0.begin < $1.begin }
      }
      seen = lines.count
      Thread.sleep(forTimeInterval: 0.3)
    }
  }
}
