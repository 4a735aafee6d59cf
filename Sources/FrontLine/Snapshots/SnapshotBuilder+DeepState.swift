internal import GeoJSON

extension SnapshotBuilder {
  /// Gives each feature its status by the table of ``ClassificationRule``.
  mutating func classifyDeepState(_ features: [PolygonFeature]) throws(InputError) {
    for feature in features {
      let fill = feature.properties["fill"]?.stringValue
      switch classifier.classify(label: feature.name, fill: fill, date: snapshot.date) {
      case .status(let verdict):
        add(feature, verdict.status, part: verdict.part)
      case .unclassified:
        try reportUnclassified(feature, fill: fill)
      case .needsDate:
        throw error(
          "the colour \(fill.map { printable($0) } ?? "") means land outside Ukraine from "
            + "\(ClassificationRule.greyIsForeignSince) on and the grey zone before, and the date of the snapshot is "
            + "not known",
          place: feature.place,
          advice: "give it with --date YYYY-MM-DD"
        )
      }
    }
  }

  private mutating func reportUnclassified(_ feature: PolygonFeature, fill: String?) throws(InputError) {
    let label = feature.name.map { "label \"\(printable(whiteSpaceFolded($0)))\"" } ?? "no label"
    let colour = fill.map { "fill \"\(printable($0))\"" } ?? "no fill"
    if options.skipUnclassified {
      warn(
        .skippedUnclassified,
        "left out, having no known status: \(label), \(colour)",
        place: feature.place
      )
      return
    }
    let value = printable(whiteSpaceFolded(feature.name ?? fill ?? ""))
    throw error(
      "no rule gives a DeepState polygon with \(label) and \(colour) a status",
      place: feature.place,
      advice: unclassifiedAdvice(value: value)
    )
  }

  /// What to do about a value without a status.
  func unclassifiedAdvice(value: String) -> String {
    let skip = "leave it out with --skip-unclassified"
    if value.isEmpty { return skip }
    return
      "map it with --map VALUE=STATUS, as in --map '\(value)=occupied' (statuses: \(ControlStatus.list)), or "
      + skip
  }
}
