public import GeoJSON

/// The days of a file whose features bear several.
public struct FeatureDays: Sendable {
  /// One of the maps in the file.
  public struct Day: Hashable, Sendable {
    /// The day.
    public let date: CalendarDate
    /// The time of publication; nil unless we wrote the file, and the source states it.
    public let publishedAt: Instant?

    fileprivate var order: (CalendarDate, Int64) { (date, publishedAt?.unixSeconds ?? .min) }
  }

  /// The property that states the day of each feature.
  public let property: String
  /// The maps in the order of their days; two or more.
  public let days: [Day]
  /// Whether what the days mean is known without a look at the land: the user says so, or we wrote the file.
  public let meaning: DaysMeaning?
  /// The source of the file, which is that of each of its maps, and the evidence for it.
  let source: (source: Source, sign: String?)
  private let document: GeoJSONDocument
  /// The features of each map, by their positions in the document.
  private let features: [[Int]]

  init(
    _ dates: FeatureDates, of document: GeoJSONDocument, from source: (Source, String?), isExported: Bool,
    meaning: DaysMeaning?
  ) {
    self.source = source
    property = dates.property
    self.document = document
    self.meaning = meaning
    var features: [Day: [Int]] = [:]
    for (index, date) in dates.dates {
      guard let date = try? date.get().day else { continue }
      let publishedAt =
        isExported ? SnapshotBuilder.exportedInstant(document.features[index].properties) : nil
      features[Day(date: date, publishedAt: publishedAt), default: []].append(index)
    }
    days = features.keys.sorted { $0.order < $1.order }
    self.features = days.map { features[$0, default: []].sorted() }
  }

  /// Returns the map of one day as a document of its own.
  ///
  /// Complexity: O(*n*) in the features of the map; their geometries are not copied.
  ///
  /// - Parameter index: The number of the map in ``days``.
  public func document(ofDay index: Int, _ meaning: DaysMeaning) -> GeoJSONDocument {
    let positions =
      switch meaning {
      case .states: features[index]
      case .events: features[...index].flatMap(\.self).sorted()
      case .ignore: Array(document.features.indices)
      }
    var day = document
    day.features = positions.map { document.features[$0] }
    day.featureCount = day.features.count
    day.skippedPointFeatures = 0
    return day
  }
}

extension SnapshotBuilder {
  /// The days that the features bear, where they are several; nil where the document is one map.
  ///
  /// The day of a feature is told by the source's own rule, by the property that the user names, else by a property
  /// called `date`, `day`, `datetime`, `timestamp` or `date_…` that holds a day for every polygon.
  ///
  /// Throws where only some features have a day, where the property that the user names has none, and where the user
  /// gives one date for several days.
  ///
  /// - Parameter isExported: Whether `frontline export` wrote the file.
  func days(isExported: Bool, sign: String?) throws(InputError) -> FeatureDays? {
    if options.dates == .ignore { return nil }
    let rule = isExported ? .property("date") : snapshot.source.rules.featureDays
    let dates = try DayFinder(document: document, path: path, options: options).dates(by: rule)
    guard let dates else { return nil }
    let days = FeatureDays(
      dates, of: document, from: (snapshot.source, sign), isExported: isExported,
      meaning: options.dates ?? (isExported ? .states : nil))
    guard days.days.count > 1 else { return nil }
    if options.date != nil {
      throw error(
        "its features are of \(days.days.count) days by their property \"\(printable(dates.property))\", and \(.date) "
          + "says of what day one map is", advice: "leave it out, or unite the days with \(.dates) ignore")
    }
    return days
  }
}

/// Finds the property that states the days of features.
private struct DayFinder {
  let document: GeoJSONDocument
  let path: String
  let options: SnapshotReader.Options

  /// The dates in the property that states them; nil where there is none.
  func dates(by rule: FeatureDayRule) throws(InputError) -> FeatureDates? {
    if let name = options.dateProperty { return try named(name) }
    switch rule {
    case .none: return nil
    case .property(let name): return try complete(read(name))
    case .anyDate: break
    }
    let candidates = FeatureDates.properties(of: document).map(read)
    if let whole = candidates.first(where: \.isComplete) { return whole }
    // Days that only some features have are not told from a note on those.
    guard let partial = candidates.first(where: { $0.days.count > 1 }) else { return nil }
    return try complete(partial)
  }

  private func read(_ property: String) -> FeatureDates {
    FeatureDates(property, of: document, order: options.dateOrder)
  }

  private func named(_ name: String) throws(InputError) -> FeatureDates {
    let dates = read(name)
    guard dates.dates.isEmpty, !dates.undated.isEmpty else { return try complete(dates) }
    let present = Set(document.features.flatMap(\.properties.keys)).sorted().map { printable($0) }
    throw InputError(
      .badData, path: path, message: "no polygon has a property \"\(printable(name))\"",
      advice: present.isEmpty
        ? "the features have no properties: leave \(.dateProperty) out"
        : "name one of \(present.prefix(20).joined(separator: ", "))")
  }

  /// The same where every feature has a day, or all have the same one. Throws where some of several days have none.
  private func complete(_ dates: FeatureDates) throws(InputError) -> FeatureDates {
    let days = dates.days
    guard let first = days.first, let last = days.last, days.count > 1, !dates.isComplete else {
      return dates
    }
    let shown = "property \"\(printable(dates.property))\""
    let advice: Wording = "correct it, or unite all features with \(.dates) ignore"
    if let (index, fault) = dates.firstFault {
      let value = document.features[index].properties[dates.property]?.description ?? ""
      throw InputError(
        .badData, path: path,
        message:
          "the \(shown) is \(printable(value)), which \(fault.words); others are of \(days.count) days, from "
          + "\(first) to \(last)", location: location(of: index),
        advice: fault == .ambiguous ? fault.advice : advice)
    }
    throw InputError(
      .badData, path: path,
      message:
        "some of its features have no day in the \(shown), and the others are of \(days.count) days, from "
        + "\(first) to \(last)", location: location(of: dates.undated.first ?? 0), advice: advice)
  }

  private func location(of index: Int) -> GeoJSONLocation {
    let feature = document.features[index]
    return GeoJSONLocation(feature: feature.index, featureName: feature.properties["name"]?.stringValue)
  }
}
