internal import GeoJSON

/// The snapshots that a command line names: files, the files of directories, standard input.
public struct InputList: Hashable, Sendable {
  /// One input.
  public struct Entry: Hashable, Sendable {
    /// The path; `-` is standard input.
    public var path: String
    /// The date in the name of the file, where there is exactly one.
    public var date: CalendarDate?
    /// The second in the name of the file, where it is unix seconds.
    public var instant: Instant?

    public init(path: String) {
      let named = FileNameDate(path: path == "-" ? "" : path)
      self.path = path
      date = named.date
      instant = named.instant
    }
  }

  /// What decides the order.
  public enum Order: Hashable, Sendable {
    /// By date, then by second, then by name; what has no date in its name comes last.
    case byDate
    /// As given; the files of a directory by date.
    case asGiven
  }

  public var entries: [Entry]
  /// What was left out of directories.
  public var notices: [Diagnostic]

  /// Replaces directories by the snapshots in them. No file is opened.
  ///
  /// Of a directory the files count whose ending is that of a map (``FileEndings/maps``), in upper or lower case; hidden
  /// files and what belongs to a shapefile are passed over, other files and directories are passed over with a notice.
  /// Directories are not searched to the bottom. A path that is given twice stays twice.
  ///
  /// - Parameter isGeoJSONAlone: whether files of other formats in directories are passed over.
  ///
  /// Throws where a path does not exist, where a directory can't be listed or has no snapshot in it, and where
  /// standard input is named more than once.
  public init(
    expanding paths: [String], order: Order = .byDate, isGeoJSONAlone: Bool = false
  ) throws(InputError) {
    let endings: FileEndings = isGeoJSONAlone ? .geoJSON : .maps
    entries = []
    notices = []
    for path in paths {
      if path == "-" {
        if entries.contains(where: { $0.path == "-" }) {
          throw InputError(
            .cannotOpen,
            path: path,
            message: "it is named twice, and can be read once",
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
    for entry in try entriesInDirectory(directory) {
      guard let name = entry.name else {
        ignored.append("a file whose name is not UTF-8")
        continue
      }
      if name.hasPrefix(".") { continue }
      // A link to nowhere among a thousand files does not stop the others.
      if entry.kind == .regular, endings.match(name) {
        found.append(Entry(path: prefix + name))
      } else {
        ignored.append(printable(name))
      }
    }
    if found.isEmpty {
      throw InputError(
        .cannotOpen,
        path: directory,
        message: "there is no snapshot in this directory",
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

  /// A path without the ending of its name, in lower case.
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
