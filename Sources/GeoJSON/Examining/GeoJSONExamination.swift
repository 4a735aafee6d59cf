public import GeoTypes

/// All faults of a GeoJSON file, and the part of it that could be read nevertheless.
public struct GeoJSONExamination: Sendable {
  /// A `bbox` member of four or six numbers.
  public struct BoxMember: Hashable, Sendable {
    /// Where in the document the member stands.
    public enum Level: Hashable, Sendable {
      /// In the root.
      case root
      /// In a feature.
      case feature
      /// In a geometry.
      case geometry
    }

    /// Where in the document the member stands.
    public var level: Level
    /// The feature that has the box; nil for the box of a collection.
    public var feature: Int?
    /// West, south, east and north as in the file; west may be greater than east across the antimeridian.
    public var box: Box
  }

  /// The part that could be read. Features whose geometry has a fault are included without it; elements that
  /// are no features are missing. Open rings are closed.
  public var document: GeoJSONDocument
  /// All faults in the order in which they were found: errors first, then oddities.
  public var faults: [GeoJSONFault]
  /// The `bbox` members of the document.
  public var boxes: [BoxMember]
  /// The indices of the features whose geometry could not be read.
  public var damagedFeatures: Set<Int>
  /// Whether the file was read to its end. If not, ``document`` is empty, and the only fault gives the
  /// reason.
  public var isReadable: Bool
  /// For each rule, how many faults are listed, and the index of the last of them.
  private var listed: [String: (count: Int, last: Int)] = [:]

  init(
    document: GeoJSONDocument = GeoJSONDocument(featureCount: 0), faults: [GeoJSONFault] = [],
    isReadable: Bool = true
  ) {
    self.document = document
    self.faults = faults
    self.isReadable = isReadable
    boxes = []
    damagedFeatures = []
  }
}

extension GeoJSONExamination {
  /// Lists a fault. Beyond ``GeoJSONReader/listedFaults`` of one rule, as in the records of a long sequence,
  /// it is counted in the last listed one.
  mutating func add(_ fault: GeoJSONFault) {
    let (count, last) = listed[fault.rule] ?? (0, 0)
    if count < GeoJSONReader.listedFaults {
      listed[fault.rule] = (count + 1, faults.count)
      faults.append(fault)
    } else {
      faults[last].occurrences += fault.occurrences
    }
  }

  /// An examination of a file of which nothing could be read.
  init(_ error: GeoJSONError) {
    self.init(
      faults: [
        GeoJSONFault(
          .error, rule: "not-geojson", isSyntax: true, message: error.message, location: error.location,
          advice: error.advice)
      ], isReadable: false)
  }
}
