import Interruptions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A running `ffmpeg`, which takes bytes on its standard input.
///
/// Not `Sendable`. It is ended when this process is stopped, and when it is let go before ``finish()``.
final class EncodingProcess {
  private let process: pid_t
  private var input: Int32
  private let output: Int32
  private let errors: Int32
  private var isRunning = true

  /// Starts it.
  ///
  /// - Parameter extra: Bytes that it can read from file descriptor 3; at most 4,096, which a pipe holds unread.
  init(_ arguments: [String], extra: [UInt8] = []) throws(FFmpegError) {
    // A socket, whose broken end is an error, where that of a pipe would be a signal.
    var sockets: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, Self.streamType, 0, &sockets) == 0 else { throw .missing(Self.lastError) }
    let (output, errors, file) = (Self.pipePair(), Self.pipePair(), Self.pipePair())
    // What the child gets must survive the start; nothing else must.
    for descriptor in [sockets[0], output.read, errors.read, file.write] {
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }
    _ = extra.withUnsafeBytes { write(file.write, $0.baseAddress, $0.count) }
    close(file.write)
    var actions = Self.makeActions()
    for (from, to) in [(sockets[1], 0), (output.write, 1), (errors.write, 2), (file.read, 3)] {
      posix_spawn_file_actions_adddup2(&actions, from, Int32(to))
    }
    // The ends that it has under other numbers as well: it would wait for its own.
    for descriptor in [sockets[1], output.write, errors.write, file.read] where descriptor > 3 {
      posix_spawn_file_actions_addclose(&actions, descriptor)
    }
    var attributes = Self.makeAttributes()
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    posix_spawnattr_setpgroup(&attributes, 0)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    let words = ["ffmpeg", "-hide_banner", "-loglevel", "error", "-nostats", "-xerror"] + arguments
    var argv = words.map { strdup($0) } + [nil]
    defer { for word in argv { free(word) } }
    var status: Int32 = 0
    process = Interruption.startingGroup {
      var number: pid_t = 0
      status = posix_spawnp(&number, "ffmpeg", &actions, &attributes, &argv, environ)
      return number
    }
    for descriptor in [sockets[1], output.write, errors.write, file.read] { close(descriptor) }
    (input, self.output, self.errors) = (sockets[0], output.read, errors.read)
    if status != 0 {
      isRunning = false
      Interruption.endingGroup(process) {}
      closeAll()
      throw .missing(String(cString: strerror(status)))
    }
  }

  deinit {
    guard isRunning else { return }
    end(with: SIGKILL)
    closeAll()
  }

  /// Gives it bytes on its standard input. Throws what it says if it has ended.
  func feed(_ bytes: [UInt8]) throws(FFmpegError) {
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        send(input, buffer.baseAddress! + offset, buffer.count - offset, Self.withoutSignal)
      }
      if count < 0 {
        if errno == EINTR { continue }
        _ = try finish()
        throw .failed("it ended before the film did")
      }
      offset += count
    }
  }

  /// Ends its input and waits for its end. Returns what it printed, which is at most what a pipe holds.
  func finish() throws(FFmpegError) -> [UInt8] {
    close(input)
    input = -1
    let status = end(with: nil)
    let (printed, words) = (Self.readAll(output), Self.readAll(errors))
    closeAll()
    // On a full disk it says so and ends as if all were well.
    guard status == 0, words.isEmpty else {
      let lines = String(decoding: words, as: UTF8.self).split(separator: "\n")
      // Of several lines the first tells the reason, the others what follows from it.
      throw .failed(lines.first.map(String.init) ?? Self.text(ofStatus: status))
    }
    return printed
  }

  @discardableResult
  private func end(with signal: Int32?) -> Int32 {
    isRunning = false
    var status: Int32 = 0
    if let signal { kill(process, signal) }
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    Interruption.endingGroup(process) {}
    return status
  }

  private func closeAll() {
    for descriptor in [input, output, errors] where descriptor >= 0 { close(descriptor) }
    input = -1
  }
}

extension EncodingProcess {
  #if canImport(Glibc)
    private static let streamType = Int32(SOCK_STREAM.rawValue)
    private static let withoutSignal = Int32(MSG_NOSIGNAL)
    private static func makeActions() -> posix_spawn_file_actions_t {
      var actions = posix_spawn_file_actions_t()
      posix_spawn_file_actions_init(&actions)
      return actions
    }
    private static func makeAttributes() -> posix_spawnattr_t {
      var attributes = posix_spawnattr_t()
      posix_spawnattr_init(&attributes)
      return attributes
    }
  #else
    private static let streamType = SOCK_STREAM
    private static let withoutSignal: Int32 = 0
    private static func makeActions() -> posix_spawn_file_actions_t? {
      var actions: posix_spawn_file_actions_t?
      posix_spawn_file_actions_init(&actions)
      return actions
    }
    private static func makeAttributes() -> posix_spawnattr_t? {
      var attributes: posix_spawnattr_t?
      posix_spawnattr_init(&attributes)
      return attributes
    }
  #endif

  private static func text(ofStatus status: Int32) -> String {
    let signal = status & 0x7F
    return signal == 0 ? "it ended with status \((status >> 8) & 0xFF)" : "signal \(signal) ended it"
  }

  private static var lastError: String { String(cString: strerror(errno)) }

  private static func pipePair() -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    _ = pipe(&ends)
    return (ends[0], ends[1])
  }

  private static func readAll(_ descriptor: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return bytes }
      bytes += chunk.prefix(count)
    }
  }
}
