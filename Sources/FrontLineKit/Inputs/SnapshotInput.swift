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
    /// The layers of one day, the files that they come from, and the file of each layer that is yet to be converted.
    case layers(LayerSet, files: [String], of: [String: String])
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

  static func layers(_ set: LayerSet, files: [String], of layers: [String: String]) -> SnapshotInput {
    let files: [String] = files.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    return SnapshotInput(path: set.path, place: .layers(set, files: files, of: layers))
  }

  /// The same with what costs the most, or can be had once, at hand, so that it can be read again: the bytes of
  /// standard input, and the GeoJSON of another format.
  ///
  /// Throws a ``SeveralDays`` where it holds several snapshots.
  func held(_ options: SnapshotReader.Options) throws -> SnapshotInput {
    guard case .file = place else { return self }
    if path == "-" {
      let bytes = try InputFile.read(path).withUnsafeBytes { Array($0) }
      return SnapshotInput(path: path, place: .held(bytes))
    }
    return try converted(options) ?? self
  }

  /// The snapshot of a file of another format. Throws a ``SeveralDays`` where there are several.
  private func converted(_ options: SnapshotReader.Options) throws -> SnapshotInput? {
    guard let found = try LayerInputs.converted(path, options.source, crs: options.crs) else { return nil }
    guard found.count == 1 else { throw SeveralDays(path: path, inputs: found) }
    return found[0]
  }

  /// What is known of the date without reading: by the name, or by the list of an archive.
  var named: (date: CalendarDate?, instant: Instant?) {
    if case .layers(let set, _, _) = place { return (set.date, nil) }
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
  ///
  /// Throws a ``SeveralDays`` where it holds several.
  func read(with reader: SnapshotReader, digest wantsDigest: Bool) throws -> LoadedSnapshot {
    var digest: String?
    func inspect(_ bytes: UnsafeRawBufferPointer) {
      if wantsDigest { digest = SHA256Digest(of: bytes).description }
    }
    let snapshot: Snapshot
    switch place {
    case .file:
      if let converted = try converted(reader.options) {
        return try converted.read(with: reader, digest: wantsDigest)
      }
      snapshot = try reader.read(path: path, inspect: inspect)
    case .held(let bytes):
      bytes.withUnsafeBytes(inspect)
      snapshot = try reader.read(bytes, path: path)
    case .sample(let file):
      inspect(file.bytes)
      snapshot = try reader.read(PaddedBytes(file.bytes), path: path)
    case .layers(let set, let files, let layers):
      // The digest of several files is that of all of them one after the other.
      if wantsDigest {
        var all: [UInt8] = []
        for file in files { try InputFile.read(file).withUnsafeBytes { all.append(contentsOf: $0) } }
        all.withUnsafeBytes(inspect)
      }
      let filled = try LayerInputs.filled(set, from: layers, crs: reader.options.crs)
      snapshot = try reader.read(layers: filled, path: path)
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
