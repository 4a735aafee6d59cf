import FrontLine

/// An input that turned out to hold the maps of several days when it was read.
///
/// A walk through a series goes on with the maps that it names, see ``OrderedInputs``; a job that
/// needs one map reports it.
struct SeveralDays: WordedError {
  let path: String
  /// One for each day, with what was read at hand.
  let inputs: [SnapshotInput]

  var wording: Wording {
    "\(displayName(ofPath: path)): it holds \(counted(dayCount, "day")), where one is needed: name the day behind an @, as in "
      + "\(example)"
  }
}

extension SeveralDays {
  /// Of one day there may be several maps. What has no date counts for itself.
  private var dayCount: Int {
    let dates = inputs.map(\.named.date)
    return Set(dates.compactMap(\.self)).count + dates.count { $0 == nil }
  }

  /// How the last day is named.
  private var example: String {
    guard let last = inputs.last else { return "" }
    // The maps of a folder are files of their own.
    guard !last.path.contains("@"), let date = FileNameDate(path: last.path).date else {
      return displayName(ofPath: last.path)
    }
    let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
    return "\(displayName(ofPath: folder))@\(date)"
  }
}

extension SnapshotInputs {
  /// The inputs, each that holds several days replaced by the maps of them.
  ///
  /// All are read for it, on all threads. It is called where one was found to hold several, which is seldom: the others
  /// are read once more afterwards.
  ///
  /// - Parameter several: The one that was found, which is not read again.
  static func expanded(
    _ inputs: [SnapshotInput], _ several: SeveralDays, _ options: SnapshotReader.Options,
    _ execution: Execution
  ) async throws -> [SnapshotInput] {
    let readers = execution.onThreads(readers(of: inputs, atMost: execution.threads))
    let found = try await readers.mapInChunks(count: inputs.count, isTold: false) {
      try SnapshotReader.reprojecting(options)
    } _: { reader, index in
      if inputs[index].path == several.path { return several.inputs }
      do {
        _ = try inputs[index].read(with: reader, digest: true)
      } catch let several as SeveralDays {
        return several.inputs
      } catch {
        // Whoever goes through them says why it can't be read.
      }
      return [inputs[index]]
    }
    let all = found.flatMap(\.self)
    try requireOneForDate(options, all.count)
    return all
  }
}
