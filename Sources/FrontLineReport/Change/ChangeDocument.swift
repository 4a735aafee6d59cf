import FrontLine
public import FrontLineKit
import GeoJSON
import Measurement
import Proximity

/// The report of a `ChangeJob`: what was gained and lost between two snapshots, and where.
public struct ChangeDocument: TextDocument, CSVDocument, ResultDocument {
  let result: ChangeResult
  let style: DocumentStyle
  /// How many patches of each kind the table lists; nil: the ten largest of both kinds.
  public var top: Int?
  /// Whether CSV has a row for each patch instead of the figures.
  public var csvListsPatches = false

  /// Makes the document of a result.
  public init(_ result: ChangeResult, _ style: DocumentStyle = .init()) {
    self.result = result
    self.style = style
  }

  var before: ChangeResult.Side { result.before }
  var after: ChangeResult.Side { result.after }
  var change: LandChange { result.change }
  var details: ChangeDetails? { result.details }
  var regions: (report: RegionReport, source: RegionSource)? { result.regions }
  var netSquareKilometers: Double { change.netSquareKilometers }
  var netPercent: Double { result.netPercent }
}

extension ChangeDocument: FormattedDocument {
  public static var renderings: [Rendering<ChangeDocument>] {
    // CSV asks for no details: the figures alone take a quarter of the time.
    [
      .table(.details), .json(.details) { $0.json }, .csv,
      .geoJSON(.details) { try $0.geoJSON($1) },
      .markdown(.details),
    ]
  }
}
