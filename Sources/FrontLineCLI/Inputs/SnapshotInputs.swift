import FrontLine
import FrontLineReport

/// From the arguments to snapshots that can be read.
enum SnapshotInputs {
  /// The files that the arguments name, folders opened; without arguments the embedded sample, with a notice.
  static func resolve(_ paths: [String]) throws -> ([SnapshotInput], Messages) {
    if paths.isEmpty { return (SnapshotInput.sample, Messages(notices: [sampleNotice])) }
    let list = try InputList(expanding: paths)
    return (list.entries.map { .file($0.path) }, Messages(notices: list.notices.map(\.description)))
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
