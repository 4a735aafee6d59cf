internal import GeoJSON

extension SnapshotBuilder {
  /// Takes the date from the option, else from the content, else from the name of the file.
  mutating func findDates() {
    let named = FileNameDate(path: path)
    snapshot.fileDate = named.date
    let times = snapshot.source.rules.times(in: self)
    snapshot.publishedAt = times.publishedAt
    if snapshot.source.comesInLayers { snapshot.fileDate = times.fileDate }
    // A date from the user makes faults in the content irrelevant.
    if options.date == nil, day == nil {
      for fault in times.faults { warn(.date, fault.message, location: fault.location, advice: fault.advice) }
    }
    if let date = options.date {
      setDate(date, .option)
    } else if let date = day ?? times.date {
      setDate(date, .content)
    } else if let date = snapshot.fileDate {
      setDate(date, .fileName)
    } else if named.isAmbiguous {
      warn(
        .date,
        severity: .notice,
        "its name holds several dates, so none of them is used",
        advice: "give the date with \(.date) YYYY-MM-DD"
      )
    }
  }

  mutating func setDate(_ date: CalendarDate, _ origin: Snapshot.DateOrigin) {
    snapshot.date = date
    snapshot.dateOrigin = origin
  }
}

extension GeoJSONDocument {
  /// Returns the date that all features state in a property; nil where they differ, or one states none.
  func commonDate(inProperty name: String, order: DateOrder?) -> WrittenDate? {
    let values = Set(features.map { $0.properties[name] })
    guard values.count == 1, case let value?? = values.first else { return nil }
    return try? WrittenDate.read(value, order: order).get()
  }
}
