import ArgumentParser
import GeoJSON

/// What a command can write its result as.
protocol OutputFormat: RawRepresentable<String>, CaseIterable, ExpressibleByArgument, Sendable {
  /// Where neither `-f` nor the name of the file says another.
  static var standard: Self { get }
}

/// How the result is written: as `-f` says, else by the ending of `-o`, else as a table.
struct FormatOption<Format: OutputFormat>: ParsableArguments {
  @Option(
    name: [.customShort("f"), .customLong("format")],
    help: "How the result is written; by the ending of -o, else a table.")
  var requested: Format?

  /// The format for an output; the standard one where its name tells none.
  func format(for output: String?) -> Format {
    requested ?? FileEnding(output).flatMap { $0.formats.compactMap(Format.init(rawValue:)).first }
      ?? .standard
  }

  /// Throws where the name of the output promises another format than `-f`, or one that there is not.
  func check(_ output: String?) throws {
    guard let ending = FileEnding(output) else { return }
    let name = printable(ending.name)
    let promised = ending.formats.compactMap(Format.init(rawValue:))
    guard !promised.isEmpty else {
      let known = FileEnding.endings.filter { ending in
        Format.allCases.contains { FileEnding.endings(of: $0.rawValue).contains(ending) }
      }
      throw ValidationError(
        "the name \(name) tells no format of this command: end it in \(known.joined(separator: ", "))")
    }
    guard let requested, !promised.contains(where: { $0.rawValue == requested.rawValue }) else { return }
    throw ValidationError(
      "-f \(requested.rawValue) contradicts the name \(name): leave -f out, or end the name in "
        + FileEnding.endings(of: requested.rawValue).joined(separator: ", "))
  }
}

/// The ending of the name of an output, and the formats that it promises.
private struct FileEnding {
  let name: String
  /// In the order in which they are chosen; empty for an ending that nobody knows.
  let formats: [String]

  private static let formatsByEnding: [(ending: String, formats: [String])] = [
    (".json", ["json", "geojson"]), (".geojson", ["geojson"]), (".csv", ["csv"]), (".md", ["markdown"]),
    (".markdown", ["markdown"]), (".txt", ["table", "github"]),
  ]

  /// Nil for standard output, for a device, and for a name without an ending.
  init?(_ output: String?) {
    guard let output, output != "-", !output.hasPrefix("/dev/"), let name = output.split(separator: "/").last,
      let dot = name.lastIndex(of: "."), dot > name.startIndex, name.index(after: dot) < name.endIndex
    else { return nil }
    let ending = name[dot...].lowercased()
    self.name = String(name)
    formats = Self.formatsByEnding.first { $0.ending == ending }?.formats ?? []
  }

  static var endings: [String] { formatsByEnding.map(\.ending) }

  static func endings(of format: String) -> [String] {
    formatsByEnding.filter { $0.formats.contains(format) }.map(\.ending)
  }
}
