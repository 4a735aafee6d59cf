import FrontLine

/// Maps that are compared with each other are of one source, unless the user named each of them.
///
/// Two sources draw the same land differently: what changed between a map of the one and a map of the other is mostly
/// no change on the ground, and which of them is meant is not for us to guess.
enum OneSource {
  /// A source that maps are of, and their day.
  struct Dated {
    var source: Source
    var date: CalendarDate?
  }

  /// What the user named.
  struct Naming: Sendable {
    /// Folders, archives and files, where they stand for more maps than they are; empty where each map was named by
    /// itself.
    var collections: [String] = []
    /// Whether the user can let one source follow another.
    var joinsSources = false

    /// Throws where maps that were not named one by one are of several sources.
    func requireOneSource(_ maps: [Dated], isStored: Bool) throws(JobError) {
      if collections.isEmpty { return }
      try OneSource.require(maps, of: collections, isStored: isStored, joins: joinsSources)
    }

    /// Reads two maps of one day of which it is not known which is the later. Throws where they are of two sources.
    ///
    /// - Parameters:
    ///   - first: The first of the days that are looked at.
    ///   - last: The last of these.
    func requireOneSource(
      ofPair pair: [SnapshotInput], _ options: SnapshotReader.Options, from first: CalendarDate?,
      to last: CalendarDate?
    ) throws {
      if collections.isEmpty { return }
      let reader = try SnapshotReader.reprojecting(options)
      let sources = try pair.map { input in
        try input.knownSource ?? input.read(with: reader, digest: false).snapshot.source
      }
      try requireOneSource(
        zip(sources, [first, last]).map { Dated(source: $0, date: $1) },
        isStored: pair.allSatisfy(\.isStored))
    }
  }

  /// Throws where maps are of several sources.
  ///
  /// - Parameters:
  ///   - inputs: What the user named, which stands for the maps.
  ///   - isStored: Whether the maps are of an archive or a database, which can be asked for one source.
  ///   - joins: Whether the user can let one source follow another.
  ///   - choosing: The setting that chooses the source of an archive.
  static func require(
    _ maps: [Dated], of inputs: [String], isStored: Bool, joins: Bool = false,
    choosing: Wording = "\(.source) NAME"
  ) throws(JobError) {
    let names = Set(maps.map(\.source.name)).sorted()
    guard names.count > 1 else { return }
    let dates = maps.compactMap(\.date)
    var days = ""
    if let first = dates.min(), let last = dates.max() {
      days = first == last ? " of \(first)" : " from \(first) to \(last)"
    }
    let listed = names.dropLast().joined(separator: ", ") + " and \(names[names.count - 1])"
    let choice: Wording =
      isStored
      ? "choose one with \(choosing)"
      : "name the maps of one, or if they are of one, say so with \(.source) NAME"
    let join: Wording =
      joins
      ? ", or let one follow the other with \(.sources) \(names[0])..YYYY-MM-DD,\(names[1]).." : ""
    throw JobError(
      .badData,
      "\(Wording(inputs.map { displayName(ofPath: $0) }.joined(separator: ", "))): the maps\(Wording(days)) are of "
        + "\(counted(names.count, "source")), \(Wording(listed)), which draw the same land differently: \(choice)\(join)"
    )
  }
}

extension SnapshotInput {
  /// The source of a map that was read, or that an archive lists; nil of any other.
  var knownSource: Source? {
    switch origin {
    case .archived(let entry, _): entry.source
    case .loaded(let loaded): loaded.snapshot.source
    default: nil
    }
  }

  /// Whether it is of an archive or a database.
  var isStored: Bool { if case .archived = origin { true } else { false } }
}
