import FrontLine

/// The statement of an exported layer: its source, its days, its name and the number of its features.
struct ExportStatement: Statement {
  let layer: ExportLayer
  let featureCount: Int

  func sentence(with provenance: Provenance, _ words: SentenceWords) -> String {
    let dates = provenance.files.compactMap(\.date)
    let isSeries = provenance.files.count > 1
    let language = words.language
    return provenance.sentence(
      words,
      dates: isSeries ? language.dates(from: dates.min(), to: dates.max()) : language.date(dates.first),
      several: isSeries, figure: words.exported(layer, count: featureCount))
  }
}

extension SentenceWords {
  /// `layer status, features: 5`.
  func exported(_ layer: ExportLayer, count: Int) -> String {
    say("layer \(layer.rawValue), features: \(count)", "шар \(layer.rawValue), об’єктів: \(count)")
  }
}
