import FrontLine
import FrontLineArchive
import GeoJSON

/// Archives of ours among the inputs: `front.gpkg`, and with the map named behind `@`, `front.gpkg@2025-08-12`.
enum ArchiveInputs {
  /// The maps that a path names; nil where it is no archive of ours, a GeoPackage of others included.
  static func resolve(_ path: String, _ source: Source?) throws -> [SnapshotInput]? {
    if path == "-" { return nil }
    if let archive = try SnapshotArchive(path: path) {
      let inputs = inputs(archive, archive.entries.filter { $0.isCurrent && isOf(source, $0) })
      if inputs.isEmpty { throw JobError(.badData, Wording(nothing(in: archive, source))) }
      return inputs
    }
    guard !fileExists(atPath: path), let at = path.lastIndex(of: "@"),
      let archive = try SnapshotArchive(path: String(path[..<at]))
    else { return nil }
    let selector = String(path[path.index(after: at)...])
    let named = archive.entries.filter { $0.isNamed(by: selector) && isOf(source, $0) }
    if named.isEmpty { throw JobError(.badData, Wording(notFound(selector, in: archive))) }
    return inputs(archive, named)
  }

  private static func isOf(_ source: Source?, _ entry: ArchiveEntry) -> Bool {
    source == nil || entry.source == source
  }

  private static func inputs(_ archive: SnapshotArchive, _ entries: [ArchiveEntry]) -> [SnapshotInput] {
    entries.map { SnapshotInput(path: archive.name(of: $0), origin: .archived($0, archive)) }
  }

  private static func nothing(in archive: SnapshotArchive, _ source: Source?) -> String {
    let path = displayName(ofPath: archive.path)
    guard let source, !archive.entries.isEmpty else {
      return "\(path): there is no snapshot in it: add some with frontline archive add"
    }
    let sources = Set(archive.entries.map(\.source.name)).sorted().joined(separator: ", ")
    return "\(path): there is no snapshot of \(source) in it: it holds \(sources)"
  }

  private static func notFound(_ selector: String, in archive: SnapshotArchive) -> String {
    let path = displayName(ofPath: archive.path)
    let current = archive.entries.filter(\.isCurrent)
    var message = "\(path): there is no snapshot \"\(printable(selector))\" in it"
    if let day = CalendarDate(selector) ?? Instant(selector)?.date {
      let nearest = [current.last { $0.date < day }, current.first { $0.date >= day }].compactMap { $0 }
      if !nearest.isEmpty {
        message +=
          ": the nearest \(nearest.count == 1 ? "is" : "are") "
          + nearest.map { displayName(ofPath: archive.name(of: $0)) }.joined(separator: " and ")
      }
      return message
    }
    let meant = CalendarDate.days(meantBy: selector).map { "\(path)@\($0)" }
    if !meant.isEmpty { return "\(message): write \(meant.joined(separator: " or "))" }
    return message
      + ": name a day (YYYY-MM-DD), a second, or digits of a content_sha256 that archive list shows"
  }
}

extension SnapshotInput {
  /// Reads a map of an archive: its statuses were told when it was added.
  static func read(
    _ entry: ArchiveEntry, of archive: SnapshotArchive, path: String, with options: SnapshotReader.Options
  ) throws -> Snapshot {
    if options.givesStatuses || !options.mapping.isEmpty {
      throw JobError.request(
        "\(displayName(ofPath: path)): the statuses in an archive were told when it was made: give \(.status), "
          + "\(.statusProperty) and \(.map) to frontline archive add")
    }
    var snapshot = try archive.snapshot(entry, path: path)
    // An archive keeps the name of a described source, and not its description.
    if let source = options.source { snapshot.source = source }
    if let date = options.date {
      snapshot.date = date
      snapshot.dateOrigin = .option
    }
    return snapshot
  }
}
