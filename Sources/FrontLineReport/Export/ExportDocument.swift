import FrontLine
public import FrontLineKit
public import GeoJSON
import GeoTypes

/// The report of an `ExportJob`: the features of a layer in the formats that are text.
public struct ExportDocument: ResultDocument {
  let result: ExportResult
  let style: DocumentStyle

  /// Makes the document of a result.
  public init(_ result: ExportResult, _ style: DocumentStyle = .init()) {
    self.result = result
    self.style = style
  }

  var layer: ExportLayer { result.layer }
  var features: [GeoJSONFeature] { result.features }

  /// Returns the features as GeoJSON.
  public func geoJSON(_ options: GeoJSONWriter.Options) throws(GeoJSONError) -> [UInt8] {
    try GeoJSONWriter(options: options).featureCollection(
      features, members: ["name": .string(layer.name), "sentence": .string(sentence)])
  }

  /// Returns the features as a text sequence, one a line.
  public func textSequence(
    _ options: GeoJSONWriter.Options, framing: GeoJSONWriter.Framing
  ) throws(GeoJSONError) -> [UInt8] {
    try GeoJSONWriter(options: options).textSequence(features, framing: framing)
  }
}
