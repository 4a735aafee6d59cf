import Digests
import EdgeChains
import Foundation
import FrontLine
import GeoTypes
import Testing

@testable import FrontLineKit
@testable import FrontLineReport

/// The page as text: escaped, closed to the world, and whole in both languages.
@Suite("Pages")
struct PageTests {
  private static let report = Task {
    try await ReportJob(inputs: [], to: ["Dobropillia"], along: ["T-05-14"]).run()
  }

  private func html(_ language: Language = .english) async throws -> String {
    try ReportDocument(await Self.report.value, DocumentStyle(language: language)).html
  }

  @Test("The policy lets the page run its own script and nothing else")
  func policy() async throws {
    let html = try await html()
    let policy = try #require(html.firstMatch(of: /Content-Security-Policy" content="([^"]*)"/)?.output.1)
    #expect(policy.contains("default-src 'none'") && policy.contains("connect-src 'none'"))
    #expect(!policy.contains("unsafe") && !policy.contains("http") && !policy.contains("*"))
    for (tag, source) in [
      ("script type=\"module\"", "script-src"), ("script", "script-src"), ("style", "style-src"),
    ] {
      let start = try #require(html.firstRange(of: "<\(tag)>")?.upperBound)
      let name = tag.prefix { $0 != " " }
      let end = try #require(html[start...].firstRange(of: "</\(name)>")?.lowerBound)
      let digest = Data(html[start..<end].utf8).withUnsafeBytes { SHA256Digest(of: $0) }
      let names = try #require(policy.split(separator: "; ").first { $0.hasPrefix(source) })
      #expect(names.contains("'sha256-\(Data(digest.bytes).base64EncodedString())'"))
    }
    // No policy allows these.
    #expect(!html.contains(" style=\"") && html.firstMatch(of: /\ on[a-z]+="/) == nil)
    #expect(html.firstMatch(of: /(src|href)="(?!#|data:,)/) == nil)
  }

  @Test("Each identifier stands once, and what is referred to is there")
  func identifiers() async throws {
    let html = try await html()
    let body = html[..<(try #require(html.firstRange(of: "<script type=\"module\">")?.lowerBound))]
    let ids = body.matches(of: /\ id="([^"]*)"/).map { String($0.output.1) }
    #expect(Set(ids).count == ids.count, "\(Dictionary(grouping: ids) { $0 }.filter { $1.count > 1 }.keys)")
    for match in body.matches(of: /(?:url\(#|href="#|aria-labelledby=")([^)"]*)/) {
      #expect(ids.contains(String(match.output.1)), "\(match.output.1)")
    }
  }

  @Test("The same maps give the same bytes, on any number of threads")
  func deterministic() async throws {
    let once = try await ReportDocument(ReportJob(inputs: []).run(Execution(threads: 1))).html
    let again = try await ReportDocument(ReportJob(inputs: []).run(Execution(threads: 4))).html
    #expect(once == again)
  }

  @Test("Names are text wherever they stand")
  func escaped() {
    var html = HTML()
    html.element("p", ["title": "a\"b<c>&"], text: "</p><script>\u{202E}")
    html.element("input", ["value": nil, "disabled": ""]) { _ in }
    #expect(html.text.contains("<p title=\"a&quot;b&lt;c&gt;&amp;\">&lt;/p&gt;&lt;script&gt;"))
    #expect(!html.text.contains("\u{202E}") && html.text.contains("<input disabled>"))
  }

  @Test("Bytes in Base64 are those of Foundation")
  func base64Text() {
    for count in 0...66 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37 + 11) }
      #expect(base64(bytes) == Data(bytes).base64EncodedString())
    }
  }

  @Test("Every word of the script is said in both languages, and none is left over")
  func words() {
    let keys = PageWords.all.map(\.0)
    #expect(Set(keys).count == keys.count)
    for (key, text) in PageWords.all {
      #expect(!text.english.isEmpty && !text.ukrainian.isEmpty && text.english != text.ukrainian, "\(key)")
      let placeholders = { (text: String) in Set(text.matches(of: /\{\w+\}/).map { String($0.output) }) }
      #expect(placeholders(text.english) == placeholders(text.ukrainian), "\(key)")
      #expect(
        PageFiles.script.contains("words.\(key)") || PageFiles.script.contains("\"\(key)\"")
          || PageFiles.script.contains("\(key):"), "\(key) is said nowhere")
    }
    let used = PageFiles.script.matches(of: /words\.(\w+)/).map { String($0.output.1) }
    #expect(Set(used).isSubset(of: Set(keys)), "\(Set(used).subtracting(keys))")
  }

  @Test("Markdown tells the same, with its pictures beside it")
  func markdown() async throws {
    let document = ReportDocument(try await Self.report.value)
    let (text, pictures) = try document.markdown(picturesNamed: "a b")
    #expect(text.contains("## Map\n\n![") && text.contains("](a%20b-map.svg)"))
    #expect(pictures.map(\.name).first == "a b-map.svg")
    #expect(pictures.allSatisfy { $0.svg.hasPrefix("<?xml") })
    #expect(text.contains(document.sentence))
    let parts = try document.parts()
    #expect(parts.map(\.section).contains(.distances) && parts.map(\.section).contains(.roads))
    for part in parts { #expect(text.contains("## \(part.title)")) }
  }

  @Test("A picture in a page has names of its own and the page's colours")
  func inlinePicture() {
    let svg = """
      <?xml version="1.0"?>
      <svg role="img" aria-labelledby="title description"><title id="title">url(# id="</title><g clip-path="url(#frame)" \
      fill="#faf7f1" stroke="#123456"/></svg>
      """
    let html = InlinePicture(name: "map", alternative: "", svg: svg, page: .standard).html
    #expect(html.hasPrefix("<svg role=\"img\" aria-labelledby=\"picture-map-title\">"))
    #expect(html.contains("<title id=\"picture-map-title\">") && html.contains("url(#picture-map-frame)"))
    #expect(html.contains("fill=\"var(--_faf7f1)\"") && html.contains("stroke=\"#123456\""))
  }
}
