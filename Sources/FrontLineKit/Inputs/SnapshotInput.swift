import Digests
import FrontLine
import FrontLineArchive
import GeoData
import GeoJSON
import SystemPackage

/// A snapshot that is named but not yet read: a file, standard input, or one of the embedded sample.
struct SnapshotInput: Sendable {
  enum Origin: Sendable {
    case file
    /// What has been read of standard input, which gives its bytes once.
    case held([UInt8])
    case sample(EmbeddedFile)
    /// The layers of one day, the files that they come from, and the file of each layer that is yet to be converted.
    case layers(LayerSet, files: [String], of: [String: String])
    /// The layers of a file of another format, converted; all of the file, or those of one day.
    case converted(file: String, [LayerFile])
    /// A map of an archive or of a database.
    case archived(ArchiveEntry, any SnapshotStore)
    /// A map that was read already.
    case loaded(LoadedSnapshot)
    /// One of the maps of a file that holds several.
    case day(DaysInFile, Int)
  }

  let path: String
  let origin: Origin

  static func file(_ path: String) -> SnapshotInput { SnapshotInput(path: path, origin: .file) }

  static func converted(_ path: String, _ layers: [LayerFile], of file: String) -> SnapshotInput {
    SnapshotInput(path: path, origin: .converted(file: file, layers))
  }

  static func layers(_ set: LayerSet, files: [String], of layers: [String: String]) -> SnapshotInput {
    let files: [String] = files.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    return SnapshotInput(path: set.path, origin: .layers(set, files: files, of: layers))
  }

  /// The same with what costs the most, or can be had once, at hand, so that it can be read again: the bytes of
  /// standard input, and the GeoJSON of another format.
  ///
  /// Throws a ``SeveralDays`` where it holds several snapshots.
  func held(_ options: SnapshotReader.Options) throws -> SnapshotInput {
    guard case .file = origin else { return self }
    // What is kept is not converted again.
    if let cache = SnapshotCache.current, cache.holds(path, options) { return self }
    if path == "-" {
      let bytes = try InputFile.read(path).withUnsafeBytes { Array($0) }
      return SnapshotInput(path: path, origin: .held(bytes))
    }
    return try converted(options) ?? self
  }

  /// The digest of the file that it is, or comes from.
  func digest() throws -> String {
    func digest(_ path: String) throws -> String {
      try InputFile.read(path).withUnsafeBytes { SHA256Digest(of: $0).description }
    }
    switch origin {
    case .held(let bytes): return bytes.withUnsafeBytes { SHA256Digest(of: $0).description }
    case .sample(let file): return SHA256Digest(of: file.bytes).description
    case .converted(let file, _): return try digest(file)
    case .file, .layers, .archived, .loaded, .day: return try digest(path)
    }
  }

  /// The snapshot of a file of another format. Throws a ``SeveralDays`` where there are several.
  private func converted(_ options: SnapshotReader.Options) throws -> SnapshotInput? {
    guard let found = try LayerInputs.converted(path, options.source, ConversionSettings(options)) else {
      return nil
    }
    guard found.count == 1 else { throw SeveralDays(path: path, inputs: found) }
    return found[0]
  }

  /// The maps in it, read: one, or those of several days.
  func maps(_ options: SnapshotReader.Options, digest: Bool) throws -> [SnapshotInput] {
    do {
      let loaded = try read(with: SnapshotReader.reprojecting(options), digest: digest)
      return [SnapshotInput(path: path, origin: .loaded(loaded))]
    } catch let several as SeveralDays {
      return several.inputs
    }
  }

  /// What is known of the date without reading: by the name, or by the list of an archive.
  var named: (date: CalendarDate?, instant: Instant?) {
    if case .layers(let set, _, _) = origin { return (set.date, nil) }
    if case .archived(let entry, _) = origin { return (entry.date, entry.publishedAt) }
    if case .loaded(let loaded) = origin, let date = loaded.snapshot.date {
      return (date, loaded.snapshot.publishedAt)
    }
    if case .day(let file, let index) = origin {
      return (file.days.days[index].date, file.days.days[index].publishedAt)
    }
    let named = InputList.Entry(path: path)
    return (named.date, named.instant)
  }

  /// Whether its digest is its own: the maps of several days in one file have one digest.
  var isWholeFile: Bool {
    switch origin {
    case .file, .held, .sample, .archived, .loaded: true
    case .converted(let file, _): file == path
    case .layers, .day: false
    }
  }

  /// The size of the file on the disk; 0 for what is no file, or is not there.
  var fileByteCount: Int {
    guard case .file = origin, !path.utf8.contains(0) else { return 0 }
    return (try? Stat(FilePath(path))).map { Int($0.size) } ?? 0
  }

