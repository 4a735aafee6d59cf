import Foundation
import TestSupport
import Testing

/// The built `frontline`, run as a process of its own.
enum CommandLineTool {
  struct Result {
    let output: String
    let errors: String
    /// The exit status; of a process that a signal ended, that of a shell: 128 and the signal.
    let status: Int32

    /// The lines of standard error that are neither warnings nor notices.
    var failures: [String] {
      errors.split(separator: "\n").map(String.init).filter {
        !$0.hasPrefix("frontline: warning: ") && !$0.hasPrefix("frontline: notice: ")
      }
    }
  }

  /// Beside the test bundle.
  static let binary: URL = {
    let bundle = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
    let folder =
      (bundle ?? URL(fileURLWithPath: CommandLine.arguments[0])).deletingLastPathComponent()
    return folder.appendingPathComponent("frontline")
  }()

  static func run(
    _ arguments: [String], in folder: Folder, input: String? = nil, environment: [String: String] = [:]
  ) throws -> Result {
    try run(binary, arguments, in: folder, input: input, environment: environment)
  }

  /// A line of the shell with `frontline` in `$BIN`.
  static func shell(_ line: String, in folder: Folder) throws -> Result {
    try run(
      URL(fileURLWithPath: "/bin/sh"), ["-c", line], in: folder, input: nil,
      environment: ["BIN": binary.path])
  }

  private static func run(
    _ program: URL, _ arguments: [String], in folder: Folder, input: String?, environment: [String: String]
  ) throws -> Result {
    // Files, not pipes: nothing fills up, whatever is printed.
    let own = try Folder()
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    var variables = ProcessInfo.processInfo.environment
    variables["COLUMNS"] = "80"
    variables["LC_ALL"] = "uk_UA.UTF-8"  // A comma for decimals, if anything followed the locale.
    process.environment = variables.merging(environment) { $1 }
    let source = own.path + "/input"
    _ = FileManager.default.createFile(atPath: source, contents: Data((input ?? "").utf8))
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: source))
    process.standardOutput = try own.handle("output")
    process.standardError = try own.handle("errors")
    try process.run()
    try process.waitForEnd()
    let status = process.terminationStatus
    return Result(
      output: try own.read("output"), errors: try own.read("errors"),
      status: process.terminationReason == .uncaughtSignal ? 128 + status : status)
  }
}

/// A folder of its own for one test, removed with it.
final class Folder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "frontline-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    // What a test has locked is unlocked.
    try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    try? FileManager.default.removeItem(atPath: path)
  }

  func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

  func write(_ name: String, _ data: Data) throws {
    let url = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
  }

  func read(_ name: String) throws -> String {
    // Data(contentsOf:) loses the memory that it takes for an empty file: the code is in
    // https://github.com/swiftlang/swift-foundation/issues/2120
    let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path + "/" + name))
    return String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self)
  }

  func handle(_ name: String) throws -> FileHandle {
    _ = FileManager.default.createFile(atPath: path + "/" + name, contents: nil)
    return try FileHandle(forWritingTo: URL(fileURLWithPath: path + "/" + name))
  }

  /// The names in it, sorted.
  var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() } }
}
