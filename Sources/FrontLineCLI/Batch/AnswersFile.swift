import FrontLine
import FrontLineKit
import FrontLineReport
import GeoJSON
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file with the answers of a batch that was interrupted, which later answers are appended to.
///
/// A last line that was cut is taken away: its job is not answered. One that lacks its line feed alone gets it. Since answers stand in the order of their jobs, the file
/// holds in the end what it would hold had nothing interrupted the batch.
struct AnswersFile: Sendable {
  private let descriptor: FileDescriptor
  private let name: String
  /// How often each `id` is answered, by its text.
  private(set) var answered: [[UInt8]: Int] = [:]

  var count: Int { answered.values.reduce(0, +) }

  /// Opens the file, or makes it where there is none, and locks it until the process ends.
  init(path: String) throws {
    name = displayName(ofPath: path)
    do {
      descriptor = try .open(
        FilePath(path), .readWrite, options: [.create, .closeOnExec],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
    } catch {
      throw Failure(
        message: "\(name): can't be opened for writing: \(error): check the path and the permissions",
        status: ExitStatus.cannotCreateOutput)
    }
    var status = stat()
    guard fstat(descriptor.rawValue, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Failure(
        message: "\(name): is not a regular file, so nothing can be resumed from it: name a file",
        status: ExitStatus.cannotCreateOutput)
    }
    guard flock(descriptor.rawValue, LOCK_EX | LOCK_NB) == 0 else {
      throw Failure(
        message: "\(name): another frontline writes its answers there: wait until it is done",
        status: ExitStatus.cannotCreateOutput)
    }
    try readAnswers()
  }

  private mutating func readAnswers() throws {
    var reader = LineReader(descriptor, longest: LineSource.longest)
    var (number, end) = (0, 0)
    var lacksLineFeed = false
    do {
      while let line = try reader.next() {
        number += 1
        let head =
          switch line {
          case .text(let bytes), .tooLong(let bytes): bytes
          }
        let id = Batch.id(ofAnswer: head)
        guard id != nil || !reader.hasEnded && Batch.isBeginning(ofAnswer: head) else {
          throw Failure(
            message:
              "\(name): line \(number) is no answer of a batch: name a file that a batch wrote, or a new one",
            status: ExitStatus.badData)
        }
        guard let id else { break }
        lacksLineFeed = !reader.hasEnded
        if lacksLineFeed, (try? GeoJSONReader().readValue(head)) == nil {
          lacksLineFeed = false
          break
        }
        answered[id, default: 0] += 1
        end = reader.offset
      }
      try descriptor.resize(to: Int64(end))
      try descriptor.seek(offset: Int64(end), from: .start)
      if lacksLineFeed { try descriptor.writeAll("\n".utf8) }
    } catch let error as Errno {
      throw Failure(message: "\(name): can't be read: \(error)", status: ExitStatus.inputOutput)
    }
  }

  /// Says whether a job with that `id` is answered, and counts it: of jobs with one `id` as many as there are answers.
  mutating func takes(_ id: [UInt8]) -> Bool {
    guard let count = answered[id] else { return false }
    answered[id] = count == 1 ? nil : count - 1
    return true
  }

  func append(_ answer: [UInt8]) throws {
    do {
      try descriptor.writeAll(answer)
    } catch {
      throw Failure(
        message: "\(name): can't be written: \(error): make room, and resume", status: ExitStatus.inputOutput)
    }
  }
}
