/// The material beside the checkout: other people's data and independent answers, which tests read where it is.
public enum SharedMaterial {
  /// The folder, without a slash at its end.
  public static let folder: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(4)  // TestSupport's file, its folder, Tests, the checkout
    return parts.joined(separator: "/") + "/shared"
  }()

  public static let isPresent = fileExists(folder + "/reference/union-daily.csv")

  /// What a skipped test says.
  public static let absence = "skipped: no ../shared"
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

private func fileExists(_ path: String) -> Bool { access(path, R_OK) == 0 }
