import ArgumentParser
import FrontLine
import FrontLineReport
import GeoJSON
import Synchronization

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
    help:
      "The format of the result. (default: by the ending of -o, else \((Document.formats.first ?? .table).rawValue))"
  )
  var requested: FormatChoice<Document>?

  @Option(
    help: ArgumentHelp(
      "How CSV is written; excel: with a byte-order mark, semicolons and decimal commas. (default: standard)",
      valueName: "KIND"))
  var csv: CSV.Dialect.Kind?

  @Option(help: ArgumentHelp("The decimals of numbers in CSV. (default: all digits)", valueName: "N"))
  var decimals: Int?

  /// Returns the format for an output; the document's default if neither `-f` nor the name decides.
  func format(for output: String?) -> DocumentFormat {
    requested?.format ?? FileEnding(output).flatMap { $0.formats.first(where: Document.formats.contains) }
      ?? Document.formats.first ?? .table
  }

  /// Throws if the name of the output promises another format than `-f`, or one that the document does not have.
  func check(_ output: String?) throws {
    if let decimals, !(0...15).contains(decimals) {
      throw ValidationError("--decimals \(decimals): give a number from 0 to 15")
    }
    let format = format(for: output)
    if csv != nil || decimals != nil, format != .csv {
      throw ValidationError(
        "\(csv != nil ? "--csv" : "--decimals") is about CSV, and the format here is \(format.rawValue)"
          + (Document.formats.contains(.csv) ? ": add -f csv" : ": leave it out"))
    }
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

extension FormatOption {
  /// Returns a document in the format for an output, and what is to be said of its cells.
  func bytes(
    of document: Document, for output: String?, _ options: WritingOptions = .init()
  ) throws -> (bytes: [UInt8], notice: String?) {
    let disarmed = DisarmedCells()
    var options = options
    options.csv = CSV.Dialect(csv ?? .standard, decimals: decimals) { disarmed.add($0) }
    let bytes = try document.bytes(as: format(for: output), options) ?? []
    return (bytes, disarmed.notice)
  }
}

/// The cells of CSV that a spreadsheet would run, which therefore begin with an apostrophe.
private final class DisarmedCells: Sendable {
  private let state = Mutex((first: "", count: 0))

  func add(_ cell: String) {
    state.withLock { state in
      // Several threads may write: which comes first is up to them.
      if state.count == 0 || cell < state.first { state.first = cell }
      state.count += 1
    }
  }

  var notice: String? {
    let (first, count) = state.withLock { $0 }
    guard count > 0 else { return nil }
    let cells = count == 1 ? "a cell begins" : "\(count) cells begin"
    return
      "CSV: \(cells) with =, +, - or @ (\"\(printable(first))\"), which a spreadsheet would run: an apostrophe "
      + "stands before"
  }
}

extension CSV.Dialect.Kind: ExpressibleByArgument {}

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
