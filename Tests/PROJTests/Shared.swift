import Foundation
import Testing

/// The material beside the project: other people's data, read where it lies and never copied.
enum Shared {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/suites")

  static var isThere: Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: "geodesic").path)
  }

  static func data(_ path: String) throws -> Data { try Data(contentsOf: folder.appending(path: path)) }

  static func lines(_ path: String) throws -> [Substring] {
    String(decoding: try data(path), as: UTF8.self).split(whereSeparator: \.isNewline)
  }
}
