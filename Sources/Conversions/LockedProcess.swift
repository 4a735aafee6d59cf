internal import CLockedProcess
internal import Interruptions
internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Runs a program to its end in a sandbox: it reads only what it is given, writes to one folder and has no
/// network, as far as the system has locks for that.
struct LockedProcess {
  /// The absolute path of the program.
  var program: String
  var arguments: [String]
  /// The whole environment of the program.
  var environment: [String: String]
  /// The working directory, and the only folder to which it may write.
  var folder: String
  /// Further folders and files that it may read.
  var readable: [String]
  /// The limit of address space, in bytes.
  var maximumMemory: Int
  /// The limit of what it may write to standard output, and to a file, in bytes.
  var maximumBytes: Int
  var deadline: ContinuousClock.Instant

  struct Outcome {
    var output: [UInt8]
    var errors: [UInt8]
    /// The exit status, or the signal that ended it.
    var status: Status
  }

  enum Status: Hashable {
    case exited(Int32)
    case ended(signal: Int32)
  }

  enum Failure: Error {
    case notStarted(step: String, Errno)
    case tookTooLong
    case gaveTooMuch
    case notRead(Errno)
  }

  /// The locks that this system supports.
  struct Locks: Hashable {
    var files: Bool
    var network: Bool
  }

  static var knownLocks: Locks {
    let known = locked_process_known_locks()
    return Locks(files: known.files, network: known.network)
  }

  /// The number of bytes of standard error that are kept; the rest is ignored.
  private static let maximumErrorBytes = 1 << 20

  /// Runs the program and waits for it on this thread. The program ends with the thread that started it.
  func run() throws(Failure) -> Outcome {
    let started = try start()
    defer {
      close(started.output)
      close(started.errors)
    }
    do throws(Failure) {
      var outcome = try read(started)
      outcome.status = try end(of: started.process)
      return outcome
    } catch {
      Interruption.endingGroup(started.process) {
        kill(-started.process, SIGKILL)
        _ = Self.reap(started.process)
      }
      throw error
    }
  }

  private func start() throws(Failure) -> locked_process {
    let seconds = max(1, (deadline - .now).components.seconds + 2)
    let words = CStrings([program] + arguments)
    let variables = CStrings(environment.map { "\($0.key)=\($0.value)" }.sorted())
    let places = CStrings(readable)
    var started = locked_process()
    _ = try Interruption.startingGroup { () throws(Failure) in
      var step: UnsafePointer<CChar>?
      let code = program.withCString { program in
        folder.withCString { folder in
          var request = locked_process_request(
            program: program, arguments: words.pointers, environment: variables.pointers, folder: folder,
            readable: places.pointers, memory: UInt64(maximumMemory), file_size: UInt64(maximumBytes),
            seconds: UInt64(seconds))
          return locked_process_start(&request, &started, &step)
        }
      }
      guard code == 0 else {
        throw .notStarted(step: step.map { String(cString: $0) } ?? "", Errno(rawValue: code))
      }
      return started.process
    }
    return started
  }

  /// Reads both streams to their ends.
  private func read(_ started: locked_process) throws(Failure) -> Outcome {
    var outcome = Outcome(output: [], errors: [], status: .exited(0))
    var streams = [started.output, started.errors].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while streams.contains(where: { $0.fd >= 0 }) {
      let ready = poll(&streams, nfds_t(streams.count), try millisecondsLeft())
      if ready < 0, errno != EINTR { throw .notRead(Errno(rawValue: errno)) }
      for index in streams.indices where ready > 0 && streams[index].fd >= 0 && streams[index].revents != 0 {
        #if canImport(Glibc)
          let count = Glibc.read(streams[index].fd, &chunk, chunk.count)
        #else
          let count = Darwin.read(streams[index].fd, &chunk, chunk.count)
        #endif
        if count < 0 {
          if errno == EINTR { continue }
          throw .notRead(Errno(rawValue: errno))
        }
        // `poll` ignores negative descriptors.
        if count == 0 { streams[index].fd = -1 }
        if index == 0 {
          guard outcome.output.count + count <= maximumBytes else { throw .gaveTooMuch }
          outcome.output += chunk[..<count]
        } else {
          outcome.errors += chunk[..<min(count, max(0, Self.maximumErrorBytes - outcome.errors.count))]
        }
      }
    }
    return outcome
  }

  /// Waits for the end of a process that has closed its streams.
  private func end(of process: pid_t) throws(Failure) -> Status {
    while true {
      var information = siginfo_t()
      // The process is not reaped here: until the group is forgotten, a handler must not take its number for
      // another process's.
      let result = waitid(P_PID, id_t(process), &information, WEXITED | WNOHANG | WNOWAIT)
      if result == 0, information.si_signo == SIGCHLD { break }
      if result < 0, errno != EINTR { break }
      _ = poll(nil, 0, min(1, try millisecondsLeft()))
    }
    var status: Int32 = 0
    Interruption.endingGroup(process) { status = Self.reap(process) }
    let signal = status & 0x7F
    return signal == 0 ? .exited((status >> 8) & 0xFF) : .ended(signal: signal)
  }

  private func millisecondsLeft() throws(Failure) -> Int32 {
    let left = deadline - .now
    guard left > .zero else { throw .tookTooLong }
    return Int32(
      clamping: left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000 + 1)
  }

  private static func reap(_ process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status
  }
}

/// A list of C strings with NULL at its end.
private final class CStrings {
  private var words: [UnsafeMutablePointer<CChar>?]
  let pointers: UnsafeMutablePointer<UnsafePointer<CChar>?>

  init(_ strings: [String]) {
    words = strings.map { strdup($0) }
    pointers = .allocate(capacity: words.count + 1)
    pointers.initialize(repeating: nil, count: words.count + 1)
    for (index, word) in words.enumerated() { pointers[index] = UnsafePointer(word) }
  }

  deinit {
    for word in words { free(word) }
    pointers.deallocate()
  }
}
