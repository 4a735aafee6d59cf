extension HTML {
  /// Adds a report: each line of text is a paragraph.
  mutating func add(_ report: TextReport, caption: String) {
    // A line may consist of several parts.
    var line = ""
    func paragraphs(_ text: String) -> [Substring] { text.split(separator: "\n").filter { !$0.isEmpty } }
    for part in report.parts {
      switch part {
      case .text(let text): line += text
      case .table(let table):
        for text in paragraphs(line) { element("p", text: String(text)) }
        line = ""
        add(table, caption: caption)
      }
    }
    for text in paragraphs(line) { element("p", text: String(text)) }
  }

  /// Adds a table of which nothing is saved.
  mutating func add(_ table: TextTable, caption: String) {
    scrolling(caption) { html in
      html.element("table") { html in
        html.element("caption", ["class": "hidden"], text: caption)
        html.element("thead") { html in
          html.element("tr") { html in
            for (title, alignment) in zip(table.rows[0], table.alignments) {
              html.heading(title, alignment)
            }
          }
        }
        html.element("tbody") { html in
          for row in table.rows.dropFirst() {
            html.row(
              table.alignments.indices.map { $0 < row.count ? row[$0] : "" }, table.alignments)
          }
        }
      }
    }
  }

  /// Adds what may be wider than the page, which a keyboard can scroll.
  mutating func scrolling(_ label: String, _ body: (inout HTML) -> Void) {
    element("div", ["class": "scroll", "role": "group", "aria-label": label, "tabindex": "0"], body)
  }

  mutating func heading(_ title: String, _ alignment: TextTable.Alignment) {
    // A column without a title has no heading: nothing would be said.
    if title.isEmpty { return element("td", isLine: false, text: "") }
    element("th", ["scope": "col", "class": alignment == .right ? "n" : nil], isLine: false, text: title)
  }

  /// Adds a row whose first cell heads it.
  mutating func row(_ cells: [String], _ alignments: [TextTable.Alignment], isMore: Bool = false) {
    element("tr", ["class": isMore ? "more" : nil]) { html in
      for (index, (cell, alignment)) in zip(cells, alignments).enumerated() {
        let isHead = index == 0 && !cell.isEmpty
        html.element(
          isHead ? "th" : "td",
          ["scope": isHead ? "row" : nil, "class": Self.kind(of: cell, alignment)], isLine: false,
          text: cell)
      }
    }
  }

  /// The class of a cell: `n` for what stands on the right, `d` for a date, which no line breaks, `t` for a short text,
  /// `w` for one that needs width.
  private static func kind(of cell: String, _ alignment: TextTable.Alignment) -> String? {
    if alignment == .right { return "n" }
    let isDate =
      cell.utf8.count == 10 && cell.utf8.allSatisfy { $0 == UInt8(ascii: "-") || (48...57).contains($0) }
    if isDate { return "d" }
    return cell.isEmpty ? nil : cell.count <= 20 ? "t" : "w"
  }
}
