import Checking
import FrontLine
public import FrontLineKit
import GeoJSON
import GeoTypes

/// What is to be said of what is wrong with files.
public struct CheckDocument: ResultDocument {
  let result: CheckResult
  let style: DocumentStyle
  /// The file that a mended map was written to.
  let output: String?

  public init(_ result: CheckResult, output: String? = nil, _ style: DocumentStyle = .init()) {
    self.result = result
    self.output = output
    self.style = style
  }

  var entries: [CheckResult.Entry] { result.entries }
}

extension CheckReport {
  /// `errors` where there are any, else `warnings`, else `clean`.
  var verdict: String { count(.error) > 0 ? "errors" : count(.warning) > 0 ? "warnings" : "clean" }

  /// A form as print has it.
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
