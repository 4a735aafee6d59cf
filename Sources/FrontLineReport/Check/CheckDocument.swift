import Checking
import FrontLine
public import FrontLineKit
import GeoJSON
import GeoTypes

/// The report of a `CheckJob`: what is wrong with files, and how they were repaired.
public struct CheckDocument: ResultDocument {
  let result: CheckResult
  let style: DocumentStyle
  /// The file that the repaired map was written to.
  let output: String?

  /// Makes the document of a result.
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

  /// The form of the file as headings name it. Names that the format gives are the same in any language.
  var formTitle: BilingualText {
    switch form {
    case nil: BilingualText("not readable", "не читається")
    case .featureCollection: BilingualText("FeatureCollection", "FeatureCollection")
    case .feature: BilingualText("Feature", "Feature")
    case .geometry: BilingualText("geometry", "геометрія")
    case .envelope: BilingualText("envelope", "карта в обгортці")
    case .textSequence: BilingualText("text sequence", "послідовність текстів")
    case .esriJSON: BilingualText("Esri JSON", "Esri JSON")
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
