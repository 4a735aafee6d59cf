import FrontLine
import FrontLineAnalysis
public import GeoJSON
public import GeoTypes

/// What `frontline export` writes: the features of one layer.
public struct ExportDocument: Sendable {
  public let layer: ExportLayer
  public private(set) var features: [GeoJSONFeature] = []
  public var provenance: Provenance

  public init(layer: ExportLayer, provenance: Provenance) {
    self.layer = layer
    self.provenance = provenance
  }

  /// Adds a feature; one without a geometry is left out.
  ///
  /// - Parameter values: the properties by name; those that the layer's fields don't have are left out, those
  ///   that are missing are null.
  public mutating func append(_ geometry: Geometry, _ values: [String: JSONValue]) {
    if geometry.box.isEmpty { return }
    features.append(
      GeoJSONFeature(
        geometry: geometry, properties: JSONObject(layer.fields.map { ($0.name, values[$0.name] ?? .null) }),
        index: features.count))
  }

  /// The line fit for print: who says so, of when, and what the layer holds.
  public var sentence: String {
    let (dates, language) = (provenance.files.compactMap(\.date), provenance.language)
    let isSeries = provenance.files.count > 1
    return provenance.sentence(
      dates: isSeries ? language.dates(from: dates.min(), to: dates.max()) : language.date(dates.first),
      several: isSeries, figure: provenance.words.exported(layer, count: features.count))
  }

  public func geoJSON(_ options: GeoJSONWriter.Options) throws(GeoJSONError) -> [UInt8] {
    try GeoJSONWriter(options: options).featureCollection(
      features, members: ["name": .string(layer.name), "sentence": .string(sentence)])
  }

  public func textSequence(
    _ options: GeoJSONWriter.Options, framing: GeoJSONWriter.Framing
  ) throws(GeoJSONError) -> [UInt8] {
    try GeoJSONWriter(options: options).textSequence(features, framing: framing)
  }
}

extension SentenceWords {
  /// `layer status, 5 features`.
  func exported(_ layer: ExportLayer, count: Int) -> String {
    say("layer \(layer.rawValue), features: \(count)", "шар \(layer.rawValue), об’єктів: \(count)")
  }
}

extension Provenance.File {
  /// The properties that say where a feature comes from.
  public var exportProperties: [String: JSONValue] {
    [
      "date": date.map { .string($0.description) } ?? .null,
      "published_at": publishedAt.map { .string($0.description) } ?? .null,
      "source": .string(isIllustration ? "illustration" : source.name),
      "path": .string(printable(path, limit: .max)),
      "sha256": sha256.map { .string($0) } ?? .null,
    ]
  }
}
