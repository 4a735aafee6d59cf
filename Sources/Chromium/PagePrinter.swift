import Folders
import Interruptions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Prints a page of HTML as PDF, by Chromium in a process of its own.
///
/// The browser has a profile of its own in a temporary folder, so that it neither sees nor changes that of the user. It is
/// ended when this process is stopped.
public enum PagePrinter {
  /// How long it may take, in seconds.
  private static let seconds = 120

  /// The names of the program, the first that is found is taken.
  private static let names = [
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
  ]

  private static let macApplications = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ]

  /// The path of the browser; nil where there is none.
  public static var browser: String? {
    let folders = getenv("PATH").map { String(cString: $0).split(separator: ":").map(String.init) } ?? []
    let candidates = names.flatMap { name in folders.map { "\($0)/\(name)" } } + macApplications
    return candidates.first { access($0, X_OK) == 0 }
  }

  /// Returns the page as PDF, on the paper that its style sheet names; of the time that `SOURCE_DATE_EPOCH` names, if it
  /// is set.
  public static func pdf(of html: String) throws(ChromiumError) -> [UInt8] {
    guard let browser else { throw .missing }
    let folder = try Folder()
    defer { folder.remove() }
    try folder.write(Array(html.utf8), to: "page.html")
    var arguments = [
      "--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions",
      "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
      "--no-pdf-header-footer", "--user-data-dir=\(folder.path)/profile", "--virtual-time-budget=5000",
      "--print-to-pdf=\(folder.path)/page.pdf", "file://\(folder.path)/page.html",
    ]
    // Chromium refuses to lock itself up where it is run by root, as in a container; the page is ours.
    if geteuid() == 0 { arguments.insert("--no-sandbox", at: 0) }
    let status = try run(browser, arguments, log: "\(folder.path)/log")
    var bytes = folder.read("page.pdf")
    guard status == 0, bytes.starts(with: Array("%PDF".utf8)) else {
      let log = String(decoding: folder.read("log"), as: UTF8.self)
      let line = log.split(separator: "\n").first { $0.contains("ERROR") || $0.contains("FATAL") }
      throw .failed(line.map(String.init) ?? "it ended with status \(status)")
    }
    if let time = PDFDates.wanted { PDFDates.set(time, in: &bytes) }
    return bytes
  }

  /// Runs the browser to its end. Returns its exit status, or the signal that ended it.
  private static func run(
    _ program: String, _ arguments: [String], log: String
  ) throws(ChromiumError) -> Int32 {
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #else
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    posix_spawnattr_setpgroup(&attributes, 0)
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var (process, code): (pid_t, Int32) = (0, 0)
    _ = Interruption.startingGroup {
      code = posix_spawn(&process, program, &actions, &attributes, &words, environ)
      return process
    }
    guard code == 0 else {
      Interruption.endingGroup(process) {}
      throw .failed(String(cString: strerror(code)))
    }
    var (status, hundredths): (Int32, Int) = (0, 0)
    while waitpid(process, &status, WNOHANG) == 0 {
      guard hundredths < 100 * seconds else {
        Interruption.endingGroup(process) {
          kill(-process, SIGKILL)
          waitpid(process, &status, 0)
        }
        throw .failed("it took more than \(seconds) seconds and was stopped")
      }
      usleep(10_000)
      hundredths += 1
    }
    // Its helpers may outlive it.
    Interruption.endingGroup(process) { kill(-process, SIGKILL) }
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : status & 0x7F
  }
}

/// A folder for the page, the profile and the PDF, which no other user can read.
private struct Folder {
  let path: String

  init() throws(ChromiumError) {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    path = try Interruption.makingFolder { () throws(ChromiumError) in
      var template = Array("\(parent)/frontline-page-XXXXXX".utf8CString)
      guard mkdtemp(&template) != nil else {
        throw .failed(
          "there is no room for a temporary folder in \(parent): \(String(cString: strerror(errno)))")
      }
      return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }

  func write(_ bytes: [UInt8], to name: String) throws(ChromiumError) {
    let file = fopen("\(path)/\(name)", "w")
    let count = file.map { fwrite(bytes, 1, bytes.count, $0) }
    let isClosed = file.map { fclose($0) == 0 } ?? false
    guard count == bytes.count, isClosed else { throw .failed("there is no room in \(path)") }
  }

  /// Returns a file's bytes; none where it is not there.
  func read(_ name: String) -> [UInt8] {
    guard let file = fopen("\(path)/\(name)", "r") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { return bytes }
      bytes += chunk.prefix(count)
    }
  }

  /// Removes the folder with all that the browser left in it.
  func remove() { Interruption.finishing(path) { removeTree(path) } }
}
