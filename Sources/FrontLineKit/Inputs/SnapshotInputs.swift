import FrontLine

/// From the arguments to snapshots that can be read.
enum SnapshotInputs {
  /// The files that the arguments name, folders opened; without arguments the embedded sample, with a notice.
  ///
  /// Throws where one date is given for several of them.
  ///
  /// - Parameter keepsGoing: What can't be opened is left out, with a warning.
  static func resolve(
    _ paths: [String], _ options: SnapshotReader.Options, keepsGoing: Bool = false
  ) throws -> ([SnapshotInput], Diagnostics) {
    if paths.isEmpty {
      try requireOneForDate(options, SnapshotInput.sample.count)
      return (SnapshotInput.sample, Diagnostics([.sample]))
    }
    var layers: [SnapshotInput] = []
    var others: [String] = []
    var diagnostics = Diagnostics()
    for path in paths {
      do {
        if let found = try containing(path, options) {
          layers += found
        } else {
          if keepsGoing { _ = try InputList(expanding: [path]) }
          others.append(path)
        }
      } catch {
        guard keepsGoing else { throw error }
        diagnostics.leaveOut(error)
      }
    }
    let list = try InputList(expanding: others)
    diagnostics.add(list.notices)
    let named = Set(others)
    var inputs: [SnapshotInput] = []
    for entry in list.entries {
      do {
        // What was named itself has been looked at.
        let isOfFolder = !named.contains(entry.path) && FileEndings.converted.match(entry.path)
        let found = isOfFolder ? try containing(entry.path, options) : nil
        inputs += found ?? [.file(entry.path)]
      } catch {
        guard keepsGoing else { throw error }
        diagnostics.leaveOut(error)
      }
    }
    inputs += layers
    if inputs.isEmpty { throw nothingReadable(diagnostics) }
    try requireOneForDate(options, inputs.count)
    return (inputs, diagnostics)
  }

  /// The one before and the one after, in that order; without arguments the first and the last of the embedded
  /// sample, with a notice.
  ///
  /// Throws where one date is given for both.
  static func pair(
    _ before: String?, _ after: String?, _ options: SidesReading, _ diagnostics: inout Diagnostics
  ) throws -> (SnapshotInput, SnapshotInput) {
    if options.a.date != nil, options.a.date == options.b.date { try requireOneForDate(options.a, 2) }
    guard let before, let after else {
      let sample = SnapshotInput.sample
      guard let first = sample.first, let last = sample.last else {
        throw JobError.request("name two snapshots")
      }
      diagnostics.add(.sample)
      return (first, last)
    }
    try requireOneStandardInput([before, after])
    return (try single(before, options.a), try single(after, options.b))
  }

  /// That a pair lacks one.
  static let oneOfTwo = JobError.request(
    "a change needs two snapshots, and one is named: name the one before and the one after, or choose two of a folder with "
      + "\(.since) and \(.until)")

  /// How many read at once: of large maps one, since the memory that reading takes is several times what is kept.
  static func readers(of inputs: [SnapshotInput], atMost most: Int) -> Int {
    inputs.reduce(0) { $0 + $1.fileByteCount } > 256 << 20 ? 1 : most
  }

  /// Reads snapshots side by side.
  static func read(
    _ inputs: [SnapshotInput], _ options: SnapshotReader.Options, _ execution: Execution
  ) async throws -> [LoadedSnapshot] {
    let readers = execution.onThreads(readers(of: inputs, atMost: execution.threads))
    return try await readers.mapInChunks(count: inputs.count, isTold: false) {
      try SnapshotReader.reprojecting(options)
    } _: { reader, index in
      try inputs[index].read(with: reader, digest: execution.wantsDigest)
    }
  }

  /// Reads the two snapshots of a pair side by side.
  static func read(
    _ first: SnapshotInput, _ second: SnapshotInput, _ options: SidesReading, _ execution: Execution
  ) async throws -> [LoadedSnapshot] {
    let inputs = [(first, options.a), (second, options.b)]
    let readers = execution.onThreads(readers(of: inputs.map(\.0), atMost: execution.threads))
    return try await readers.mapInChunks(count: inputs.count, isTold: false) {
      ()
    } _: { _, index in
      let reader = try SnapshotReader.reprojecting(inputs[index].1)
      return try inputs[index].0.read(with: reader, digest: execution.wantsDigest)
    }
  }

  /// Throws where a date is given for several snapshots, of which it is the date of one.
  static func requireOneForDate(_ options: SnapshotReader.Options, _ count: Int) throws {
    guard options.date != nil, count > 1 else { return }
    throw JobError.request(
      "\(.date) says of what day one snapshot is, and \(count) are named: name one, or leave it out")
  }

  /// That of all that is named nothing can be read, with the first reason.
  static func nothingReadable(_ diagnostics: Diagnostics) -> JobError {
    let reason: Wording = diagnostics.firstLeftOut.map { ": \($0)" } ?? ""
    return JobError(.badData, "there is no snapshot that can be read\(reason)")
  }

  /// Throws where standard input is named more than once among paths that are read one by one.
  static func requireOneStandardInput(_ paths: [String?]) throws {
    _ = try InputList(expanding: paths.compactMap { $0 == "-" ? $0 : nil })
  }

  /// The snapshots in a file whose list of contents names several of them, or in a folder of layers; nil where it is
  /// neither.
  static func containing(_ path: String, _ options: SnapshotReader.Options) throws -> [SnapshotInput]? {
    try ArchiveInputs.resolve(path, options.source)
      ?? LayerInputs.resolve(path, options.source, ConversionSettings(options))
      ?? DaySelection.resolve(path, options).map { [$0] }
  }

  /// The snapshot that one argument names. Throws a ``SeveralDays`` where it names several.
  static func single(_ path: String, _ options: SnapshotReader.Options) throws -> SnapshotInput {
    // Whoever compares may read it more than once.
    guard let found = try containing(path, options) else {
      if LayerSet.isDirectory(path) {
        throw InputError(
          .cannotOpen, path: path, message: "it is a directory, where one map is needed",
          advice: "name a map in it, or its map of a day as \(displayName(ofPath: path))@YYYY-MM-DD")
      }
      return try SnapshotInput.file(path).held(options)
    }
    guard found.count == 1, let only = found.first else { throw several(found, in: path) }
    return only
  }

  /// That a path names several maps where one is needed: of one day, of several sources, or of several days.
  static func several(_ found: [SnapshotInput], in path: String) -> any Error {
    let dates = Set(found.map(\.named.date))
    let maps = found.compactMap { input in
      input.knownSource.map { OneSource.Dated(source: $0, date: input.named.date) }
    }
    if dates.count == 1, maps.count == found.count {
      do {
        try OneSource.require(maps, of: [path], isStored: found.allSatisfy(\.isStored))
      } catch {
        return error
      }
    }
    return SeveralDays(path: path, inputs: found)
  }
}
