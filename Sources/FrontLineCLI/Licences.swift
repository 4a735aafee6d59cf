internal import CLicences
import FrontLineKit
import GeoData
import GeoJSON

/// The credits and licences of everything that is in the program: what `--licences` prints.
///
/// Written from the folder `Licences` and from the manifest of `GeoData`, as is the copyright file of the packages.
struct Licences {
  /// The text for people, in lines of at most 80 columns but for addresses and what the licences hold.
  static func text() throws -> String {
    let parts = try members("parts", of: clicences_parts().bytes, clicences_parts().length)
    let files = try members(
      "files", of: EmbeddedData.manifest.bytes.baseAddress, EmbeddedData.manifest.bytes.count)
    var text = "\(Tool.name)\n"
    for (how, heading) in headings {
      text += "\n\(heading.uppercased())\n"
      for part in parts where part["how"]?.stringValue == how { text += entry(of: part) }
      if how == "inside" { text += "\nDATA IN THE PROGRAM\n" + data(files) }
    }
    text += "\nThe last three groups are not in the program: their licences come with them.\n"
    for index in 0..<clicences_text_count() {
      let file = clicences_text(index)
      let name = String(cString: file.name).split(separator: ".txt")[0]
      let words = String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.length), as: UTF8.self)
      text += "\n\(name) \(String(repeating: "=", count: 79 - name.count))\n\n\(words)"
    }
    while text.last == "\n" { text.removeLast() }
    return text
  }

  /// How a part belongs to the program, in the order in which they are listed.
  private static let headings = [
    ("inside", "In the program"), ("started", "Libraries that it starts with"),
    ("opened", "Libraries that it opens when they are needed"), ("run", "Programs that it runs"),
  ]

  private static func entry(of part: JSONValue) -> String {
    func member(_ name: String) -> String { part[name]?.stringValue ?? "" }
    var text = wrapped("\(member("name")): \(member("what"))", indent: 0)
    text += wrapped("Copyright \(member("copyright"))", indent: 4)
    return text
      + wrapped(
        [member("licence"), member("home")].filter { !$0.isEmpty }.joined(separator: "; "), indent: 4)
  }

  /// Lists the files of the data; those that have what, licence and sources in common once.
  private static func data(_ files: [JSONValue]) -> String {
    var groups: [(first: JSONValue, count: Int)] = []
    for file in files {
      if let index = groups.firstIndex(where: { group in
        ["licence", "sources"].allSatisfy { group.first[$0] == file[$0] }
      }) {
        groups[index].count += 1
      } else {
        groups.append((file, 1))
      }
    }
    var text = ""
    for (file, count) in groups {
      func member(_ name: String) -> String { file[name]?.stringValue ?? "" }
      let more = count > 1 ? " and \(count - 1) more" : ""
      text += wrapped("\(member("path"))\(more): \(member("what"))", indent: 0)
      text += wrapped("\(member("licence")); of \(member("date"))", indent: 4)
      for source in file["sources"]?.arrayValue ?? [] {
        text += wrapped("- \(source.stringValue ?? "")", indent: 4)
      }
    }
    return text
  }

  private static func members(_ name: String, of bytes: UnsafeRawPointer?, _ count: Int) throws -> [JSONValue]
  {
    let bytes = Array(UnsafeRawBufferPointer(start: bytes, count: count))
    return try GeoJSONReader().readValue(bytes)[name]?.arrayValue ?? []
  }

  /// Returns the words in lines of at most 80 columns, all but the first indented by two more.
  private static func wrapped(_ words: String, indent: Int) -> String {
    var lines: [String] = []
    var line = String(repeating: " ", count: indent)
    var isEmpty = true
    for word in words.split(separator: " ") {
      if !isEmpty, line.count + 1 + word.count > 80 {
        lines.append(line)
        line = String(repeating: " ", count: indent + 2)
        isEmpty = true
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return (lines + [line]).joined(separator: "\n") + "\n"
  }
}
