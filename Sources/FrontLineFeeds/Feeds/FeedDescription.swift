import FrontLine
import FrontLineKit
import GeoJSON

/// Reads the description of a feed: JSON with the schema `frontline.feed/1`.
///
/// | member | what it holds |
/// |---|---|
/// | `schema` | `"frontline.feed/1"` |
/// | `name` | its name in provenance: small letters, digits and hyphens; not a built-in name |
/// | `title` | its name in print; by default `name` |
/// | `url` | an address with `{date}`, or with `{yyyymmdd}`, `{yyyy}`, `{mm}`, `{dd}`: a file a day; without them: one file that changes |
/// | `layers` | instead of `url`: `[{"name", "url"}]`, each the layer of an ArcGIS feature service (`…/FeatureServer/49`), or a service with one layer of polygons (`…/FeatureServer`) |
/// | `source` | how the maps are read: a built-in source, or the path of a description (`frontline.source/1`) in the same folder |
/// | `terms` | the terms of use, in one line |
/// | `accept_terms` | whether the user is asked to accept them (`false`, the default) |
/// | `redirect_hosts` | hosts to which an answer may redirect, besides its own |
///
/// `{"name": "isw", "layers": […]}` replaces the layers of the built-in feed: its terms stay. Other members are refused.
struct FeedDescription {
  static let schema = "frontline.feed/1"
  private static let members = [
    "schema", "name", "title", "url", "layers", "source", "terms", "accept_terms", "redirect_hosts",
  ]

  let path: String

  func feed() throws -> Feed {
    let bytes = try InputFile.read(path, maximumBytes: 1 << 20).withUnsafeBytes { Array($0) }
    let root: JSONValue
    do {
      root = try GeoJSONReader().readValue(bytes)
    } catch {
      throw InputError(error, path: path)
    }
    guard let object = root.objectValue, object["schema"] == .string(Self.schema) else {
      throw fault("schema is not \"\(Self.schema)\"", "write {\"schema\": \"\(Self.schema)\", \"name\": …}")
    }
    for member in object.members where !Self.members.contains(member.key) {
      throw fault(
        "the member \(printable(member.key)) is not known", "use \(Self.members.joined(separator: ", "))")
    }
    guard let name = object["name"]?.stringValue, name.wholeMatch(of: /[a-z0-9][a-z0-9-]{0,39}/) != nil else {
      throw fault("name is missing, or no name", "write at most 40 small letters, digits and hyphens")
    }
    let shape = try shape(object)
    if var known = Feed.named(name) {
      guard case .layers = known.shape, case .layers = shape,
        object.members.allSatisfy({ ["schema", "name", "layers"].contains($0.key) })
      else {
        throw fault("name is \"\(name)\", which is built in", "give the feed a name of its own")
      }
      known.shape = shape
      return known
    }
    let terms = object["terms"]?.stringValue
    if object["terms"] != nil, terms == nil { throw fault("terms is no text", "write a text between quotes") }
    var source = SourceChoice.auto
    if let value = object["source"] {
      guard let choice = value.stringValue.flatMap({ SourceChoice($0) }) else {
        throw fault("source is not known", "write one of \(SourceChoice.words.joined(separator: ", "))")
      }
      // A path is one of the description's own folder.
      if case .described(let name) = choice, !name.hasPrefix("/") {
        source = .described(path.dropLast(lastPart(ofPath: path).count) + name)
      } else {
        source = choice
      }
    }
    return Feed(
      name: name, title: object["title"]?.stringValue ?? name, shape: shape, terms: terms,
      mustAcceptTerms: try truth(object, "accept_terms"), source: source,
      redirectHosts: try hosts(object["redirect_hosts"]))
  }

  private func shape(_ object: JSONObject) throws -> Feed.Shape {
    switch (object["url"], object["layers"]) {
    case (let url?, nil):
      guard let text = url.stringValue, Address(DayTemplate.example(of: text)) != nil else {
        throw fault("url is no address of http or https", "write https://…")
      }
      return DayTemplate.isTemplate(text) ? .days(text) : .file(text)
    case (nil, let layers?):
      let found = (layers.arrayValue ?? []).compactMap { layer -> FeedLayer? in
        guard let name = layer["name"]?.stringValue, FileName.isSafe(name),
          let url = layer["url"]?.stringValue, Address(url)?.query == nil, Address(url) != nil
        else { return nil }
        return FeedLayer(name: name, address: url.hasSuffix("/") ? String(url.dropLast()) : url)
      }
      guard !found.isEmpty, found.count == layers.arrayValue?.count,
        Set(found.map { $0.name.lowercased() }).count == found.count
      else {
        throw fault(
          "layers is no list of layers, each with a name of its own and an address",
          "write [{\"name\": \"VIEW_…\", \"url\": \"https://…/FeatureServer/0\"}]")
      }
      return .layers(found)
    default: throw fault("it has not just one of url and layers", "say where the maps are")
    }
  }

  private func truth(_ object: JSONObject, _ name: String) throws -> Bool {
    guard let value = object[name] else { return false }
    guard let truth = value.boolValue else { throw fault("\(name) is neither true nor false", "write one") }
    return truth
  }

  private func hosts(_ value: JSONValue?) throws -> [String] {
    guard let value else { return [] }
    let hosts = (value.arrayValue ?? []).compactMap(\.stringValue)
    guard hosts.count == value.arrayValue?.count else {
      throw fault("redirect_hosts is no list of names", "write [\"files.example.org\"]")
    }
    return hosts.map { $0.lowercased() }
  }

  private func fault(_ what: String, _ advice: String) -> InputError {
    InputError(
      .badData, path: path, message: "in the description of a feed, \(Wording(what))", advice: Wording(advice)
    )
  }
}

extension Feed {
  /// Reads the feed that a file describes.
  ///
  /// Throws where the file can't be opened, and where it is not a description with the schema `frontline.feed/1`; the
  /// error names the member at fault.
  public init(describedAt path: String) throws { self = try FeedDescription(path: path).feed() }

  /// The feed of an address: a file a day where it has `{date}`, else one file that changes.
  ///
  /// Throws where it is no address of http or https.
  public init(template: String) throws(JobError) {
    if let mark = DayTemplate.unknownMark(in: template) {
      throw JobError(
        .request,
        "\(.url): \(printable(mark)) stands for nothing: write one of \(Wording(DayTemplate.allMarks))")
    }
    guard Address(DayTemplate.example(of: template)) != nil else {
      throw JobError(
        .request,
        "\(.url) \(printable(Address.masked(template))): it is no address of http or https: write https://…, with {date} for the day"
      )
    }
    self.init(
      name: "url", title: Address.masked(template),
      shape: DayTemplate.isTemplate(template) ? .days(template) : .file(template))
  }
}
