/// The files of the layers of one day.
public struct LayerSet: Sendable {
  /// The name of the set: the folder or archive, followed by `@` and the date where it holds several days.
  public var path: String
  /// The date in the names of the files or the folder; nil where only the content states it.
  public var date: CalendarDate?
  /// The files of the set, one for each layer.
  public var files: [LayerFile]

  /// Groups files into sets by the dates in their names. Layers without a date belong to every day.
  public static func sets(of files: [LayerFile], in path: String) -> [LayerSet] {
    var byDate: [CalendarDate: [LayerFile]] = [:]
    var undated: [LayerFile] = []
    for file in files {
      if let date = date(ofPath: file.path) {
        byDate[date, default: []].append(file)
      } else {
        undated.append(file)
      }
    }
    let dates = byDate.keys.sorted()
    if dates.isEmpty { return [LayerSet(path: path, date: date(ofPath: path), files: undated)] }
    return dates.map { date in
      LayerSet(
        path: dates.count > 1 ? "\(path)@\(date)" : path, date: date, files: (byDate[date] ?? []) + undated)
    }
  }

  /// Returns the date in the last component of a path, in digits or with the month as a word.
  public static func date(ofPath path: String) -> CalendarDate? {
    let name = LayerName(path: path)
    let date = FileNameDate(path: path).date ?? LayerDate(name: name.text).date
    // The day in "before February 24, 2022" is what the layer shows, not when it was drawn.
    return name.status == .occupiedBefore2022 && date == invasion ? nil : date
  }

  private static let invasion = CalendarDate(year: 2022, month: 2, day: 24)

  /// Returns the folders that hold layers, with their files: the folder itself, or the folders in it, of a day, a layer
  /// or a month each, and the folders in those.
  ///
  /// - Parameter isCertain: whether the user says that the folder is ISW's. Otherwise a folder counts only
  ///   where a file in it has the name of a layer.
  /// - Returns: an empty list where there is none.
  public static func folders(
    in directory: String, isCertain: Bool
  ) throws(InputError) -> [(path: String, files: [LayerFile])] {
    let (files, folders) = try contents(of: directory)
    if files.contains(where: { isCertain || LayerName(path: $0).rule != nil }) {
      return [(directory, files.map { LayerFile(path: $0) })]
    }
    var found: [(path: String, files: [LayerFile])] = []
    for folder in folders where files.isEmpty {
      let (members, inner) = try contents(of: folder)
      for (path, files) in [(folder, members)]
        + (try inner.map { path throws(InputError) in
          (path, members.isEmpty ? try contents(of: path).files : [])
        }) where files.contains(where: { isCertain || LayerName(path: $0).rule != nil })
      {
        found.append((path, files.map { LayerFile(path: $0) }))
      }
    }
    return found
  }

  private static func contents(of directory: String) throws(InputError) -> (
    files: [String], folders: [String]
  ) {
    let prefix = directory.hasSuffix("/") ? directory : directory + "/"
    var files: [String] = []
    var folders: [String] = []
    for entry in try entriesInDirectory(directory) {
      guard let name = entry.name, !name.hasPrefix(".") else { continue }
      switch entry.kind {
      case .directory: folders.append(prefix + name)
      case .regular where FileEndings.layers.match(name): files.append(prefix + name)
      default: continue
      }
    }
    return (files, folders)
  }

  /// Whether a path names a directory.
  public static func isDirectory(_ path: String) -> Bool {
    if case .directory? = try? FileKind(path: path) { true } else { false }
  }
}
