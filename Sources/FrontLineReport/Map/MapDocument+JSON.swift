import FrontLine
import FrontLineKit
import GeoJSON

extension MapDocument: FormattedDocument {
  public static var renderings: [Rendering<MapDocument>] {
    // The picture may be impossible, which other documents are not.
    [Rendering(.json, .digests) { document, _ in try document.json }]
  }

  /// The JSON document, whose schema is `frontline.map/1`: the picture, and what its legend says.
  ///
  /// Throws as ``svg`` does.
  public var json: [UInt8] {
    get throws {
      let svg = try svg
      return jsonDocument(schema: "frontline.map/1") { writer in
        writer.member("content", result.content.rawValue)
        writer.member("title", title)
        writer.key("layers")
        writer.array { writer in
          for layer in result.layers {
            writer.object { writer in
              writer.member("class", layer.className)
              writer.member("km2", layer.squareKilometers)
            }
          }
        }
        writer.member("svg", svg)
      }
    }
  }
}
