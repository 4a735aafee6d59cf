import FrontLine
public import FrontLineKit
import Proximity

/// The report of a `RouteJob`: the stretches of a route by status, its crossings, and how near the front comes.
public struct RouteDocument: TextDocument, CSVDocument, ResultDocument {
  let result: RouteResult
  let style: DocumentStyle

  /// Makes the document of a result.
  public init(_ result: RouteResult, _ style: DocumentStyle = .init()) {
    self.result = result
    self.style = style
  }

  var target: TargetDescription { result.target }
  var official: OfficialKilometers? { result.official }
  var route: Route? { result.route }
  var detour: RouteResult.Detour? { result.detour }
  var entries: [RouteResult.Entry] { result.entries }
  var meters: Double? { result.meters }
}

extension RouteDocument: FormattedDocument {
  public static var renderings: [Rendering<RouteDocument>] {
    [.table, .json { $0.json }, .csv, .geoJSON { try $0.geoJSON($1) }, .markdown]
  }
}
