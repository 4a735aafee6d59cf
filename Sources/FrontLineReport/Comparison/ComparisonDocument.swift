import FrontLine
public import FrontLineAnalysis
public import GeoJSON
import GeoTypes

/// What `frontline compare` says of two snapshots.
public struct ComparisonDocument: TextDocument, Sendable {
  /// The land of the three kinds as connected pieces.
  public struct Pieces: Sendable {
    public var agreed: [MeasuredPolygon]
    public var onlyA: [MeasuredPolygon]
    public var onlyB: [MeasuredPolygon]

    public init(agreed: [MeasuredPolygon], onlyA: [MeasuredPolygon], onlyB: [MeasuredPolygon]) {
      self.agreed = agreed
      self.onlyA = onlyA
      self.onlyB = onlyB
    }
  }

  public var figures: ComparisonFigures
  /// The same with snapshots of neighbouring days in place of one side, in the order of their dates. A source
  /// that publishes in the evening is in another's file of the next day.
  public var nearby: [ComparisonFigures]
  public var pieces: Pieces?
  /// By region, where regions were named.
  public var regions: ComparisonRegions?
  public var provenance: Provenance

  public init(
    figures: ComparisonFigures, nearby: [ComparisonFigures] = [], pieces: Pieces? = nil,
    regions: ComparisonRegions? = nil,
    provenance: Provenance
  ) {
    self.figures = figures
    self.nearby = nearby
    self.pieces = pieces
    self.regions = regions
    self.provenance = provenance
  }

  /// The neighbour that disagrees least, where it disagrees less than the snapshots asked for.
  public var closest: ComparisonFigures? {
    nearby.min { $0.disputedSquareKilometers < $1.disputedSquareKilometers }
      .flatMap { $0.disputedSquareKilometers < figures.disputedSquareKilometers ? $0 : nil }
  }

  /// `DeepState, 2025-07-15: agreed 114,052 km², …`.
  public var sentence: String {
    let (a, b) = (figures.a.date, figures.b.date)
    let dates = a == b ? provenance.language.date(a) : provenance.language.dates(from: a, to: b)
    return provenance.sentence(
      dates: dates, several: a != b, figure: provenance.words.comparison(figures))
  }

  /// The land of the three kinds as features with their kind and km².
  public func geoJSON(_ options: GeoJSONWriter.Options = .init()) throws(GeoJSONError) -> [UInt8] {
    var features: [GeoJSONFeature] = []
    let kinds = [
      ("agreed", pieces?.agreed), ("only-a", pieces?.onlyA), ("only-b", pieces?.onlyB),
    ]
    for (kind, pieces) in kinds {
      for piece in pieces ?? [] {
        features.append(
          GeoJSONFeature(
            geometry: .polygon(piece.polygon),
            properties: [
              "kind": .string(kind), "km2": .number(piece.squareKilometers),
              "a": .string(figures.a.path), "b": .string(figures.b.path),
              "a_date": figures.a.date.map { .string($0.description) } ?? .null,
              "b_date": figures.b.date.map { .string($0.description) } ?? .null,
            ], index: features.count))
      }
    }
    return try GeoJSONWriter(options: options).featureCollection(
      features.rounded(options), members: ["sentence": .string(sentence)])
  }
}
