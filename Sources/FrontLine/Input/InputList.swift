internal import GeoJSON

/// The list of snapshots that a command line names: files, the files of directories, standard input.
public struct InputList: Hashable, Sendable {
  /// One input.
  public struct Entry: Hashable, Sendable {
    /// The path; `-` is standard input.
    public var path: String
    /// The date in the name of the file, where there is exactly one.
    public var date: CalendarDate?
    /// The time in the name of the file, where it is unix seconds.
    public var instant: Instant?

    /// Creates an entry of a file's path.
    public init(path: String) {
      let named = FileNameDate(path: path == "-" ? "" : path)
      self.path = path
      date = named.date
      instant = named.instant
    }
  }

  /// The order of the entries.
  public enum Order: Hashable, Sendable {
    /// By date, then by time, then by name; files without a date in their name come last.
    case byDate
    /// As given; the files of each directory by date.
    case asGiven
  }

  /// The entries, in the order of their days.
  public var entries: [Entry]
  /// Notices about files in directories that were left out.
  public var notices: [Diagnostic]

  /// Replaces directories by the snapshots in them. No file is opened.
  ///
  /// Files in a directory are included where their ending is that of a map (`FileEndings.maps`), in upper
  /// or lower case. Hidden files and companions of shapefiles are skipped silently, other files and
  /// subdirectories with a notice. Of a directory without maps the subdirectories by year, month and day are
  /// searched: `maps/2025/01/02/`. A link without a date to a file of the same directory is that file, once. A
  /// path that is given twice is kept twice.
  ///
  /// Throws where a path does not exist, where a directory can't be listed or has no snapshot in it, and where
  /// standard input is named more than once.
  public init(
    expanding paths: [String], order: Order = .byDate
  ) throws(InputError) {
    let endings = FileEndings.maps
    entries = []
    notices = []
    for path in paths {
      if path == "-" {
        if entries.contains(where: { $0.path == "-" }) {
          throw InputError(
            .cannotOpen,
            path: path,
            message: "it is named twice, but can be read only once",
            advice: "name it once"
          )
        }
        entries.append(Entry(path: path))
      } else if try FileKind(path: path) == .directory {
        entries += try expand(directory: path, endings)
      } else {
        entries.append(Entry(path: path))
      }
    }
    if order == .byDate { entries.sort(by: Self.precedes) }
  }

  private mutating func expand(
    directory: String, _ endings: FileEndings
  ) throws(InputError) -> [Entry] {
    let prefix = directory.hasSuffix("/") ? directory : directory + "/"
    var found: [Entry] = []
    var ignored: [String] = []
    var byDate: [String] = []
    for entry in try entriesInDirectory(directory) {
      guard let name = entry.name else {
        ignored.append("a file whose name is not UTF-8")
        continue
      }
      if name.hasPrefix(".") { continue }
      // A dangling link among a thousand files does not stop the others.
      if entry.kind == .regular, endings.match(name) {
        let map = Entry(path: prefix + name)
        // A link with a date of its own stands for the map of that day.
        if entry.isLink, map.date == nil, linksToItsOwnDirectory(map.path) { continue }
        found.append(map)
      } else {
        if entry.kind == .directory, FileNameDate.names(folder: name) { byDate.append(prefix + name) }
        ignored.append(printable(name))
      }
    }
    if found.isEmpty {
      // What else there is in the subdirectories is said of each.
      let known = notices
      do throws(InputError) {
        for folder in byDate { found += try expand(directory: folder, endings) }
        if !found.isEmpty { return found.sorted(by: Self.precedes) }
      } catch {
        guard error.message == Self.nothingFound else { throw error }
        notices = known
      }
    }
    if found.isEmpty {
      throw InputError(
        .cannotOpen,
        path: directory,
        message: Self.nothingFound,
        advice: "put files there that end in \(endings.all.joined(separator: ", "))"
      )
    }
    let shapefiles = Set(found.compactMap { Self.stem(ofShapefile: $0.path) })
    ignored.removeAll { name in
      FileEndings.besideShapefile.match(name) && shapefiles.contains(Self.stem(prefix + name))
    }
    if !ignored.isEmpty {
      let named = ignored.prefix(5).joined(separator: ", ") + (ignored.count > 5 ? ", …" : "")
      notices.append(
        Diagnostic(
          .ignoredFile,
          severity: .notice,
          path: directory,
          message:
            "passed over \(ignored.count) that \(ignored.count == 1 ? "is" : "are") no snapshot: \(named)"
        )
      )
    }
    return found.sorted(by: Self.precedes)
  }

  private static let nothingFound: Wording = "there is no snapshot in this directory"

  /// Returns a path in lower case without the ending of its name.
  private static func stem(_ path: String) -> String {
    guard let dot = path.lastIndex(of: ".") else { return path.lowercased() }
    return path[..<dot].lowercased()
  }

  private static func stem(ofShapefile path: String) -> String? {
    path.lowercased().hasSuffix(".shp") ? stem(path) : nil
  }

  static func precedes(_ left: Entry, _ right: Entry) -> Bool {
    if left.date != right.date {
      guard let first = left.date else { return false }
      guard let second = right.date else { return true }
      return first < second
    }
    let first = left.instant?.unixSeconds ?? .min
    let second = right.instant?.unixSeconds ?? .min
    if first != second { return first < second }
    return left.path.precedesByBytes(right.path)
  }
}
