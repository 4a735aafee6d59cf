import CCommit
import FrontLineKit

/// What `--version` prints: the version with the commit that it was built from, and those of the libraries.
enum VersionText {
  /// Each on a line of its own.
  static var lines: String {
    let libraries = Tool.libraries.map { library in
      "\(library.name) \(library.version ?? "not found: \(library.advice)")"
    }
    return ([tool] + libraries).joined(separator: "\n")
  }

  /// `frontline 0.1.0 (1a2b3c4d5e)`; without the commit if it is not known.
  private static var tool: String {
    guard let commit = ccommit_name().map({ String(cString: $0) }), !commit.isEmpty else { return Tool.name }
    return "\(Tool.name) (\(commit))"
  }
}