  /// Where it is kept for other jobs, and as what; nil for what is no whole file, and where nothing is kept.
  private func cached(
    _ options: SnapshotReader.Options, digest: Bool
  ) -> (cache: SnapshotCache, key: SnapshotCache.Key)? {
    switch origin {
    case .file: break
    case .converted(let file, _) where file == path: break
    default: return nil
    }
    guard let cache = SnapshotCache.current,
      let key = SnapshotCache.Key(path, options, hasDigest: digest)
    else { return nil }
    return (cache, key)
  }

  /// The embedded sample, in the order of its dates.
  static var sample: [SnapshotInput] {
    EmbeddedData.sampleSnapshots.map { SnapshotInput(path: $0.name, origin: .sample($0)) }
  }

  /// Reads the snapshot, with the digest of its bytes if it is wanted.
  ///
  /// Throws a ``SeveralDays`` where it holds several.
  func read(with reader: SnapshotReader, digest wantsDigest: Bool) throws -> LoadedSnapshot {
    let kept = cached(reader.options, digest: wantsDigest)
    if let kept, let known = kept.cache[kept.key] { return known }
    if case .loaded(let loaded) = origin { return loaded }
    // It is kept as what it is converted to.
    if case .file = origin, let converted = try converted(reader.options) {
      return try converted.read(with: reader, digest: wantsDigest)
    }
    let (maps, digest) = try content(with: reader, digest: wantsDigest)
    let snapshot: Snapshot
    switch maps {
    case .one(let map): snapshot = map
    case .several(let days):
      throw SeveralDays(
        path: path, inputs: try DaysInFile(days, of: self, sha256: digest, reader).inputs)
    }
    var loaded = LoadedSnapshot(
      snapshot: snapshot,
      file: Provenance.File(snapshot, sha256: digest, sourceName: reader.options.name))
    if case .day(let file, _) = origin { loaded.noticeOfFile = file.notice }
    if let kept { kept.cache.keep(loaded, as: kept.key) }
    return loaded
  }

  /// Returns the maps, and the digest of the bytes if it is wanted.
  private func content(
    with reader: SnapshotReader, digest wantsDigest: Bool
  ) throws -> (maps: FileMaps, sha256: String?) {
    func sha256(_ bytes: UnsafeRawBufferPointer) -> String? {
      wantsDigest ? SHA256Digest(of: bytes).description : nil
    }
    switch origin {
    case .file:
      let (maps, digest) = try reader.maps(path: path, summary: sha256)
      return (maps, digest)
    case .held(let bytes): return (try reader.maps(bytes, path: path), bytes.withUnsafeBytes(sha256))
    case .sample(let file): return (try reader.maps(PaddedBytes(file.bytes), path: path), sha256(file.bytes))
    case .layers(let set, let files, let layers):
      let filled = try LayerInputs.filled(set, from: layers, ConversionSettings(reader.options))
      return (
        .one(try reader.read(layers: filled, path: path)), wantsDigest ? try Self.sha256(of: files) : nil
      )
    case .converted(let file, let layers):
      return (
        try reader.maps(converted: layers, path: path),
        wantsDigest ? try InputFile.read(file).withUnsafeBytes(sha256) : nil
      )
    case .archived(let entry, let store):
      return (.one(try Self.read(entry, of: store, path: path, with: reader.options)), entry.sha256)
    case .day(let file, let index):
      return (.one(try file.snapshot(ofDay: index, with: reader)), wantsDigest ? try file.digest() : nil)
    case .loaded(let loaded): return (.one(loaded.snapshot), loaded.file.sha256)
    }
  }

  /// The digest of several files: that of all of them one after the other.
  private static func sha256(of files: [String]) throws -> String {
    var all: [UInt8] = []
    for file in files { try InputFile.read(file).withUnsafeBytes { all.append(contentsOf: $0) } }
    return all.withUnsafeBytes { SHA256Digest(of: $0).description }
  }
}

/// A snapshot and what provenance says of its file.
struct LoadedSnapshot: Sendable {
  let snapshot: Snapshot
  let file: Provenance.File
  /// What is said once of a file that holds several maps.
  var noticeOfFile: Diagnostic?

  /// What the reader has to say about the file.
  var diagnostics: Diagnostics { Diagnostics(of: snapshot) }
}

/// Whether there is anything of that name.
func fileExists(atPath path: String) -> Bool {
  !path.utf8.contains(0) && (try? Stat(FilePath(path))) != nil
}
