public import GeoJSON

/// A file of one layer, or of one page of it.
public struct LayerFile: Sendable {
  /// The path of the file; its last component names the layer.
  public var path: String
  /// The bytes of the file where it was converted from another format; nil to read the path.
  public var bytes: [UInt8]?
  /// Returns the bytes of a member of an archive, unpacked when it is read; nil where there is nothing to unpack.
  public var unpack: (@Sendable () throws(InputError) -> [UInt8])?
  /// The coordinate reference system that applies where the GeoJSON has no `crs`, as a converted format
  /// states it: a code or WKT.
  public var referenceSystem: String?
  /// Whether the bytes were made of another format: then their lines are not those of a file that the user has.
  public var isConverted: Bool
  /// Notices about the conversion.
  public var notices: [String]

  /// Creates a layer's file.
  public init(
    path: String, bytes: [UInt8]? = nil, unpack: (@Sendable () throws(InputError) -> [UInt8])? = nil,
    referenceSystem: String? = nil, isConverted: Bool = false,
    notices: [String] = []
  ) {
    self.path = path
    self.bytes = bytes
    self.unpack = unpack
    self.referenceSystem = referenceSystem
    self.isConverted = isConverted
    self.notices = notices
  }

  /// Returns the bytes, unpacked where need be; nil where only the path is known. Throws where they can't be unpacked.
  public func content() throws(InputError) -> [UInt8]? {
    if let bytes { return bytes }
    return try unpack?()
  }

  /// Whether only the path of the layer is known.
  public var isUnread: Bool { bytes == nil && unpack == nil }

  /// Adds the reference system and the notices to a document that was read from this file.
  public func complete(_ document: inout GeoJSONDocument) {
    if document.crs == nil, let referenceSystem { document.crs = .named(referenceSystem) }
    document.warnings += notices.map { GeoJSONWarning(message: $0) }
  }

  /// Returns the error without bytes and lines of a converted text, which is no file that the user has.
  func inFileOfUser(_ error: InputError) -> InputError {
    guard isConverted else { return error }
    var error = error
    (error.location.byteOffset, error.location.line, error.location.column) = (nil, nil, nil)
    return error
  }
}

extension Snapshot {
  /// Joins snapshots of single layers, and of pages of them, into the snapshot of one day.
  ///
  /// The date is that of the control layer, else of the layer edited last. Land occupied before 2022 never
  /// changes and does not date a map.
  public init(joining layers: [Snapshot], path: String) {
    let pages = layers.sorted { left, right in
      let (a, b) = (left.datingRank, right.datingRank)
      return a != b ? a < b : left.path.precedesByBytes(right.path)
    }
    let dated =
      pages.filter { $0.datingRank == pages.first?.datingRank && $0.date != nil }
      .max { ($0.date ?? .earliest) < ($1.date ?? .earliest) } ?? pages.first { $0.date != nil }
    self.init(
      path: path, source: .isw, date: dated?.date, dateOrigin: dated?.dateOrigin,
      publishedAt: dated?.publishedAt, fileDate: dated?.fileDate)
    for page in pages {
      features += page.features
      strays += page.strays
      warnings += page.warnings
      documentWarnings += page.documentWarnings
    }
  }

  /// The precedence of a layer for dating the map: control, then other assessments, then claims.
  private var datingRank: Int {
    switch features.first?.status {
    case .occupied: 0
    case .advance, .infiltration: 1
    case .claimed, .counteroffensive: 2
    default: 3
    }
  }
}

extension SnapshotReader {
  /// Reads the layers of one day as one snapshot of ISW.
  ///
  /// Throws where a file can't be read, is not GeoJSON of polygons in degrees, or is a layer whose status is
  /// unknown.
  public func read(layers: [LayerFile], path: String) throws(InputError) -> Snapshot {
    var byLayer: [String: [(page: Int, file: LayerFile)]] = [:]
    var leftOut: [String] = []
    for file in layers {
      let name = LayerName(path: file.path)
      if let rule = name.rule, rule.status == nil, !options.mapping.names(name) {
        leftOut.append(name.text)
        continue
      }
      let (layer, page) = LayerName(path: file.path).layerAndPage
      byLayer[layer, default: []].append((page, file))
    }
    var snapshots: [Snapshot] = []
    for key in byLayer.keys.sorted() {
      let pages = (byLayer[key] ?? []).sorted { left, right in
        left.page != right.page
          ? left.page < right.page
          : left.file.path.precedesByBytes(right.file.path)
      }.map(\.file)
      var documents: [GeoJSONDocument] = []
      for page in pages { documents.append(try document(of: page)) }
      snapshots.append(try layer(documents, pages: pages, options: options))
    }
    var snapshot = Snapshot(joining: snapshots, path: path)
    if !leftOut.isEmpty {
      snapshot.warnings.append(
        Diagnostic(
          .skippedUnclassified, severity: .notice, path: path,
          message: "left out, as \(leftOut.count == 1 ? "it shows" : "they show") no control of land: "
            + Wording(leftOut.sorted().map { printable($0) }.joined(separator: ", "))))
    }
    return snapshot
  }

  /// Builds the snapshot of one layer from its pages, in the order of their names.
  private func layer(
    _ documents: [GeoJSONDocument], pages: [LayerFile], options: Options
  ) throws(InputError) -> Snapshot {
    var own = options
    own.source = .isw
    // Features of a layer have the times of their edits.
    own.dates = .ignore
    guard var joined = documents.first, let first = pages.first else {
      return Snapshot(path: "", source: .isw)
    }
    for document in documents.dropFirst() {
      joined.append(document)
      // The last page says whether there are more pages.
      joined.members["exceededTransferLimit"] = document.members["exceededTransferLimit"]
      joined.members["properties"] = document.members["properties"]
    }
    return try SnapshotBuilder(document: joined, path: first.path, options: own, memory: memory)
      .build().single(path: first.path)
  }
}
