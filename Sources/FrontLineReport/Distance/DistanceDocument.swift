import FrontLine
public import FrontLineKit

/// The report of a ``DistanceJob``: the distance of the front from a target, or from each feature of its file.
public struct DistanceDocument: TextDocument, ResultDocument {
  let result: DistanceResult
  let style: DocumentStyle

  public init(_ result: DistanceResult, _ style: DocumentStyle = .init()) {
    self.result = result
    self.style = style
  }

  var target: TargetDescription { result.target }
  var official: OfficialKilometers? { result.official }
  var features: [DistanceResult.Feature] { result.features }
  var entries: [DistanceResult.Entry] { result.entries }
  var withinKilometers: Double? { result.withinKilometers }
}

extension DistanceDocument: FormattedDocument {
  public static var renderings: [Rendering<DistanceDocument>] {
    [
      .table, .json { $0.json }, Rendering(.csv) { $0.csv(in: $1.csv, threads: $1.threads) },
      .geoJSON { try $0.geoJSON($1) }, .markdown,
    ]
  }
}
