import FrontLineKit

extension ReportDocument {
  /// A picture beside a text.
  public struct Picture: Sendable {
    /// The name of its file.
    public let name: String
    /// The picture, as SVG.
    public let svg: String
  }

  /// Returns the report as Markdown, and the pictures that it shows.
  ///
  /// - Parameter base: What the names of the pictures begin with, which lie beside the text.
  ///
  /// Throws as ``html`` does.
  public func markdown(picturesNamed base: String) throws -> (text: String, pictures: [Picture]) {
    var pictures: [Picture] = []
    var blocks = ["# " + markdownParagraph(Substring(title)), markdownParagraph(Substring(sentence))]
    func add(_ block: ReportPart.Block, title: String, level: Int) {
      switch block {
      case .paragraph(let text): blocks.append(markdownParagraph(Substring(text)))
      case .list(let lines), .messages(let lines):
        blocks.append(lines.map { "- " + markdownParagraph(Substring($0)) }.joined(separator: "\n"))
      case .figures(let figures):
        blocks.append(
          figures.map { figure in
            let (title, text) = (
              markdownParagraph(Substring(figure.title)), markdownParagraph(Substring(figure.text))
            )
            return "- \(title): **\(text)** (\(markdownParagraph(Substring(figure.note))))"
          }.joined(separator: "\n"))
      case .table(let table):
        if table.isDataOnly { return }
        let hidden = table.shownRows.map { table.cells.count - $0 } ?? 0
        if hidden > 0, table.showsEnd { blocks.append(earlierRows(hidden)) }
        blocks.append(table.text.markdown)
        if hidden > 0, !table.showsEnd { blocks.append(moreRows(hidden)) }
      case .report(let report):
        let text = report.markdown.split(separator: "\n\n").joined(separator: "\n\n")
        if !text.isEmpty { blocks.append(text.last == "\n" ? String(text.dropLast()) : text) }
      case .picture(let picture), .map(let picture):
        let name = "\(base)-\(picture.name).svg"
        pictures.append(Picture(name: name, svg: picture.svg))
        blocks.append("![\(markdownParagraph(Substring(picture.alternative)))](\(Self.address(name)))")
      case .folded(let title, let inner):
        blocks.append(String(repeating: "#", count: level + 1) + " " + markdownParagraph(Substring(title)))
        for block in inner { add(block, title: title, level: level + 1) }
      }
    }
    for part in try parts() {
      blocks.append("## " + part.title)
      for block in part.blocks { add(block, title: part.title, level: 2) }
    }
    return (blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n", pictures)
  }

  /// The line below a table that has more rows.
  func moreRows(_ count: Int) -> String {
    language.say("… and \(language.count(count)) more", "… і ще \(language.count(count))")
  }

  /// The line above a table that has more rows before its own.
  private func earlierRows(_ count: Int) -> String {
    language.say(
      "the last rows, \(language.count(count)) before them",
      "останні рядки, перед ними ще \(language.count(count))")
  }

  /// Returns the name of a file as the target of a link (RFC 3986, §2.3).
  private static func address(_ name: String) -> String {
    name.utf8.reduce(into: "") { text, byte in
      let scalar = UnicodeScalar(byte)
      let isPlain = byte < 128 && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      if isPlain || "-._~".unicodeScalars.contains(scalar) {
        text.unicodeScalars.append(scalar)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        text += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
  }
}
