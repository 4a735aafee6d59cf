import Foundation
import FrontLine
import FrontLineKit
import RSVG
import TestSupport
import Testing

@testable import FrontLineReport

/// House styles, and letters as outlines.
@Suite("House styles")
struct HouseStyleTests {
  private func style(_ members: String) throws -> HouseStyle {
    let path = NSTemporaryDirectory() + "frontline-style-" + UUID().uuidString + ".json"
    try Data(#"{"schema":"frontline.style/1"\#(members.isEmpty ? "" : ",")\#(members)}"#.utf8).write(
      to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try HouseStyle(path: path)
  }

  @Test("Each member changes what it names, and nothing else")
  func members() async throws {
    #expect(try style("") == HouseStyle())
    #expect(try style(#""theme":"dark""#).theme == .dark)
    let own = try style(
      ##""colors":{"gained":"#0A5","sea":"#cce0ee"},"hatches":{"lost":"dots"},"line_width":2,"font":"Noto Serif, serif""##
    )
    #expect(own.theme.fill(of: .gained).color == "#0a5" && own.theme.sea == "#cce0ee")
    #expect(own.theme.fill(of: .lost).hatch == .dots && own.theme.land == PictureTheme.light.land)
    #expect(own.theme.fontFamilies.hasPrefix("Noto Serif, serif, 'DejaVu Sans'"))
    let shares = try style(##""shares":["#111","#222","#333","#444","#555555"]"##)
    #expect(shares.theme.color(ofPercent: 3) == "#111" && shares.theme.color(ofPercent: 100) == "#555555")
    let words = try style(#""language":"uk","credit":"Наша <газета> & ]]>""#)
    #expect(words.language == .ukrainian)
    let map = try await MapJob(inputs: []).run()
    let options = MapOptions(theme: own.theme, credit: words.credit)
    let svg = try MapDocument(map, .init(), options).svg
    #expect(svg.contains("Наша &lt;газета&gt; &amp; ]]&gt;. Base map") && svg.contains("#0a5"))
    #expect(
      svg.contains("font-family=\"Noto Serif, serif, &#39;DejaVu")
        || svg.contains("Noto Serif, serif, 'DejaVu"))
  }

  @Test(
    "A member that can't be used is named",
    arguments: [
      (##""colors":{"gained":"blue"}"##, "colors.gained is \"blue\", which is no colour"),
      (##""colors":{"gained":"#12345"}"##, "colors.gained"), (##""colors":{"gained":5}"##, "colors.gained"),
      (##""colors":{"gianed":"#123"}"##, "colors.gianed is not known"),
      (#""colors":[]"#, "colors is no object"),
      (#""hatches":{"lost":"wavy"}"#, "write one of rising, falling"),
      (##""shares":["#111"]"##, "five colours"),
      (#""line_width":9"#, "line_width"), (#""language":"ru""#, "write one of en, uk"),
      (#""font":"x\"><script>""#, "font is"), (#""font":"url(http://x)""#, "font is"),
      (#""credit":5"#, "credit is 5"),
      (#""line_width":-1"#, "line_width is -1"), (#""hatches":{"sea":"dots"}"#, "hatches.sea is no land"),
      (#""theme":"dark","theme":"light""#, "theme is given twice"),
      (#""theem":"dark""#, "theem is not known"),
    ])
  func faults(member: String, words: String) throws {
    let error = #expect(throws: InputError.self) { try style(member) }
    #expect(error?.description.contains(words) == true, "\(String(describing: error))")
  }

  /// Where a path of relative steps ends, from left to right.
  private static func end(of path: String) -> Double {
    var (x, start) = (0.0, 0.0)
    for match in path.matches(of: /([mlcz])([^mlcz]*)/) {
      if match.output.1 == "z" {
        x = start
        continue
      }
      let last = match.output.2.split(separator: " ").last ?? ""
      x += last.split(separator: ",").first.flatMap { Double($0) } ?? .nan
      if match.output.1 == "m" { start = x }
    }
    return x
  }

  @Test("Letters as outlines take the room that text takes, whole", arguments: [false, true])
  func outlines(isBold: Bool) throws {
    let outlines = try TextOutlines(families: FontMetrics.family)
    for text in [
      "The front on 2025-08-12, 114,495 km²", "Добропілля – Краматорськ", String(repeating: "a", count: 300),
    ] {
      let line = outlines.line(text, size: 20, isBold: isBold)
      let stated = FontMetrics.width(text, size: 20, isBold: isBold)
      // The bold face is taken for 12 % wider than the other, which some letters are not.
      #expect(
        abs(line.width / stated - 1) < (isBold ? 0.06 : 0.01), "\(text.prefix(20)): \(line.width) \(stated)")
      // The path ends where the next letter would begin: all of them are there.
      #expect(abs(Self.end(of: line.path) - line.width) < 0.02)
      let letters = text.filter { $0 != " " }.count
      #expect(line.path.matches(of: /z/).count >= letters)
    }
    #expect(outlines.line("", size: 20).width == 0)
  }

  @Test("A map with outlines has no text, and says each to screen readers")
  func outlinedMap() async throws {
    let map = try await MapJob(inputs: []).run()
    let text = try MapDocument(map, .init(), MapOptions()).svg
    let outlined = try MapDocument(map, .init(), MapOptions(hasOutlines: true)).svg
    #expect(!outlined.contains("<text"))
    #expect(
      outlined.matches(of: /aria-label="/).count == text.matches(of: /<text/).count)
  }

  @Test("Text fits in the font of this machine")
  func font() throws {
    #expect(try PictureTheme.light.fontFit() == .fits)
  }
}
