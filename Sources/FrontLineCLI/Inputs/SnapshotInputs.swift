import FrontLine
import FrontLineReport

/// From the arguments to snapshots that can be read.
enum SnapshotInputs {
  /// The files that the arguments name, folders opened; without arguments the embedded sample, with a notice.
  ///
  /// Throws where one date is given for several of them.
  ///
  /// - Parameter keepsGoing: What can't be opened is left out, with a warning.
  static func resolve(
    _ paths: [String], _ options: SnapshotReader.Options, keepsGoing: Bool = false
  ) throws -> ([SnapshotInput], Messages) {
    if paths.isEmpty {
      try requireOneForDate(options, SnapshotInput.sample.count)
      return (SnapshotInput.sample, Messages(notices: [Message(sampleNotice)]))
    }
    var layers: [SnapshotInput] = []
    var others: [String] = []
    var messages = Messages()
    for path in paths {
      do {
        if let found = try containing(path, options.source, crs: options.crs) {
          layers += found
        } else {
          if keepsGoing { _ = try InputList(expanding: [path]) }
          others.append(path)
        }
      } catch {
        guard keepsGoing else { throw error }
        messages.leaveOut(error)
      }
    }
    let list = try InputList(expanding: others)
    messages.notices += list.notices.map(\.description)
    var inputs: [SnapshotInput] = []
    for entry in list.entries {
      do {
        // What was named itself has been looked at.
        let isOfFolder = !others.contains(entry.path) && FileEndings.converted.match(entry.path)
        let found = isOfFolder ? try containing(entry.path, options.source, crs: options.crs) : nil
        inputs += found ?? [.file(entry.path)]
      } catch {
        guard keepsGoing else { throw error }
        messages.leaveOut(error)
      }
    }
    inputs += layers
    if inputs.isEmpty { throw nothingReadable(messages) }
    try requireOneForDate(options, inputs.count)
    return (inputs, messages)
  }

  /// The one before and the one after, in that order; without arguments the first and the last of the embedded
  /// sample, with a notice.
  ///
  /// Throws where one date is given for both.
  static func pair(
    _ before: String?, _ after: String?, _ options: SnapshotReader.Options, _ messages: inout Messages
  ) throws -> (SnapshotInput, SnapshotInput) {
    try requireOneForDate(options, 2)
    guard let before, let after else {
      let sample = SnapshotInput.sample
      guard let first = sample.first, let last = sample.last else {
        throw Failure.usage("name two snapshots")
      }
      messages.notices.append(sampleNotice)
      return (first, last)
    }
    try requireOneStandardInput([before, after])
    return (
      try single(before, options.source, crs: options.crs),
      try single(after, options.source, crs: options.crs)
    )
  }

  /// Throws where `--date` is given for several snapshots, of which it is the date of one.
  static func requireOneForDate(_ options: SnapshotReader.Options, _ count: Int) throws {
    guard options.date != nil, count > 1 else { return }
    throw Failure.usage(
      "--date says of what day one snapshot is, and \(count) are named: name one, or leave it out")
  }

  /// That of all that is named nothing can be read, with the first reason.
  static func nothingReadable(_ messages: Messages) -> Failure {
    let reason = messages.firstLeftOut.map { ": " + $0 } ?? ""
    return Failure(message: "there is no snapshot that can be read\(reason)", status: Failure.badData)
  }

  /// Throws where standard input is named more than once among paths that are read one by one.
  static func requireOneStandardInput(_ paths: [String?]) throws {
    _ = try InputList(expanding: paths.compactMap { $0 == "-" ? $0 : nil })
  }

  /// The snapshots in a file that holds several of them, or in a folder of layers; nil where it is neither.
  static func containing(
    _ path: String, _ source: Source?, crs: String? = nil
  ) throws -> [SnapshotInput]? {
    if let archived = try ArchiveInputs.resolve(path, source) { return archived }
    return try LayerInputs.resolve(path, source, crs: crs)
  }

  /// The snapshot that one argument names.
  static func single(
    _ path: String, _ source: Source?, crs: String? = nil
  ) throws -> SnapshotInput {
    guard let found = try containing(path, source, crs: crs) else {
      // Whoever compares may read it more than once.
      return try SnapshotInput.file(path).held()
    }
    guard found.count == 1, let only = found.first else {
      throw Failure(
        message:
          "\(displayName(ofPath: path)): it holds \(found.count) days, where one is needed: name the folder "
          + "or archive of one day", status: Failure.badData)
    }
    return only
  }

  static let sampleNotice =
    "no input named: this is the embedded sample, an illustration drawn by the developers and not a record of events"
}

/// What remains of a snapshot when it has been measured and its polygons are gone.
struct MeasuredFile: Sendable {
  let file: Provenance.File
  let messages: Messages

  init(_ loaded: LoadedSnapshot) {
    file = loaded.file
    messages = loaded.messages
  }
}
