import FrontLineKit

extension HTML {
  /// Adds a table that can be sorted, copied and saved; its values are in the page's data.
  mutating func add(_ table: ReportTable, below title: String, in language: Language) {
    if table.isDataOnly { return }
    element("div", ["class": "data", "data-table": table.name]) { html in
      html.scrolling(table.caption) { html in
        html.element("table") { html in
          html.element("caption", ["class": table.caption == title ? "hidden" : nil], text: table.caption)
          html.element("thead") { html in
            html.element("tr") { html in
              for heading in table.headings {
                let title = heading.title.isEmpty ? language.say("note", "примітка") : heading.title
                html.element(
                  "th",
                  [
                    "scope": "col", "class": heading.alignment == .right ? "n" : nil,
                    "data-field": heading.field.map { "\($0)" },
                  ], isLine: false
                ) { html in
                  html.element(
                    "span", ["class": heading.title.isEmpty ? "hidden" : nil], isLine: false, text: title)
                }
              }
            }
          }
          html.element("tbody") { html in
            for (index, row) in table.cells.enumerated() {
              html.row(
                row, table.headings.map(\.alignment), isMore: table.shownRows.map { index >= $0 } ?? false)
            }
          }
        }
      }
      if let shown = table.shownRows, table.cells.count > shown {
        let rest = language.count(table.cells.count - shown)
        html.element(
          "p", ["class": "rest"],
          text: language.say("… and \(rest) more", "… і ще \(rest)"))
      }
    }
  }
}
