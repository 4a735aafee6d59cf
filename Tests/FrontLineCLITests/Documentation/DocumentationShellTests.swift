import Foundation
import TestSupport
import Testing

/// Every command of the README and the articles.
@Suite("The commands of the documentation")
struct DocumentationShellTests {
  /// What a block may need, and whether it is there.
  private static let present = [
    "shared": SharedMaterial.isPresent, "jq": DocumentationBench.has("jq"),
    "ogr2ogr": DocumentationBench.has("ogr2ogr"),
  ]
  /// Why no test runs a block: it asks servers of others or a database; it runs for ever or wants a receiver; it takes
  /// minutes; it installs; it is for many machines; it names a file of others.
  private static let reasons: Set = [
    "network", "database", "service", "minutes", "wheel", "cluster", "files",
  ]

  @Test("The blocks of a document run, one after the other", arguments: Documentation.all)
  func blocks(of document: Documentation) throws {
    guard document.blocks.contains(where: { $0.language == "sh" }) else { return }
    let bench = try DocumentationBench()
    var output = ""
    for block in document.blocks {
      if case .file(let name) = block.role { try bench.write(name, block.text) }
      switch block.role {
      case .plain where block.language == "sh":
        for word in block.needs {
          #expect(Self.present[word] != nil || Self.reasons.contains(word), "\(block.place): \(word)")
        }
        guard block.needs.allSatisfy({ Self.present[$0] == true }) else {
          output = "\u{0}"
          continue
        }
        let result = try bench.run(block.text)
        // 3: events were told.
        #expect([0, 3].contains(result.status), "\(block.place): \(result.errors)")
        output = result.output
      case .output(let command):
        if let command { output = try bench.run(command).output }
        if output != "\u{0}" {
          #expect(
            Self.isPrinted(block.text, by: output), "\(block.place) is not what is printed:\n\(output)")
        }
      default: break
      }
    }
  }

  /// Whether the lines of a block are those of an output; `…` stands for any lines.
  private static func isPrinted(_ text: String, by output: String) -> Bool {
    func lines(_ text: String) -> [Substring] {
      text.split(separator: "\n", omittingEmptySubsequences: false).map {
        $0.last == " " ? Substring($0.trimmingCharacters(in: .whitespaces)) : $0
      }
    }
    var rest = lines(output)[...]
    let parts = lines(text).split(separator: "…", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      guard let start = rest.firstRange(of: Array(part)) else { return false }
      if index == 0, start.lowerBound != rest.startIndex { return false }
      rest = rest[start.upperBound...]
    }
    return rest.isEmpty
  }

  @Test("Commands of blocks that can't run have options that are there", arguments: Documentation.all)
  func options(of document: Documentation) throws {
    let bench = try DocumentationBench()
    var helps: [String: String] = [:]
    for block in document.blocks where block.language == "sh" && block.role == .plain {
      for command in Self.commands(block.text) {
        let words = command.split(separator: " ").map(String.init)
        let options = words.filter { $0.hasPrefix("--") }.map { $0.prefix { $0 != "=" } }
        let help: String
        if words[0] == "frontline" || words[0] == "Scripts/frontline" {
          let name = words.dropFirst().prefix(words.dropFirst().first == "archive" ? 2 : 1).joined(
            separator: " ")
          if name.isEmpty || name.hasPrefix("-") || name.hasPrefix("help") { continue }
          help = try helps[name] ?? bench.run("frontline help \(name)").output
          helps[name] = help
        } else if words[0].hasPrefix("Scripts/") {
          let script = Documentation.root.appendingPathComponent(words[0]).path
          #expect(
            FileManager.default.isExecutableFile(atPath: script), "\(block.place): no script \(words[0])")
          // Those for others, such as `swift test`, are not its own.
          if words[0] == "Scripts/test" { continue }
          help = (try? String(contentsOfFile: script, encoding: .utf8)) ?? ""
        } else {
          continue
        }
        for option in options {
          #expect(help.contains(option), "\(block.place): \(words[0]) has no \(option)")
        }
      }
    }
  }

  /// The simple commands of some lines, without comments, assignments before them, and what is quoted.
  private static func commands(_ text: String) -> [String] {
    text.replacing(/\\\n/, with: " ").split(separator: "\n").flatMap { line in
      line.replacing(/'[^']*'|"[^"]*"/, with: "X").replacing(/(^|\s)#.*/, with: "")
        .split(separator: /\|\||&&|[|;]/).map {
          $0.replacing(/^\s*(?:\w+=\S*\s+)*/, with: "").trimmingCharacters(in: .whitespaces)
        }
    }.filter { !$0.isEmpty }
  }

  @Test("Most blocks run wherever tests do")
  func count() {
    let blocks = Documentation.all.flatMap(\.blocks).filter { $0.language == "sh" && $0.role == .plain }
    let without = blocks.filter { !Self.reasons.isDisjoint(with: $0.needs) }
    #expect(blocks.count > 50)
    #expect(without.count < blocks.count / 2, "\(without.count) of \(blocks.count) blocks are never run")
  }
}
