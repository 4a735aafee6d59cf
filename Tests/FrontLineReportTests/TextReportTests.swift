import Testing

@testable import FrontLineReport

@Suite("Reports in words and tables")
struct TextReportTests {
  private func table(_ rows: [String]...) -> TextTable {
    var table = TextTable([("name", .left), ("km²", .right)])
    for row in rows { table.append(row) }
    return table
  }

  @Test("Plain text keeps the parts as they are; Markdown makes lines paragraphs and sets tables apart")
  func forms() {
    let report = "to Kramatorsk\n" + TextReport(table(["Pokrovsk", "1.5"])) + "a note\n\n" + "that is all\n"
    #expect(report.plain == "to Kramatorsk\nname      km²\nPokrovsk  1.5\na note\n\nthat is all\n")
    #expect(
      report.markdown == """
        to Kramatorsk

        | name | km² |
        | --- | ---: |
        | Pokrovsk | 1.5 |

        a note

        that is all

        """)
    #expect(TextReport(table()).markdown == "| name | km² |\n| --- | ---: |\n")
  }

  @Test("Short rows are filled, and names hold no marks of Markdown")
  func cells() {
    let names = [
      "a|b", "`x`", "*x*", "_x_", "with_contested", "<b>", "[x](y)", "a\\|b", "&lt;", "~x~", "x\u{1B}\ny",
    ]
    #expect(table([""]).markdown.hasSuffix("\n|  |  |"))
    for (name, cell) in zip(
      names,
      [
        #"a\|b"#, #"\`x\`"#, #"\*x\*"#, #"\_x\_"#, "with_contested", #"\<b\>"#, #"\[x\](y)"#, #"a\\\|b"#,
        #"\&lt;"#, #"\~x\~"#, #"x\\u{1B}\\u{A}y"#,
      ])
    {
      #expect(table([name, "1"]).markdown.hasSuffix("| \(cell) | 1 |"), "\(name)")
    }
  }

  @Test(
    "No line begins a heading, a list or a rule",
    arguments: [
      ("# x", ##"\# x"##), ("- x", #"\- x"#), ("1. x", #"1\. x"#), ("2025-08-12", "2025-08-12"),
      ("---", #"\---"#), ("> x", #"\> x"#), ("  + x", #"\+ x"#), ("1.5 km", "1.5 km"), ("12) x", #"12\) x"#),
    ])
  func paragraphs(line: String, paragraph: String) {
    #expect(TextReport(line + "\n").markdown == paragraph + "\n")
  }
}
