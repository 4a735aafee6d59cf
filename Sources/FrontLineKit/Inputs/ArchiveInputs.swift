import FrontLine
import FrontLineArchive
import FrontLineDatabase
import GeoJSON

/// Archives of ours and databases among the inputs: `front.gpkg`, `postgresql://localhost/maps`, and with the map named
/// behind `@`, `front.gpkg@2025-08-12`.
enum ArchiveInputs {
  /// The maps that a path names; nil where it is neither an archive of ours nor the address of a database.
  static func resolve(_ path: String, _ source: Source?) throws -> [SnapshotInput]? {
    guard let (store, selector) = try store(path) else { return nil }
    guard let selector else {
      let inputs = inputs(store, store.entries.filter { $0.isCurrent && isOf(source, $0) })
      if inputs.isEmpty { throw JobError(.badData, nothing(in: store, source)) }
      return inputs
    }
    let named = store.entries.filter { $0.isNamed(by: selector) && isOf(source, $0) }
    if named.isEmpty { throw JobError(.badData, notFound(selector, source, in: store)) }
    return inputs(store, CalendarDate(selector) == nil ? named : lastOfEachSource(named))
  }

  /// Of several maps of a day the last counts, as in a folder.
  private static func lastOfEachSource(_ entries: [ArchiveEntry]) -> [ArchiveEntry] {
    entries.indices.filter { index in
      !entries[(index + 1)...].contains { $0.source == entries[index].source }
    }.map { entries[$0] }
  }

  /// The archive or the database that a path names, and the words behind the `@`; nil where it is neither.
  static func store(_ path: String) throws -> (store: any SnapshotStore, selector: String?)? {
    if path == "-" { return nil }
    if let address = databaseAddress(path) { return (try SnapshotDatabase(address), address.selector) }
    if let archive = try SnapshotArchive(path: path) { return (archive, nil) }
    guard !fileExists(atPath: path), let at = path.lastIndex(of: "@"),
      let archive = try SnapshotArchive(path: String(path[..<at]))
    else { return nil }
    return (archive, String(path[path.index(after: at)...]))
  }

  private static func isOf(_ source: Source?, _ entry: ArchiveEntry) -> Bool {
    source == nil || entry.source == source
  }

  private static func inputs(_ store: any SnapshotStore, _ entries: [ArchiveEntry]) -> [SnapshotInput] {
    entries.map { SnapshotInput(path: store.name(of: $0), origin: .archived($0, store)) }
  }

  private static func nothing(in store: any SnapshotStore, _ source: Source?) -> Wording {
    let path = displayName(ofPath: store.path)
    guard let source, !store.entries.isEmpty else {
      return "\(path): there is no snapshot in it: add some with \(action: .addToArchive)"
    }
    let sources = Set(store.entries.map(\.source.name)).sorted().joined(separator: ", ")
    return "\(path): there is no snapshot of \(source) in it: it holds \(sources)"
  }

  private static func notFound(
    _ selector: String, _ source: Source?, in store: any SnapshotStore
  ) -> Wording {
    let path = displayName(ofPath: store.path)
    let current = store.entries.filter { $0.isCurrent && isOf(source, $0) }
    if current.isEmpty { return nothing(in: store, source) }
    let whose = source.map { " of \($0)" } ?? ""
    var message: Wording = "\(path): there is no snapshot \"\(printable(selector))\"\(whose) in it"
    if let day = CalendarDate(selector) ?? Instant(selector)?.date {
      let nearest = [current.last { $0.date < day }, current.first { $0.date >= day }].compactMap { $0 }
      if !nearest.isEmpty {
        let names = nearest.map { displayName(ofPath: store.name(of: $0)) }
        message += ": the nearest \(names.count == 1 ? "is" : "are") \(names.joined(separator: " and "))"
      }
      return message
    }
    let meant = CalendarDate.days(meantBy: selector).map { "\(path)@\($0)" }
    if !meant.isEmpty { return "\(message): write \(meant.joined(separator: " or "))" }
    return message
      + ": name a day (YYYY-MM-DD), a second, or digits of a content_sha256 that archive list shows"
  }
}

/// The address of a database that a path is; nil of any other, and of the name of a file that is there.
func databaseAddress(_ path: String) -> DatabaseAddress? {
  guard let address = DatabaseAddress(path), !fileExists(atPath: path) else { return nil }
  return address
}

extension SnapshotInput {
  /// Reads a map of an archive or of a database: its statuses were told when it was added.
  static func read(
    _ entry: ArchiveEntry, of store: any SnapshotStore, path: String, with options: SnapshotReader.Options
  ) throws -> Snapshot {
    if options.givesStatuses || !options.mapping.isEmpty {
      throw JobError.request(
        "\(displayName(ofPath: path)): an archive keeps the statuses with which its maps were added: give \(.status), "
          + "\(.statusProperty) and \(.map) to \(action: .addToArchive)")
    }
    var snapshot = try store.snapshot(entry, path: path)
    // An archive keeps the name of a described source, and not its description.
    if let source = options.source { snapshot.source = source }
    if let date = options.date {
      snapshot.date = date
      snapshot.dateOrigin = .option
    }
    return snapshot
  }
}
