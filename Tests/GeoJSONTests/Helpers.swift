import GeoJSON
import GeoTypes
import Testing

/// Reads what stands alone, and a collection in the envelope `{"map"}`.
let withEnvelope = GeoJSONReader.Options(collectionMembers: ["map"])

func read(_ text: String, _ options: GeoJSONReader.Options = withEnvelope) throws(GeoJSONError)
  -> GeoJSONDocument
{
  try GeoJSONReader(options: options).read(Array(text.utf8))
}

/// The refusal of a text; a failed test where it is read.
func refusal(
  _ bytes: [UInt8],
  _ options: GeoJSONReader.Options = withEnvelope,
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> GeoJSONError {
  do throws(GeoJSONError) {
    _ = try GeoJSONReader(options: options).read(bytes)
  } catch {
    return error
  }
  Issue.record("it was read", sourceLocation: sourceLocation)
  throw GeoJSONError(message: "it was read", advice: "")
}

func refusal(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> GeoJSONError {
  try refusal(Array(text.utf8), sourceLocation: sourceLocation)
}

func polygonFeature(_ rings: String, type: String = "Polygon", name: String = "x") -> String {
  #"{"type":"Feature","properties":{"name":"\#(name)"},"geometry":{"type":"\#(type)","coordinates":\#(rings)}}"#
}

func collection(_ features: String...) -> String {
  #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#
}

let squareRing = "[[37,48],[38,48],[38,49],[37,49],[37,48]]"
let square = Ring([(37, 48), (38, 48), (38, 49), (37, 49), (37, 48)].map { Coordinate(x: $0.0, y: $0.1) })
