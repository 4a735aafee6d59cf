import Digests
import FrontLine
import FrontLineArchive
import GeoData
import GeoJSON
import SystemPackage

/// A snapshot that is named but not yet read: a file, standard input, or one of the embedded sample.
struct SnapshotInput: Sendable {
  enum Place: Sendable {
    case file
    /// What has been read of standard input, which gives its bytes once.
    case held([UInt8])
    case sample(EmbeddedFile)
    /// The layers of one day, and the files that they were taken from.
    case layers(LayerSet, originals: [String])
    /// The layers of a file of another format, converted.
    case converted([LayerFile])
    case archived(ArchiveEntry, SnapshotArchive)
  }

  let path: String
  let place: Place

  static func file(_ path: String) -> SnapshotInput { SnapshotInput(path: path, place: .file) }

  static func converted(_ path: String, _ layers: [LayerFile]) -> SnapshotInput {
    SnapshotInput(path: path, place: .converted(layers))
  }

  static func layers(_ set: LayerSet, originals: [String]) -> SnapshotInput {
    SnapshotInput(
      path: set.path,
      place: .layers(
        set,
        originals: originals.reduce(into: []) { files, file in
          if !files.contains(file) { files.append(file) }
        }))
  }

  /// The same with the bytes of standard input at hand, so that it can be read again.
  func held() throws -> SnapshotInput {
    guard path == "-", case .file = place else { return self }
    let bytes = try InputFile.read(path).withUnsafeBytes { Array($0) }
    return SnapshotInput(path: path, place: .held(bytes))
  }

  /// What is known of the date without reading: by the name, or by the list of an archive.
  var named: (date: CalendarDate?, instant: Instant?) {
    if case .layers(let set, _) = place { return (set.date, nil) }
    if case .archived(let entry, _) = place { return (entry.date, entry.publishedAt) }
    let named = InputList.Entry(path: path)
    return (named.date, named.instant)
  }

  /// The size of the file on the disk; 0 for what is no file, or is not there.
  var fileByteCount: Int {
    guard case .file = place, !path.utf8.contains(0) else { return 0 }
    return (try? Stat(FilePath(path))).map { Int($0.size) } ?? 0
  }

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
    case .held(let bytes):
      bytes.withUnsafeBytes(inspect)
      snapshot = try reader.read(bytes, path: path)
    case .sample(let file):
      inspect(file.bytes)
      snapshot = try reader.read(PaddedBytes(file.bytes), path: path)
    case .layers(let set, let originals):
      // The digest of several files is that of all of them one after the other.
      if wantsDigest {
        var all: [UInt8] = []
        for original in originals {
          try InputFile.read(original).withUnsafeBytes { all.append(contentsOf: $0) }
        }
        all.withUnsafeBytes(inspect)
      }
      snapshot = try reader.read(layers: set.files, path: path)
    case .converted(let layers):
      if wantsDigest { try InputFile.read(path).withUnsafeBytes(inspect) }
      snapshot = try reader.read(converted: layers, path: path)
    case .archived(let entry, let archive):
      digest = entry.sha256
      snapshot = try Self.read(entry, of: archive, path: path, with: reader.options)
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
  var diagnostics: Diagnostics { Diagnostics(of: snapshot) }
}

/// Whether there is anything of that name.
func fileExists(atPath path: String) -> Bool {
  !path.utf8.contains(0) && (try? Stat(FilePath(path))) != nil
}
