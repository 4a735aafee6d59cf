internal import GeoJSON

/// The dates that features state in a property.
struct FeatureDates {
  let property: String
  /// The date of each feature that has polygons, by its position in the document; what is no date has a fault.
  let dates: [Int: Result<WrittenDate, WrittenDate.Fault>]
  /// The positions of features with polygons that lack the property, or have null or an empty text.
  let undated: [Int]

  /// Reads a property of all features that have polygons.
  ///
  /// - Parameter order: The order of day and month where the user states it; else what all texts allow.
  init(_ property: String, of document: GeoJSONDocument, order: DateOrder?) {
    self.property = property
    let values = document.features.enumerated().compactMap { index, feature in
      feature.geometry?.polygons.isEmpty ?? true ? nil : (index: index, value: feature.properties[property])
    }
    let order = order ?? WrittenDate.order(of: values.lazy.compactMap { $0.value?.stringValue })
    var dates: [Int: Result<WrittenDate, WrittenDate.Fault>] = [:]
    var undated: [Int] = []
    // Most features have the value of the one before.
    var last: (value: JSONValue, date: Result<WrittenDate, WrittenDate.Fault>)?
    for (index, value) in values {
      guard let value, value != .null, value.stringValue.map({ !trimmed($0).isEmpty }) ?? true else {
        undated.append(index)
        continue
      }
      if last?.value != value { last = (value, WrittenDate.read(value, order: order)) }
      dates[index] = last?.date
    }
    (self.dates, self.undated) = (dates, undated)
  }

  /// The days that are stated, in ascending order.
  var days: [CalendarDate] { Set(dates.values.compactMap { try? $0.get().day }).sorted() }

  /// Whether every feature with polygons has a day.
  var isComplete: Bool { undated.isEmpty && dates.values.allSatisfy { (try? $0.get()) != nil } }

  /// The first feature whose value is no date, by its position.
  var firstFault: (index: Int, fault: WrittenDate.Fault)? {
    dates.compactMap { index, date in
      if case .failure(let fault) = date { (index, fault) } else { nil }
    }.min { $0.index < $1.index }
  }

  /// Whether a property is one in which a date is expected: `date`, `day`, `datetime`, `timestamp` and `date_…`, in any
  /// case.
  static func isName(_ property: String) -> Bool {
    let name = property.lowercased()
    return names.contains(name) || name.hasPrefix("date_")
  }

  /// The properties of the document in which a date is expected, the usual names first.
  static func properties(
    of document: GeoJSONDocument, where isName: (String) -> Bool = Self.isName
  ) -> [String] {
    var found: [String] = []
    for feature in document.features {
      for key in feature.properties.keys where !found.contains(key) && isName(key) { found.append(key) }
    }
    func rank(_ name: String) -> Int { names.firstIndex(of: name.lowercased()) ?? names.count }
    return found.sorted { (rank($0), $0) < (rank($1), $1) }
  }

  private static let names = ["date", "day", "datetime", "timestamp", "begin"]
}

extension SourceTimes {
  /// The location of a value that states the date of a map.
  enum Location {
    case member(String)
    case property(String)

    var words: String {
      switch self {
      case .member(let name): "member \"\(printable(name))\""
      case .property(let name): "property \"\(printable(name))\""
      }
    }
  }

  /// Takes the date that a value states, or notes why it states none.
  mutating func take(_ value: JSONValue, from location: Location, order: DateOrder?) {
    switch WrittenDate.read(value, order: order) {
    case .success(let written):
      date = written.day
      publishedAt = written.instant
    case .failure(let fault):
      faults.append(TimeFault(location, value.description, fault))
    }
  }

  /// Takes the day that all features state, or notes why they state none.
  mutating func take(_ dates: FeatureDates, of document: GeoJSONDocument) {
    if dates.isComplete, dates.days.count == 1 {
      date = dates.days.first
    } else if let (index, fault) = dates.firstFault {
      let value = document.features[index].properties[dates.property]?.description ?? ""
      faults.append(TimeFault(Location.property(dates.property), value, fault))
    }
  }
}

extension TimeFault {
  init(_ location: SourceTimes.Location, _ value: String, _ fault: WrittenDate.Fault) {
    let member: String? = if case .member(let name) = location { name } else { nil }
    self.init(
      message: "the \(location.words) is \(printable(value)), which \(fault.words)", member: member,
      advice: fault.advice)
  }
}

extension WrittenDate {
  /// Reads a text or a number.
  static func read(_ value: JSONValue, order: DateOrder? = nil) -> Result<WrittenDate, Fault> {
    do throws(Fault) {
      if let number = value.intValue { return .success(try WrittenDate(number: Int64(number))) }
      guard let text = value.stringValue else { return .failure(.unreadable) }
      return .success(try WrittenDate(text, order: order))
    } catch {
      return .failure(error)
    }
  }
}

extension WrittenDate.Fault {
  /// What is wrong with a value, in words that follow it.
  var words: Wording {
    switch self {
    case .unreadable: "can't be read as a date"
    case .noSuchDay: "is a day that does not exist"
    case .implausible: "is before 2000 or after tomorrow"
    case .ambiguous: "may have the day or the month first"
    }
  }

  var advice: Wording {
    switch self {
    case .ambiguous: "say which with \(.dateFormat) dmy or mdy"
    case .unreadable, .noSuchDay, .implausible:
      "correct it, or give the date of the map with \(.date) YYYY-MM-DD"
    }
  }
}
