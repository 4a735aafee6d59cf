import ArgumentParser
import FrontLineReport
import GeoJSON

/// A format that a document can be written as.
struct FormatChoice<Document: FormattedDocument>: ExpressibleByArgument, Sendable {
  let format: DocumentFormat

  init?(argument: String) {
    guard let format = DocumentFormat(rawValue: argument), Document.formats.contains(format) else {
      return nil
    }
    self.format = format
  }

  static var allValueStrings: [String] { Document.formats.map(\.rawValue) }
  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

/// The format of the result: that of `-f`, else that of the ending of `-o`, else a table.
struct FormatOption<Document: FormattedDocument>: ParsableArguments {
  @Option(
    name: [.customShort("f"), .customLong("format")],
    help: "The format of the result; by default that of the ending of -o, else a table.")
  var requested: FormatChoice<Document>?

  /// Returns the format for an output; the document's default if neither `-f` nor the name decides.
  func format(for output: String?) -> DocumentFormat {
    requested?.format ?? FileEnding(output).flatMap { $0.formats.first(where: Document.formats.contains) }
      ?? Document.formats.first ?? .table
  }

  /// Throws if the name of the output promises another format than `-f`, or one that the document does not have.
  func check(_ output: String?) throws {
    guard let ending = FileEnding(output) else { return }
    let name = printable(ending.name)
    let promised = ending.formats.filter(Document.formats.contains)
    guard !promised.isEmpty else {
      let known: [String] = Document.formats.flatMap(\.endings).reduce(into: []) {
        if !$0.contains($1) { $0.append($1) }
      }
      throw ValidationError(
        "the ending of \(name) stands for no format of this command: end it in \(known.joined(separator: ", "))"
      )
    }
    guard let requested = requested?.format, !promised.contains(requested) else { return }
    throw ValidationError(
      "-f \(requested.rawValue) contradicts the name \(name): leave -f out, or end the name in "
        + requested.endings.joined(separator: ", "))
  }
}

/// The ending of the name of an output, and the formats that it promises.
private struct FileEnding {
  let name: String
  /// The formats in the order in which they are chosen; empty for an unknown ending.
  let formats: [DocumentFormat]

  /// Creates the ending of an output; nil for standard output, for a device, and for a name without an ending.
  init?(_ output: String?) {
    guard let output, output != "-", !output.hasPrefix("/dev/"), let name = output.split(separator: "/").last,
      let dot = name.lastIndex(of: "."), dot > name.startIndex, name.index(after: dot) < name.endIndex
    else { return nil }
    let ending = name[dot...].lowercased()
    self.name = String(name)
    formats = DocumentFormat.allCases.filter { $0.endings.contains(ending) }
  }
}
