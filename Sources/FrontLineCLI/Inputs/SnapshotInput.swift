import Digests
import FrontLine
import FrontLineReport
import GeoData
import GeoJSON

/// A snapshot that is named but not yet read: a file, standard input, or one of the embedded sample.
struct SnapshotInput: Sendable {
  enum Place: Sendable {
    case file
    case sample(EmbeddedFile)
  }

  let path: String
  let place: Place

  static func file(_ path: String) -> SnapshotInput { SnapshotInput(path: path, place: .file) }

  /// The embedded sample, in the order of its dates.
  static var sample: [SnapshotInput] {
    EmbeddedData.sampleSnapshots.map { SnapshotInput(path: $0.name, place: .sample($0)) }
  }

  var isIllustration: Bool {
    if case .sample = place { true } else { false }
  }

  /// Reads the snapshot, with the digest of its bytes if it is wanted.
  func read(with reader: SnapshotReader, digest wantsDigest: Bool) throws -> LoadedSnapshot {
    var digest: String?
    func inspect(_ bytes: UnsafeRawBufferPointer) {
      if wantsDigest { digest = SHA256Digest(of: bytes).description }
    }
    let snapshot: Snapshot
    switch place {
    case .file:
      snapshot = try reader.read(path: path, inspect: inspect)
    case .sample(let file):
      inspect(file.bytes)
      snapshot = try reader.read(PaddedBytes(file.bytes), path: path)
    }
    return LoadedSnapshot(
      snapshot: snapshot,
      file: Provenance.File(snapshot, sha256: digest, isIllustration: isIllustration))
  }
}

/// A snapshot and what provenance says of its file.
struct LoadedSnapshot: Sendable {
  let snapshot: Snapshot
  let file: Provenance.File

  /// What the reader has to say about the file.
  var messages: Messages {
    var messages = Messages()
    for warning in snapshot.allWarnings {
      if warning.level == .notice {
        messages.notices.append(warning.description)
      } else {
        messages.warnings.append(warning.description)
      }
    }
    return messages
  }
}
