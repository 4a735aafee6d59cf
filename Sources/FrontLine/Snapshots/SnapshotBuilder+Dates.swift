internal import GeoJSON

extension SnapshotBuilder {
  /// Takes the date from the option, else the content, else the name of the file.
  mutating func findDates() {
    let named = FileNameDate(path: path)
    snapshot.fileDate = named.date
    if snapshot.source == .deepState {
      snapshot.publishedAt = envelope?.publication ?? named.instant
      // Whoever gives the date has decided.
      if options.date == nil {
        envelope?.faults.forEach { warn(.date, $0.message, place: $0.place, advice: $0.advice) }
      }
    }
    if snapshot.source == .isw { findLayerDates() }
    if let date = options.date {
      setDate(date, .option)
    } else if let date = dateInContent {
      setDate(date, .content)
    } else if let date = snapshot.fileDate {
      setDate(date, .fileName)
    } else if named.isAmbiguous {
      warn(
        .date,
        level: .notice,
        "its name holds several dates, so none of them is used",
        advice: "give the date with --date YYYY-MM-DD"
      )
    }
  }

  mutating func setDate(_ date: CalendarDate, _ origin: Snapshot.DateOrigin) {
    snapshot.date = date
    snapshot.dateOrigin = origin
  }

  private var envelope: EnvelopeTimes? {
    document.form == .deepStateEnvelope ? EnvelopeTimes(document.members) : nil
  }

  private var dateInContent: CalendarDate? {
    switch snapshot.source {
    case .deepState:
      // Without an envelope the member may stand beside the features.
      envelope?.date ?? document.members["datetime"].flatMap(Self.date)
    case .deepStateUnion:
      document.name.flatMap { FileNameDate(path: $0).date }
    case .isw:
      lastEdit?.date
    case .generic:
      Self.dateMembers.lazy.compactMap { self.document.members[$0].flatMap(Self.date) }.first ?? commonDate
    }
  }

  private static let dateMembers = ["date", "datetime", "published_at"]

  /// The date that all features with polygons give in the same property.
  private var commonDate: CalendarDate? {
    for member in Self.dateMembers {
      let dates = Set(document.features.map { $0.properties[member].flatMap(Self.date) })
      if dates.count == 1, let date = dates.first { return date }
    }
    return nil
  }

  /// The date of `2025-08-12` and of `2025-08-12T20:00:00Z`, in UTC.
  static func date(_ value: JSONValue) -> CalendarDate? {
    guard let text = value.stringValue else { return nil }
    return CalendarDate(text) ?? Instant(text)?.date
  }
}
