import Foundation
import Testing

/// A block of code in the README or an article, and what the invisible comment above it says.
///
/// | comment | means |
/// |---|---|
/// | `<!-- needs: WORDS -->` | it runs where these are: `shared`, or a program; other words say why no test runs it |
/// | `<!-- file: NAME -->` | it is a file that the blocks after it use |
/// | `<!-- prints -->` | it is what the block before it prints; `…` stands for any lines |
/// | `<!-- prints: COMMAND -->` | it is what this command prints |
struct DocumentationBlock: Sendable {
  enum Role: Hashable, Sendable {
    case plain
    case file(String)
    case output(of: String?)
  }

  let document: String
  let line: Int
  let language: String
  let text: String
  let role: Role
  let needs: [String]

  /// The place, as a failure names it.
  var place: String { "\(document):\(line)" }
}

/// The README or an article, as its blocks.
struct Documentation: Sendable, CustomTestStringConvertible {
  /// The path within the project.
  let path: String
  let text: String
  let blocks: [DocumentationBlock]

  var testDescription: String { path }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The README and all articles. The README of the Python package is run by pytest.
  static let all: [Documentation] = {
    let sources = root.appendingPathComponent("Sources").path
    let articles = (FileManager.default.enumerator(atPath: sources)?.compactMap { $0 as? String } ?? [])
      .filter { $0.contains(".docc/") && $0.hasSuffix(".md") }.map { "Sources/" + $0 }
    return (["README.md"] + articles.sorted()).map { Documentation(path: $0) }
  }()

  private init(path: String) {
    self.path = path
    let file = try? FileHandle(forReadingFrom: Self.root.appendingPathComponent(path))
    text = String(decoding: (try? file?.readToEnd()) ?? Data(), as: UTF8.self)
    blocks = Self.blocks(of: text, path)
  }

  private static func blocks(of text: String, _ path: String) -> [DocumentationBlock] {
    var blocks: [DocumentationBlock] = []
    var comments: [String: String] = [:]
    var open: (line: Int, language: String, lines: [Substring])?
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if let block = open {
        if line == "```" {
          let needs = comments["needs"]?.split(separator: " ").map(String.init) ?? []
          let role: DocumentationBlock.Role =
            if let name = comments["file"] { .file(name) } else if let command = comments["prints"] {
              .output(of: command.isEmpty ? nil : command)
            } else { .plain }
          blocks.append(
            DocumentationBlock(
              document: path, line: block.line, language: block.language,
              text: block.lines.joined(separator: "\n") + "\n", role: role, needs: needs))
          (open, comments) = (nil, [:])
        } else {
          open?.lines.append(line)
        }
      } else if line.hasPrefix("```") {
        open = (number + 1, String(line.dropFirst(3)), [])
      } else if let match = line.wholeMatch(of: /<!-- (\w+)(?:: (.+))? -->/) {
        comments[String(match.output.1)] = match.output.2.map(String.init) ?? ""
      } else if !line.isEmpty {
        comments = [:]
      }
    }
    return blocks
  }
}
