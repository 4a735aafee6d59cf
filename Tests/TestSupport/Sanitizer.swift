#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the sanitizer that `Scripts/test --sanitize` runs the tests under does not live with.
public struct Sanitizer: Sendable {
  /// Whether the tests run under it.
  public let isOn: Bool
  /// What a skipped test says.
  public let reason: String

  private init(_ names: Set<String>, _ reason: String) {
    isOn = Self.name.map(names.contains) ?? false
    self.reason = "skipped: " + reason
  }

  /// The thread sanitizer keeps its notes in mapped files, and ends with a bus error where the size of files is limited.
  public static let limitOnFiles = Sanitizer(
    ["thread"], "the thread sanitizer does not live with a limit on the size of files")

  /// The search for leaks, with which the address sanitizer ends, traces the process itself.
  public static let tracing = Sanitizer(["address"], "the search for leaks can't run under strace")

  /// The address and the thread sanitizer reserve more address space than any limit allows, before the program begins.
  public static let limitOnMemory = Sanitizer(
    ["address", "thread"], "the sanitizer reserves more than any limit")

  private static let name = getenv("FRONTLINE_SANITIZER").map { String(cString: $0) }
}
