import Foundation
import GeoJSON
import Testing

@testable import FrontLine

@Suite struct InputFileTests {
  private func failure(_ path: String, maximumBytes: Int = 1 << 20) -> InputError? {
    #expect(throws: InputError.self) { _ = try InputFile.read(path, maximumBytes: maximumBytes) }
  }

  private func bytes(_ path: String, maximumBytes: Int = 1 << 20) throws -> [UInt8] {
    try InputFile.read(path, maximumBytes: maximumBytes).withUnsafeBytes { Array($0) }
  }

  @Test func `whole files, of any size and name`() throws {
    let directory = try TemporaryDirectory()
    for (name, size) in [
      ("a", 0), ("окупація 2024.json", 1), ("new\nline", 65_535), ("quote'\";$(x)", 65_536), ("-rf", 200_001),
    ] {
      let text = String(repeating: "x", count: size)
      let path = try directory.write(name, text)
      #expect(try bytes(path) == Array(text.utf8))
    }
  }

  @Test func `a buffer is used again`() throws {
    let directory = try TemporaryDirectory()
    var buffer = try PaddedBytes()
    try InputFile.read(directory.write("a", "long text"), into: &buffer)
    try InputFile.read(directory.write("b", "short"), into: &buffer)
    #expect(buffer.withUnsafeBytes { String(decoding: $0, as: UTF8.self) } == "short")
  }

  @Test func `files that are not there, or too large`() throws {
    let directory = try TemporaryDirectory()
    let missing = failure(directory.path + "/\u{1B}[31mno.json")
    #expect(missing?.kind == .cannotOpen)
    #expect(missing?.kind == .cannotOpen)
    #expect(
      missing?.description
        == "\(directory.path)/\\u{1B}[31mno.json: can't be opened: No such file or directory: check the path"
    )
    let large = failure(try directory.write("large", "0123456789"), maximumBytes: 9)
    #expect(large?.message == "it is larger than 9 bytes, the most that is read")
    #expect(try bytes(directory.path + "/large", maximumBytes: 10).count == 10)
    #expect(failure("a\0b")?.message == "the path holds a NUL character")
  }

  @Test func `links`() throws {
    let directory = try TemporaryDirectory()
    let manager = FileManager.default
    try directory.write("good", "x")
    for (link, target) in [("self", "self"), ("a", "b"), ("b", "a"), ("nowhere", "gone"), ("fine", "good")] {
      try manager.createSymbolicLink(atPath: directory.path + "/" + link, withDestinationPath: target)
    }
    for link in ["self", "a", "b"] {
      #expect(
        failure(directory.path + "/" + link)?.advice.description.hasPrefix("the link points to itself")
          == true)
    }
    #expect(failure(directory.path + "/nowhere")?.advice == "check the path")
    #expect(try bytes(directory.path + "/fine") == Array("x".utf8))
    #expect(failure(directory.path + "/good/x")?.advice == "check the path: a part of it is a file")
  }

  @Test func `what is no regular file`() throws {
    let directory = try TemporaryDirectory()
    let folder = failure(directory.path)
    #expect(folder?.kind == .cannotOpen)
    #expect(folder?.message == "it is a directory, where one file is needed")
    let pipe = directory.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(failure(pipe)?.message == "not a regular file but a pipe")
    #expect(failure("/dev/zero")?.message == "not a regular file but a device, empty or without end")
    #expect(failure("/dev/null")?.advice == "name a file, or - to read standard input")
  }

  @Test(.enabled(if: getuid() != 0, "skipped: root may do everything"))
  func `a file that may not be read`() throws {
    let directory = try TemporaryDirectory()
    let path = try directory.write("secret", "x")
    #expect(chmod(path, 0) == 0)
    #expect(failure(path)?.advice == "make it readable for this user")
  }
}
