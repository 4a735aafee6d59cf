#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The sanitizer that `Scripts/test --sanitize` runs the tests under.
public enum Sanitizer {
  /// The thread sanitizer keeps its notes in mapped files, and ends with a bus error where the size of files is limited.
  public static let endsWhereFilesAreLimited = name == "thread"

  /// The search for leaks, with which the address sanitizer ends, traces the process itself.
  public static let canNotBeTraced = name == "address"

  /// The address and the thread sanitizer reserve more address space than any limit allows, before the program begins.
  public static let reservesMemory = ["address", "thread"].contains(name)

  /// What a skipped test says.
  public static let absence = "skipped: the thread sanitizer does not live with a limit on the size of files"

  private static let name = getenv("FRONTLINE_SANITIZER").map { String(cString: $0) }
}
