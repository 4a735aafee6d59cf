import FrontLine
import FrontLineKit
import GeoJSON

/// What the result of a line is written as: the members that a batch adds to those of a job.
struct AnswerForm {
  /// The file that the result is written to instead of the answer.
  private(set) var file: String?
  private(set) var format = DocumentFormat.json
  private(set) var language: Language?
  private(set) var geoJSON = GeoJSONWriter.Options()

  /// The most decimals that can be asked for by number.
  private static let mostDecimals = 15

  /// Takes its members out of those of a line.
  init(takenFrom json: inout JSONObject) throws(JobError) {
    if let value = json.removing("language") {
      guard let known = value.stringValue.flatMap(Language.init) else {
        throw JobError(.request, "the member \"language\" is neither \"en\" nor \"uk\"")
      }
      language = known
    }
    if let value = json.removing("as") {
      guard let known = value.stringValue.flatMap(DocumentFormat.init) else {
        let names = DocumentFormat.allCases.map(\.rawValue).joined(separator: ", ")
        throw JobError(.request, "the member \"as\" is no format: give one of \(names)")
      }
      format = known
    }
    if let value = json.removing("precision") {
      switch (value.intValue, value.stringValue) {
      case (let decimals?, _) where (0...Self.mostDecimals).contains(decimals): geoJSON.precision = decimals
      case (_, "full"): geoJSON.precision = GeoJSONWriter.Options.fullPrecision
      default:
        throw JobError(
          .request, "the member \"precision\" is neither a number from 0 to \(Self.mostDecimals) nor \"full\""
        )
      }
      guard format == .geojson else {
        throw JobError(.request, "the member \"precision\" goes with \"as\": \"geojson\"")
      }
    }
    if let value = json.removing("csv") {
      guard let path = value.stringValue, !path.isEmpty, path != "-", !path.unicodeScalars.contains("\0")
      else { throw JobError(.request, "the member \"csv\" is no name of a file") }
      guard format == .json else {
        throw JobError(.request, "the members \"csv\" and \"as\" exclude one another: leave one out")
      }
      (file, format) = (path, .csv)
    }
  }

  /// The members as the schema of a line has them, for a document with these formats.
  static func members(_ formats: [DocumentFormat]) -> [JSONObject.Member] {
    var members: [JSONObject.Member] = [
      .init(
        key: "as",
        value: [
          "enum": .array(formats.map { .string($0.rawValue) }),
          "description": "What the result is written as: JSON and GeoJSON as they are, others as a string.",
        ])
    ]
    if formats.contains(.geojson) {
      members.append(
        .init(
          key: "precision",
          value: [
            "anyOf": [
              ["type": "integer", "minimum": 0, "maximum": .integer(Int64(mostDecimals))], ["const": "full"],
            ],
            "description": "Decimals of coordinates in GeoJSON; full: as many as give the same numbers back.",
          ]))
    }
    if formats.contains(.csv) {
      members.append(
        .init(
          key: "csv",
          value: ["type": "string", "description": "A file that the result is written to as CSV."]))
    }
    members.append(
      .init(
        key: "language", value: ["enum": ["en", "uk"], "description": "The language of the sentence."]))
    return members
  }

  /// Returns a result as a value in the answer.
  func value(of result: [UInt8]) -> [UInt8] {
    switch format {
    case .json, .geojson: return compactJSON(result)
    case .table, .csv, .github, .markdown:
      var writer = JSONWriter(layout: .compact)
      writer.write(String(decoding: result, as: UTF8.self))
      return writer.bytes
    }
  }
}

extension JSONObject {
  /// Removes the member and returns its value; nil where there is none.
  fileprivate mutating func removing(_ key: String) -> JSONValue? {
    defer { self[key] = nil }
    return self[key]
  }
}
