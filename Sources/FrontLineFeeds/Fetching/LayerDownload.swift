import FrontLine
import GeoJSON

/// Gets a layer of an ArcGIS feature service page by page, and joins the pages.
///
/// The service says whether more follows (`exceededTransferLimit`); the length of a page says nothing. Each feature
/// counts once, by its object id, and all that the service counts must be there.
struct LayerDownload {
  let address: String
  let name: String
  let objectID: String
  let client: FeedClient

  /// The features got so far.
  private var features: [JSONValue] = []
  private var ids: Set<JSONValue> = []
  /// The members of the first page, without its features.
  private var frame: JSONObject = [:]
  private var isGeoJSON = true
  private(set) var pageCount = 0

  init(address: String, name: String, objectID: String, formats: [String], client: FeedClient) {
    self.address = address
    self.name = name
    self.objectID = objectID
    self.client = client
    isGeoJSON = formats.isEmpty || formats.contains("geojson")
  }

  /// How often a layer is begun anew that is not complete at its end.
  private static let rounds = 3
  /// More pages than any layer has.
  private static let maximumPages = 10_000

  /// Returns the whole layer as one collection: GeoJSON, or Esri JSON where the service refuses GeoJSON.
  mutating func bytes() throws(FeedFailure) -> [UInt8] {
    var round = 1
    while true {
      let expected = try count()
      try readPages()
      if let expected, ids.count < expected { try readMissing() }
      if expected.map({ ids.count == $0 }) ?? true { return joined() }
      guard round < Self.rounds else {
        throw .gaveUp(
          AnswerFault(
            .incomplete, "the service counts \(expected ?? 0) features and gives \(ids.count)"),
          attempts: round)
      }
      // The layer was probably edited meanwhile.
      round += 1
    }
  }

  private func query(_ parameters: String) -> String { "\(address)/query?\(parameters)" }

  private var format: String { isGeoJSON ? "geojson" : "json" }

  /// Returns how many features there are; nil where the service does not count.
  private func count() throws(FeedFailure) -> Int? {
    do {
      return try client.get(query("where=1%3D1&returnCountOnly=true&f=json"), attempts: 3) {
        try AnswerCheck.json($0)["count"]?.intValue
      }
    } catch .gaveUp(let fault, _) where fault.kind == .errorBody {
      return nil
    }
  }

  private mutating func readPages() throws(FeedFailure) {
    (features, ids, frame, pageCount) = ([], [], [:], 0)
    var offset = 0
    while true {
      let page = try page(
        "where=1%3D1&outFields=*&outSR=4326&orderByFields=\(objectID)&resultOffset=\(offset)")
      let found = page["features"]?.arrayValue ?? []
      if pageCount == 0 { frame = page.objectValue ?? [:] }
      pageCount += 1
      take(found)
      offset += found.count
      guard Self.isFollowed(page) else { return }
      guard pageCount < Self.maximumPages else {
        throw .gaveUp(AnswerFault(.repeated, "its pages never end"), attempts: 1)
      }
    }
  }

  /// Gets a page that brings something new, or is the last.
  private mutating func page(_ parameters: String) throws(FeedFailure) -> JSONValue {
    do {
      return try ask(parameters)
    } catch .gaveUp(let fault, let attempts) where fault.kind == .errorBody && isGeoJSON && pageCount == 0 {
      // Old services know no GeoJSON.
      isGeoJSON = false
      do {
        return try ask(parameters)
      } catch .gaveUp(let other, _) where other.kind == .errorBody {
        throw .gaveUp(fault, attempts: attempts)
      }
    }
  }

  private func ask(_ parameters: String) throws(FeedFailure) -> JSONValue {
    let attempts = isGeoJSON && pageCount == 0 ? 3 : nil
    return try client.get(query("\(parameters)&f=\(format)"), attempts: attempts) { answer in
      let page = try AnswerCheck.json(answer)
      guard let found = page["features"]?.arrayValue else {
        throw AnswerFault(.notAMap, "it is no page of features")
      }
      let isNew = found.contains { feature in id(of: feature).map { !ids.contains($0) } ?? true }
      if Self.isFollowed(page), !isNew {
        throw AnswerFault(
          .repeated, found.isEmpty ? "a page is empty, and more are to follow" : "a page repeats earlier ones"
        )
      }
      return page
    }
  }

  private static func isFollowed(_ page: JSONValue) -> Bool {
    page["exceededTransferLimit"] == true || page["properties"]?["exceededTransferLimit"] == true
  }

  /// Gets by their object ids the features that the pages left out, as they do where their order changes between two.
  private mutating func readMissing() throws(FeedFailure) {
    let listed: [Int]
    do {
      listed = try client.get(query("where=1%3D1&returnIdsOnly=true&f=json"), attempts: 3) {
        try AnswerCheck.json($0)["objectIds"]?.arrayValue?.compactMap(\.intValue) ?? []
      }
    } catch .gaveUp(let fault, _) where fault.kind == .errorBody {
      return
    }
    let missing = listed.filter { !ids.contains(.integer(Int64($0))) }
    for start in stride(from: 0, to: missing.count, by: 100) {
      let some = missing[start..<min(start + 100, missing.count)].map(String.init).joined(separator: ",")
      let page = try client.get(query("objectIds=\(some)&outFields=*&outSR=4326&f=\(format)")) { answer in
        let page = try AnswerCheck.json(answer)
        guard page["features"]?.arrayValue != nil else {
          throw AnswerFault(.notAMap, "it is no page of features")
        }
        return page
      }
      pageCount += 1
      take(page["features"]?.arrayValue ?? [])
    }
  }

  private mutating func take(_ found: [JSONValue]) {
    for feature in found {
      if let id = id(of: feature), !ids.insert(id).inserted { continue }
      features.append(feature)
    }
  }

  private func id(of feature: JSONValue) -> JSONValue? {
    let properties = feature["properties"] ?? feature["attributes"]
    let id = properties?[objectID] ?? properties?["OBJECTID"] ?? properties?["FID"] ?? feature["id"]
    return id?.intValue.map { .integer(Int64($0)) } ?? id
  }

  /// Returns one collection of all features, with the name of the layer.
  private func joined() -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      if isGeoJSON { writer.member("type", "FeatureCollection") }
      writer.member("name", name)
      for member in frame.members
      where !["type", "name", "features", "exceededTransferLimit"].contains(member.key)
        && !(member.key == "properties" && member.value["exceededTransferLimit"] != nil)
      {
        writer.member(member.key, member.value)
      }
      writer.key("features")
      writer.array { writer in for feature in features { writer.write(feature) } }
    }
    return writer.bytes
  }
}
