extension SnapshotReader {
  /// The settings for reading a snapshot: what the user states about the file.
  public struct Options: Hashable, Sendable {
    /// The source; nil to recognise it by the content.
    public var source: Source?
    /// The status of every polygon of a generic file.
    public var status: ControlStatus?
    /// The property that holds the status of each feature of a generic file; takes precedence over
    /// ``status``.
    public var statusProperty: String?
    /// Statuses by value: in a generic file values of the property; in a DeepState snapshot a label, a part
    /// of a label, an i18n key or a colour.
    public var mapping: StatusMapping
    /// Whether a feature without a status is left out with a warning, instead of causing an error.
    public var skipUnclassified: Bool
    /// The day of the map, whatever the file says.
    public var date: CalendarDate?
    /// The property that states the day of each feature; nil: found.
    public var dateProperty: String?
    /// The order of day and month in dates such as `12/08/2025`; nil: told by the other dates of the file.
    public var dateOrder: DateOrder?
    /// What features of several days mean; nil: told by the land.
    public var dates: DaysMeaning?
    /// The coordinate reference system of the coordinates, whatever the file says: a code such as
    /// `EPSG:32637`, a PROJ string or WKT. Nil: as the file states. ``SnapshotReader/reprojection`` applies
    /// it.
    public var crs: String?
    /// The encoding of the texts of shapefiles and tables, whatever they say: `windows-1251`. Nil: told by the
    /// bytes. Who converts files applies it.
    public var encoding: String?
    /// How the source is called in print; nil: by its own name.
    public var name: String?
    /// The size in bytes above which files are refused; for gzip, the compressed size.
    public var maximumBytes: Int

    /// Two gibibytes, which is far more than any map of this kind and less than the memory of most machines.
    public static let defaultMaximumBytes = 1 << 31

    /// Creates options; without arguments, those of the command line.
    public init(
      source: Source? = nil,
      status: ControlStatus? = nil,
      statusProperty: String? = nil,
      mapping: StatusMapping = [:],
      skipUnclassified: Bool = false,
      date: CalendarDate? = nil,
      dateProperty: String? = nil,
      dateOrder: DateOrder? = nil,
      dates: DaysMeaning? = nil,
      crs: String? = nil,
      encoding: String? = nil,
      name: String? = nil,
      maximumBytes: Int = defaultMaximumBytes
    ) {
      self.source = source
      self.status = status
      self.statusProperty = statusProperty
      self.mapping = mapping
      self.skipUnclassified = skipUnclassified
      self.date = date
      self.dateProperty = dateProperty
      self.dateOrder = dateOrder
      self.dates = dates
      self.crs = crs
      self.encoding = encoding
      self.name = name
      self.maximumBytes = maximumBytes
    }

    /// Whether the user states how a generic file gives statuses.
    public var givesStatuses: Bool { status != nil || statusProperty != nil }

    /// The names of members that may hold the FeatureCollection in a root without "type": that of the stated
    /// source, and those of the built-in ones.
    public var collectionMembers: [String] {
      let own = source?.rules.collectionMember
      return (own.map { [$0] } ?? []) + Source.collectionMembers.filter { $0 != own }
    }
  }
}
