import FrontLine
import GeoJSON

/// What is current of the layers of ArcGIS feature services: one version, of the time of the last edit of any of them.
enum LayerListing {
  /// What the description of a layer says (`…/FeatureServer/49?f=json`).
  private struct Described {
    var layer: FeedLayer
    var lastEdit: Instant?
    var objectID: String
    var formats: [String]
  }

  static func listing(
    _ layers: [FeedLayer], _ client: FeedClient, today: CalendarDate
  ) throws(FeedFailure) -> FeedListing {
    var described: [Described] = []
    for layer in layers {
      let layer = try numbered(layer, client)
      described.append(
        try client.get("\(layer.address)?f=json") { answer in
          try describe(layer, AnswerCheck.json(answer))
        })
    }
    let newest = described.compactMap(\.lastEdit).max()
    let day = newest?.dayInWashington ?? today
    let stamp = day.description.filter { $0 != "-" }
    let parts = described.map { layer in
      FeedPart(
        fileName: "\(stamp)_\(layer.layer.name).geojson", address: layer.layer.address,
        kind: .layer(objectID: layer.objectID, formats: layer.formats), edition: layer.lastEdit?.description)
    }
    var listing = FeedListing(versions: [
      FeedVersion(
        id: newest?.description ?? day.description, date: day, publishedAt: newest, parts: parts,
        isChanging: described.contains { $0.lastEdit == nil })
    ])
    let silent = described.filter { $0.lastEdit == nil }
    if !silent.isEmpty {
      listing.diagnostics.add(
        Diagnostic(
          .feedList, severity: .notice, path: nil,
          message:
            "\(silent.count) of \(layers.count) layers don't say when they were last edited, and are asked for each time"
        ))
    }
    return listing
  }

  /// Returns a layer with its number. That of a service that is named without one is asked for.
  private static func numbered(_ layer: FeedLayer, _ client: FeedClient) throws(FeedFailure) -> FeedLayer {
    guard layer.address.lowercased().hasSuffix("server") else { return layer }
    let number = try client.get("\(layer.address)?f=json") { answer in
      let all = try AnswerCheck.json(answer)["layers"]?.arrayValue ?? []
      let ofPolygons = all.filter {
        $0["geometryType"]?.stringValue ?? "esriGeometryPolygon" == "esriGeometryPolygon"
      }
      guard ofPolygons.count == 1, let number = ofPolygons[0]["id"]?.intValue else {
        throw AnswerFault(
          .notAMap,
          "the service has \(ofPolygons.count) layers of polygons, and \(printable(layer.name)) does not say which"
        )
      }
      return number
    }
    return FeedLayer(name: layer.name, address: "\(layer.address)/\(number)")
  }

  private static func describe(_ layer: FeedLayer, _ value: JSONValue) throws -> Described {
    guard value["fields"] != nil || value["geometryType"] != nil || value["editingInfo"] != nil else {
      throw AnswerFault(.notAMap, "it is no description of a layer")
    }
    let info = value["editingInfo"]
    let milliseconds = info?["dataLastEditDate"]?.intValue ?? info?["lastEditDate"]?.intValue
    return Described(
      layer: layer, lastEdit: milliseconds.flatMap { Instant(unixSeconds: Int64($0) / 1000) },
      objectID: value["objectIdField"]?.stringValue ?? "OBJECTID",
      formats: (value["supportedQueryFormats"]?.stringValue ?? "").split(separator: ",").map {
        $0.lowercased().filter { !$0.isWhitespace }
      })
  }
}
