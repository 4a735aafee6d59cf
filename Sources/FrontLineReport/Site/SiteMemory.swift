import GeoJSON

/// What a folder of pages is known to hold, so that only what changed is made anew.
public struct SiteMemory: Sendable {
  /// A page for a week or a month.
  struct Page: Hashable, Sendable {
    /// A digest of all that the page is made of.
    let key: String
    let title: String
    let sentence: String
    /// The day of its last map.
    let updated: String
  }

  /// By the address within the folder.
  var pages: [String: Page] = [:]
  /// The addresses of all files that were written.
  public internal(set) var files: [String] = []

  /// Creates the memory of a site that has no page yet.
  public init() {}

  /// The name of the file that holds it.
  public static let fileName = "site.json"

  private static let schema = "frontline.site/1"

  /// Reads what ``json`` wrote; nil where it is something else.
  public init?(_ bytes: [UInt8]) {
    guard let document = try? GeoJSONReader().readValue(bytes), document["schema"]?.stringValue == Self.schema
    else {
      return nil
    }
    for page in document["pages"]?.arrayValue ?? [] {
      guard let object = page.objectValue, let address = object["address"]?.stringValue else { return nil }
      func text(_ name: String) -> String { object[name]?.stringValue ?? "" }
      pages[address] = Page(
        key: text("key"), title: text("title"), sentence: text("sentence"), updated: text("updated"))
    }
    files = document["files"]?.arrayValue?.compactMap(\.stringValue) ?? []
  }

  /// The memory as JSON.
  public var json: [UInt8] {
    var writer = JSONWriter(layout: .pretty)
    writer.object { writer in
      writer.member("schema", Self.schema)
      writer.key("pages")
      writer.array { writer in
        for (address, page) in pages.sorted(by: { $0.key < $1.key }) {
          writer.object { writer in
            writer.member("address", address)
            writer.member("key", page.key)
            writer.member("title", page.title)
            writer.member("sentence", page.sentence)
            writer.member("updated", page.updated)
          }
        }
      }
      writer.key("files")
      writer.array { writer in for file in files.sorted() { writer.write(file) } }
    }
    return writer.bytes + [UInt8(ascii: "\n")]
  }
}
