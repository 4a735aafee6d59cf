import FrontLine
import FrontLineKit
import Proximity

/// The columns of distances. A row is the index of an entry.
extension DistanceTables {
  /// The feature of the target; none where the whole target is measured.
  private var featureColumns: [Column<Int>] {
    if features.isEmpty { return [] }
    return [
      .count("feature") { answer.feature(ofEntry: $0)?.index },
      .text("name", .name) { answer.feature(ofEntry: $0)?.name },
    ]
  }

  private var uncertaintyColumn: Column<Int> {
    .number("uncertainty_m", .knownTo, cell: { SentenceWords(language: $1).uncertainty(ofMeters: $0) }) {
      answer.feature(ofEntry: $0)?.uncertaintyMeters
    }
  }

  private var pathColumn: Column<Int> { .text("path") { entries[$0].file.path } }

  private var dateColumn: Column<Int> {
    .text(
      "date", .date,
      cell: { row, _ in
        entries[row].file.date?.description ?? displayName(ofPath: entries[row].file.path)
      }
    ) { entries[$0].file.date?.description }
  }

  private var distanceColumn: Column<Int> { .number("km", .kilometers) { entries[$0].proximity.kilometers } }
  private var insideColumn: Column<Int> { .truth("inside") { entries[$0].proximity.isInside } }
  private var touchesColumn: Column<Int> { .truth("touches") { entries[$0].proximity.touches } }

  /// `inside` or `touches`; on the screen both share a column.
  private var contactColumn: Column<Int> {
    .note { row, language in
      let proximity = entries[row].proximity
      return proximity.isInside ? language.say(.inside) : proximity.touches ? language.say(.touches) : ""
    }
  }

  private var frontColumn: Column<Int> {
    // As options take it, in any language.
    .position("front", .front, cell: { front, _ in "\(decimal(front.x, 5)),\(decimal(front.y, 5))" }) {
      entries[$0].proximity.front
    }
  }

  private var targetColumn: Column<Int> { .position("target") { entries[$0].proximity.target } }

  private var bearingColumn: Column<Int> {
    .number(
      "bearing_degrees", .bearing,
      cell: { degrees, language in
        let direction = CompassPoint(bearingDegrees: degrees)
        return "\(language.number(degrees, decimals: 0))° \(language.say(.abbreviation(direction)))"
      }
    ) { entries[$0].proximity.bearingDegrees }
  }

  private var chainageColumn: Column<Int> {
    .number("at_km", .atKilometer) { entries[$0].proximity.chainageMeters.map { $0 / 1000 } }
  }

  private var changeColumn: Column<Int> {
    .number("change_km", .change, isSigned: true) { answer.changeKilometers(at: $0) }
  }

  /// The name of the target, where there are several.
  private var nameColumns: [Column<Int>] { isOneOfSeveral ? [.text("to") { _ in target.name }] : [] }

  /// The columns of CSV.
  var csvColumns: [Column<Int>] {
    nameColumns + featureColumns + [
      pathColumn, dateColumn, distanceColumn, insideColumn, frontColumn, targetColumn, bearingColumn,
      chainageColumn, changeColumn, touchesColumn,
    ]
  }

  /// The columns of a page, whose list of files has the paths.
  var pageColumns: [Column<Int>] {
    featureColumns + [
      dateColumn, distanceColumn, changeColumn, insideColumn, touchesColumn, bearingColumn, frontColumn,
      targetColumn, chainageColumn,
    ]
  }

  /// The members of an entry in JSON.
  var members: [Column<Int>] {
    [pathColumn, dateColumn] + (features.isEmpty ? [] : featureColumns + [uncertaintyColumn]) + [
      distanceColumn, insideColumn, touchesColumn, frontColumn, targetColumn, bearingColumn, chainageColumn,
      changeColumn,
    ]
  }

  /// The properties of an entry's feature in GeoJSON.
  var properties: [Column<Int>] {
    // Where the whole target is measured its uncertainty is written.
    let uncertainty: Column<Int> =
      features.isEmpty ? .number("uncertainty_m") { _ in target.uncertaintyMeters } : uncertaintyColumn
    return [dateColumn] + featureColumns + [
      .text("to") { _ in target.name }, distanceColumn, insideColumn, touchesColumn, bearingColumn,
      chainageColumn, uncertainty,
    ]
  }

  /// Whether the table on the screen has a column of the road's official kilometres.
  var hasRoadKilometers: Bool { official != nil && features.isEmpty && hasChainage }

  private var hasChainage: Bool { entries.contains { $0.proximity.chainageMeters != nil } }

  var screenColumns: [Column<Int>] {
    let isSeries = answer.snapshotCount > 1
    var columns = features.isEmpty || isSeries ? [dateColumn] : []
    columns += featureColumns + [distanceColumn]
    if isSeries { columns.append(changeColumn) }
    columns += [contactColumn, bearingColumn, frontColumn]
    if hasChainage { columns.append(chainageColumn) }
    if let official, hasRoadKilometers {
      columns.append(
        .note(.roadKilometer, alignment: .right) { row, language in
          entries[row].proximity.chainageMeters.map {
            language.number(official.kilometer(at: $0 / 1000), decimals: 3)
          } ?? ""
        })
    }
    if features.contains(where: { $0.uncertaintyMeters != nil }) { columns.append(uncertaintyColumn) }
    return columns
  }

  /// The columns of weeks and months.
  var periodColumns: [Column<DistancePeriod>] {
    var columns = DistancePeriod.columns
    if !features.isEmpty {
      columns.insert(
        contentsOf: [.count("feature") { $0.feature?.index }, .text("name", .name) { $0.feature?.name }],
        at: 0)
    }
    return columns
  }

  /// The columns of weeks and months in CSV.
  var periodCSVColumns: [Column<DistancePeriod>] {
    (isOneOfSeveral ? [.text("to") { _ in target.name }] : []) + periodColumns
  }
}

extension DistancePeriod {
  static var columns: [Column<DistancePeriod>] {
    [
      .text("period", .period) { $0.name }, .text("first_date") { $0.firstDate.description },
      .text("last_date") { $0.lastDate.description }, .count("snapshots", .maps) { $0.snapshotCount },
      .number("nearest_km", .nearestKilometers) { $0.nearestKilometers },
      .text("nearest_date", .onDate) { $0.nearestDate.description },
      .number("mean_km", .mean) { $0.meanKilometers },
      .number("last_km", .last) { $0.lastKilometers },
    ]
  }
}
