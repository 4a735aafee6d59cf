public import GeoTypes

/// All that is wrong with a GeoJSON file, and what could be read of it all the same.
public struct GeoJSONExamination: Sendable {
  /// A `bbox` member of four or six numbers.
  public struct BoxMember: Hashable, Sendable {
    public enum Level: Hashable, Sendable { case root, feature, geometry }

    public var level: Level
    /// The feature, where it is not that of a collection.
    public var feature: Int?
    /// West, south, east and north as they stand; west may be greater than east across the antimeridian.
    public var box: Box
  }

  /// What could be read: features whose geometry has a fault stand there without it, those that are no features
  /// at all are missing. Open rings are closed.
  public var document: GeoJSONDocument
  /// In the order in which they were found: faults first, then what is odd.
  public var faults: [GeoJSONFault]
  public var boxes: [BoxMember]
  /// The features whose geometry could not be read.
  public var damagedFeatures: Set<Int>
  /// Whether the file was read to its end; else ``document`` is empty, and the one fault says why.
  public var isReadable: Bool
  /// How many of a rule are listed, and where the last of them is.
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
  /// Lists a fault; beyond ``GeoJSONReader/listedFaults`` of one rule, as in the records of a long sequence, it is
  /// counted in the last of them.
  mutating func add(_ fault: GeoJSONFault) {
    let (count, last) = listed[fault.rule] ?? (0, 0)
    if count < GeoJSONReader.listedFaults {
      listed[fault.rule] = (count + 1, faults.count)
      faults.append(fault)
    } else {
      faults[last].occurrences += fault.occurrences
    }
  }

  /// Nothing could be read.
  init(_ error: GeoJSONError) {
    self.init(
      faults: [
        GeoJSONFault(
          .error, rule: "not-geojson", isSyntax: true, message: error.message, place: error.place,
          advice: error.advice)
      ], isReadable: false)
  }
}
