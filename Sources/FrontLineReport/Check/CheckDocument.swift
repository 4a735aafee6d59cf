import Checking
import FrontLine
public import FrontLineKit
import GeoJSON
import GeoTypes

/// The report of a ``CheckJob``: what is wrong with files, and how they were repaired.
public struct CheckDocument: ResultDocument {
  let result: CheckResult
  let style: DocumentStyle
  /// The file that the repaired map was written to.
  let output: String?

  public init(_ result: CheckResult, output: String? = nil, _ style: DocumentStyle = .init()) {
    self.result = result
    self.output = output
    self.style = style
  }

  var entries: [CheckResult.Entry] { result.entries }
}

extension CheckReport {
  /// `errors` if there is an error, else `warnings` if there is a warning, else `clean`.
  var verdict: String { count(.error) > 0 ? "errors" : count(.warning) > 0 ? "warnings" : "clean" }

  /// The form of the file as headings name it.
  var formTitle: String {
    switch form {
    case nil: "not readable"
    case .featureCollection: "FeatureCollection"
    case .feature: "Feature"
    case .geometry: "geometry"
    case .envelope: "envelope"
    case .textSequence: "text sequence"
    case .esriJSON: "Esri JSON"
    }
  }
}

extension CheckDocument: FormattedDocument {
  public static var renderings: [Rendering<CheckDocument>] {
    [
      .text(.table) { $0.table }, .json { $0.json }, .text(.github) { $0.annotations },
      .text(.markdown) { $0.markdown },
    ]
  }
}
