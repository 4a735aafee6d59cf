extension SnapshotReader {
  /// How a snapshot is read: what the user says about the file.
  public struct Options: Hashable, Sendable {
    /// Nil: told by the content.
    public var source: Source?
    /// The status of every polygon of a generic file.
    public var status: ControlStatus?
    /// The property that holds the status of each feature of a generic file; goes before ``status``.
    public var statusProperty: String?
    /// Statuses by value: of the property in a generic file; of label, part of a label, i18n key or colour in
    /// a DeepState snapshot.
    public var mapping: StatusMapping
    /// Whether a feature without a status is left out with a warning, instead of being an error.
    public var skipUnclassified: Bool
    /// The day of the map, whatever the file says.
    public var date: CalendarDate?
    /// The coordinate reference system of the coordinates, whatever the file says: a code such as `EPSG:32637`,
    /// a PROJ string or WKT. Heeded by the reader's ``SnapshotReader/reprojection``; nil: as the file says.
    public var crs: String?
    /// Files larger than this are refused, in bytes; for gzip, the compressed size.
    public var maximumBytes: Int

    /// Two gibibytes: far more than any map of this kind, and less than the memory of most machines.
    public static let defaultMaximumBytes = 1 << 31

    public init(
      source: Source? = nil,
      status: ControlStatus? = nil,
      statusProperty: String? = nil,
      mapping: StatusMapping = [:],
      skipUnclassified: Bool = false,
      date: CalendarDate? = nil,
      crs: String? = nil,
      maximumBytes: Int = defaultMaximumBytes
    ) {
      self.source = source
      self.status = status
      self.statusProperty = statusProperty
      self.mapping = mapping
      self.skipUnclassified = skipUnclassified
      self.date = date
      self.crs = crs
      self.maximumBytes = maximumBytes
    }

    /// Whether the user says how statuses are told in a generic file.
    public var givesStatuses: Bool { status != nil || statusProperty != nil }

    /// The members of a root without "type" that may hold the FeatureCollection: that of the source that the user
    /// names, and those of the built-in ones.
    public var collectionMembers: [String] {
      let own = source?.rules.collectionMember
      return (own.map { [$0] } ?? []) + Source.collectionMembers.filter { $0 != own }
    }
  }
}
