import FrontLine
import FrontLineKit
import GeoJSON

/// A page: one file, which needs no network and makes no request.
struct Page {
  /// A way to another page, or to a file of data.
  struct Link: Sendable {
    let title: String
    /// Relative to the page.
    let address: String
  }

  let language: Language
  let title: String
  let sentence: String
  var isIllustration = false
  let parts: [ReportPart]
  var map: PageMap?
  /// The groups of other pages, each with its name; empty of a page that stands alone.
  var links: [(title: String, links: [Link])] = []
  /// The address of the feed; nil for none.
  var feed: String?

  /// Throws if the base map can't be read, which would be a fault of the build.
  var html: String {
    get throws {
      let styles = InlinePicture.styles + PageFiles.styles
      let script = PageFiles.script
      var html = HTML()
      html.add(raw: "<!DOCTYPE html>\n")
      try html.element("html", ["lang": language.rawValue]) { html in
        html.element("head") { html in
          html.void("meta", ["charset": "utf-8"])
          html.void(
            "meta",
            [
              "http-equiv": "Content-Security-Policy",
              "content": PageFiles.policy(script: script, styles: styles),
            ])
          html.void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
          html.void("meta", ["name": "color-scheme", "content": "light dark"])
          html.void("meta", ["name": "referrer", "content": "no-referrer"])
          html.void("meta", ["name": "generator", "content": Tool.name])
          html.void("meta", ["name": "description", "content": sentence])
          html.void("link", ["rel": "icon", "href": "data:,"])
          if let feed {
            html.void(
              "link", ["rel": "alternate", "type": "application/atom+xml", "href": feed, "title": title])
          }
          html.element("title", text: title)
          html.element("script", isLine: true) { $0.add(raw: PageFiles.start) }
          html.element("style", isLine: true) { $0.add(raw: styles) }
        }
        try html.element("body") { html in
          html.element(
            "a", ["class": "skip", "href": "#content"],
            text: language.say("Skip to the report", "Перейти до звіту"))
          html.element("header") { html in
            html.element("h1", text: title)
            if isIllustration {
              html.element(
                "p", ["class": "warning"],
                text: language.say(
                  "An illustration drawn by the developers, not a record of events.",
                  "Ілюстрація розробників, а не запис подій."))
            }
            html.element("p", ["id": "sentence", "class": "sentence"], text: sentence)
          }
          html.element("nav", ["aria-label": language.say("Sections", "Розділи")]) { html in
            html.element("ul") { html in
              for part in parts {
                html.element("li") {
                  $0.element("a", ["href": "#\(part.section.rawValue)"], isLine: false, text: part.title)
                }
              }
            }
          }
          html.element("main", ["id": "content", "tabindex": "-1"]) { html in
            for part in parts { add(part, to: &html) }
          }
          for group in links { add(group, to: &html) }
          html.element("footer") { $0.element("p", text: Tool.name) }
          let data = try data
          html.element("script", ["type": "application/json", "id": "data"]) { $0.add(raw: data) }
          html.element("script", ["type": "module"]) { $0.add(raw: script) }
        }
      }
      return html.text
    }
  }

  private func add(_ group: (title: String, links: [Link]), to html: inout HTML) {
    if group.links.isEmpty { return }
    html.element("nav", ["class": "pages", "aria-label": group.title]) { html in
      html.element("h2", text: group.title)
      html.element("ul") { html in
        for link in group.links {
          html.element("li") { $0.element("a", ["href": link.address], isLine: false, text: link.title) }
        }
      }
    }
  }

  private func add(_ part: ReportPart, to html: inout HTML) {
    let name = part.section.rawValue
    html.element("section", ["id": name, "aria-labelledby": "\(name)-title"]) { html in
      html.element("h2", ["id": "\(name)-title"], text: part.title)
      for block in part.blocks { add(block, of: part, to: &html) }
    }
  }

  private func add(_ block: ReportPart.Block, of part: ReportPart, to html: inout HTML) {
    switch block {
    case .paragraph(let text): html.element("p", text: text)
    case .list(let lines):
      html.element("ul") { html in for line in lines { html.element("li", text: line) } }
    case .messages(let lines):
      html.element("ul", ["lang": Language.english.rawValue]) { html in
        for line in lines { html.element("li", text: line) }
      }
    case .figures(let figures):
      html.element("dl", ["class": "figures"]) { html in
        for figure in figures {
          html.element("div", ["class": figure.kind]) { html in
            html.element("dt", text: figure.title)
            html.element("dd") { html in
              html.element("data", ["value": figure.value.description], isLine: false, text: figure.text)
              html.element("small", isLine: false, text: figure.note)
            }
          }
        }
      }
    case .table(let table): html.add(table, below: part.title, in: language)
    case .report(let report): html.add(report, caption: part.title)
    case .picture(let picture): add(picture, to: &html)
    case .map(let picture):
      html.element("div", ["id": "stage", "class": "stage", "hidden": ""]) { _ in }
      html.element("div", ["class": "still"]) { add(picture, to: &$0) }
    case .folded(let title, let blocks):
      html.element("details") { html in
        html.element("summary", text: title)
        for block in blocks { add(block, of: part, to: &html) }
      }
    }
  }

  private func add(_ picture: InlinePicture, to html: inout HTML) {
    html.element(
      "div",
      ["class": "picture scroll", "role": "group", "aria-label": picture.alternative, "tabindex": "0"]
    ) { html in
      html.add(raw: picture.html)
    }
  }

  /// The data of the page as JSON that no browser takes for a tag or a comment.
  private var data: String {
    get throws {
      var writer = JSONWriter()
      try writer.object { writer in
        writer.member("language", language.rawValue)
        writer.member("title", title)
        writer.member("sentence", sentence)
        writer.key("words")
        writer.object { writer in
          for (key, text) in PageWords.all { writer.member(key, language.say(text)) }
        }
        writer.key("tables")
        writer.object { writer in
          for table in parts.flatMap(\.tables) {
            writer.key(table.name)
            writer.write(table)
          }
        }
        if let map {
          writer.key("map")
          try writer.object { try map.write(to: &$0) }
        }
      }
      var text: [UInt8] = []
      text.reserveCapacity(writer.bytes.count)
      for byte in writer.bytes {
        if byte == UInt8(ascii: "<") { text += "\\u003c".utf8 } else { text.append(byte) }
      }
      return String(decoding: text, as: UTF8.self)
    }
  }
}
