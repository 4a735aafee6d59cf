import FrontLine
public import FrontLineKit
import GeoJSON

/// The report of a `DistanceJob`: the distance of the front from each target, or from each feature of its file.
public struct DistanceDocument: TextDocument, ResultDocument {
  let result: DistanceResult
  let style: DocumentStyle

  /// Makes the document of a result.
  public init(_ result: DistanceResult, _ style: DocumentStyle = .init()) {
    self.result = result
    self.style = style
  }

  /// The tables of each target.
  var tables: [DistanceTables] {
    result.answers.map { answer in
      DistanceTables(
        answer: answer, withinKilometers: result.withinKilometers, length: result.every.length,
        isOneOfSeveral: result.answers.count > 1, language: language)
    }
  }

  /// The distances from each target, the spells within the limits, and the sentence.
  public var text: TextReport {
    tables.reduce(TextReport()) { $0 + $1.text } + "\(gapLine)\(sentence)\n"
  }

  /// Returns a line for each snapshot, week or month, or for each of its features, in UTF-8.
  ///
  /// - Parameter threads: The number of threads that write; the bytes don't depend on it.
  public func csv(in dialect: CSV.Dialect = .standard, threads: Int = 1) -> [UInt8] {
    let tables = tables
    // The header is that of the first table; all have the same columns.
    return tables.enumerated().flatMap { number, table in
      let bytes = table.csv(in: dialect, threads: threads)
      return number == 0 ? bytes : Array(bytes.drop { $0 != UInt8(ascii: "\n") }.dropFirst())
    }
  }

  /// The JSON document, whose schema is `frontline.distance/1`.
  public var json: [UInt8] {
    jsonDocument(schema: "frontline.distance/1") { writer in
      if let table = tables.first, result.answers.count == 1 { return table.writeMembers(to: &writer) }
      writer.key("targets")
      writer.array { writer in
        for table in tables { writer.object { table.writeMembers(to: &$0) } }
      }
    }
  }

  /// Returns the geodesics between targets and front as features; a target inside the territory gives a point.
  public func geoJSON(_ options: GeoJSONWriter.Options = .init()) throws(GeoJSONError) -> [UInt8] {
    var features: [GeoJSONFeature] = []
    for table in tables { table.appendFeatures(to: &features) }
    return try GeoJSONWriter(options: options).featureCollection(
      features, members: ["sentence": .string(sentence)])
  }
}

extension DistanceDocument: FormattedDocument {
  public static var renderings: [Rendering<DistanceDocument>] {
    [
      .table, .json { $0.json }, Rendering(.csv) { $0.csv(in: $1.csv, threads: $1.threads) },
      .geoJSON { try $0.geoJSON($1) }, .markdown,
    ]
  }
}
