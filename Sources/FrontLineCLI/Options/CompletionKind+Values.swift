import ArgumentParser
import Folders
import FrontLine
import FrontLineKit

/// What the shell offers for the value of an option. The shell keeps those that begin with what is typed.
extension CompletionKind {
  /// Places, roads and files.
  static let target = values { _, typed in
    places(from: typed) + roads(from: typed) + files(from: typed)
  }

  static let place = values { _, typed in places(from: typed) }

  /// Roads, by number and by name, and files.
  static let road = values { _, typed in roads(from: typed) + files(from: typed) }

  /// The names of the regions in the file that another option names.
  static func regions(ofOption option: String) -> CompletionKind {
    values { words, typed in
      guard let path = value(of: option, in: words), let file = try? RegionFile.read(path: unquoted(path))
      else {
        return []
      }
      return file.regions.flatMap { [$0.name, $0.ukrainianName].compactMap(\.self) }.filter {
        $0.hasPrefix(typed)
      }
    }
  }

  /// Words of a list, with commas between, each once.
  static func commaSeparated(_ all: [String]) -> CompletionKind {
    values { _, typed in
      let last = typed.lastIndex(of: ",").map { typed.index(after: $0) } ?? typed.startIndex
      let given = typed[..<last].split(separator: ",")
      return all.filter { word in !given.contains { $0 == word } }.map { typed[..<last] + $0 }
    }
  }

  static let statuses = commaSeparated(ControlStatus.allCases.filter { $0 != .foreign }.map(\.rawValue))

  /// `VALUE=STATUS`: the statuses behind the sign.
  static let mappedStatus = values { _, typed in
    guard let sign = typed.lastIndex(of: "=") else { return [] }
    return ControlStatus.allCases.map { typed[...sign] + $0.rawValue }
  }

  /// Values for the words of the command line and for what is typed, without the shell's quotes.
  private static func values(_ values: @escaping @Sendable ([String], String) -> [String]) -> CompletionKind {
    custom { words, _, typed in
      let found = values(words, unquoted(typed))
      return CompletionShell.requesting == .bash ? found.map(quotedForBash) : found
    }
  }

  static let pageSize = list(["1600x900", "a4", "square", "1280x720", "180x120mm"])
}

/// Returns the places whose name begins so, in English or Ukrainian; of no letters the cities.
private func places(from typed: String) -> [String] {
  guard let places = try? Gazetteer.embedded().places else { return [] }
  if typed.isEmpty { return places.filter { $0.kind == "city" }.map(\.name) }
  let names = places.lazy.flatMap { [$0.name, $0.nameUk].compactMap(\.self) }.filter { $0.hasPrefix(typed) }
  return Set(names).sorted()
}

private func roads(from typed: String) -> [String] {
  guard let roads = try? Gazetteer.embedded().roads else { return [] }
  return roads.flatMap(\.allNames).filter { $0.hasPrefix(typed) }
}

/// Returns the entries of a folder whose path begins so.
private func files(from typed: String) -> [String] {
  let start = typed.lastIndex(of: "/").map { typed.index(after: $0) } ?? typed.startIndex
  let (folder, name) = (String(typed[..<start]), typed[start...])
  let names = names(inFolder: folder.isEmpty ? "." : folder).filter {
    $0.hasPrefix(name) && (!$0.hasPrefix(".") || name.hasPrefix("."))
  }
  return names.map { folder + $0 }.sorted()
}

/// Returns the value of an option among the words: the word behind it, or what stands behind its sign of equality.
private func value(of option: String, in words: [String]) -> String? {
  for (index, word) in words.enumerated() {
    if word == option { return index + 1 < words.count ? words[index + 1] : nil }
    if word.hasPrefix(option + "=") { return String(word.dropFirst(option.count + 1)) }
  }
  return nil
}

/// Returns a word as the shell would take it: it is given as it is typed, with its quotes and backslashes.
private func unquoted(_ word: String) -> String {
  var text = ""
  var isEscaped = false
  for character in word {
    if character == "\\", !isEscaped {
      isEscaped = true
      continue
    }
    if isEscaped || !"\"'".contains(character) { text.append(character) }
    isEscaped = false
  }
  return text
}

/// Returns a word as bash takes it in the list of words of `compgen`, which the script hands on as it is: there quotes
/// and backslashes are those of a shell, as in Слов'янськ.
private func quotedForBash(_ word: String) -> String {
  word.map { "\\'\"$`".contains($0) ? "\\\($0)" : String($0) }.joined()
}
