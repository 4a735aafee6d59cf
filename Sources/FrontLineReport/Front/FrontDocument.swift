import FrontLine
public import FrontLineAnalysis
public import GeoJSON
import GeoTypes

/// What `frontline front` says: the front of a snapshot, or of two and how it moved.
public struct FrontDocument: TextDocument, Sendable {
  public struct Side: Sendable {
    public var file: Provenance.File
    public var front: Front

    public init(file: Provenance.File, front: Front) {
      self.file = file
      self.front = front
    }
  }

  /// The file of the state border and coast.
  public struct Border: Hashable, Sendable {
    public var path: String
    public var toleranceMeters: Double

    public init(path: String, toleranceMeters: Double) {
      self.path = path
      self.toleranceMeters = toleranceMeters
    }
  }

  /// One, or the earlier and the later.
  public var sides: [Side]
  public var border: Border?
  public var sector: Box?
  /// Nil for one snapshot, and where the sector holds nothing of the earlier front.
  public var displacement: FrontDisplacement?
  public var provenance: Provenance

  public init(
    sides: [Side], border: Border?, sector: Box? = nil, displacement: FrontDisplacement? = nil,
    provenance: Provenance
  ) {
    self.sides = sides
    self.border = border
    self.sector = sector
    self.displacement = displacement
    self.provenance = provenance
  }

  /// `DeepState, 2025-08-12 (file date): front of 1,153 km …`.
  public var sentence: String {
    guard let first = sides.first, let last = sides.last else { return "" }
    let language = provenance.language
    let figure = provenance.words.front(
      sides.map(\.front.kilometers), withoutBorder: border != nil, mean: displacement?.meanKilometers,
      isSector: sector != nil)
    return sides.count == 1
      ? provenance.sentence(dates: language.date(first.file.date), several: false, figure: figure)
      : provenance.sentence(
        dates: language.dates(from: first.file.date, to: last.file.date), figure: figure)
  }

  /// The lines of the front as features, and the largest displacements as lines between their ends.
  public func geoJSON(_ options: GeoJSONWriter.Options = .init()) throws(GeoJSONError) -> [UInt8] {
    var features: [GeoJSONFeature] = []
    for side in sides {
      for line in side.front.lines {
        features.append(
          GeoJSONFeature(
            geometry: .lineString(line),
            properties: [
              "kind": "front", "path": .string(side.file.path),
              "date": side.file.date.map { .string($0.description) } ?? .null,
            ], index: features.count))
      }
    }
    let extremes = [
      ("largest-advance", displacement?.largestAdvance), ("largest-retreat", displacement?.largestRetreat),
    ]
    for case (let kind, let extreme?) in extremes {
      features.append(
        GeoJSONFeature(
          geometry: .lineString(LineString([extreme.before, extreme.after])),
          properties: ["kind": .string(kind), "km": .number(extreme.kilometers)], index: features.count))
    }
    return try GeoJSONWriter(options: options).featureCollection(
      features, members: ["sentence": .string(sentence)])
  }
}

extension SentenceWords {
  /// `front of 1,153 km, state border and coast left out; it moved by 0.12 km on average`.
  func front(_ lengths: [Double], withoutBorder: Bool, mean: Double?, isSector: Bool) -> String {
    let texts = lengths.map { kilometers($0, decimals: decimalsNeeded(by: $0, significant: 3)) }
    let numbers = texts.joined(separator: say(" and then ", ", потім "))
    var text = say(
      withoutBorder
        ? "front of \(numbers), state border and coast left out"
        : "outline of \(numbers), coast and state border in it",
      withoutBorder
        ? "лінія фронту \(numbers) без державного кордону та узбережжя"
        : "межа \(numbers) разом з узбережжям та державним кордоном")
    if let mean {
      let number = kilometers(mean, decimals: max(2, decimalsNeeded(by: mean, significant: 2)))
      text += say(
        ", moved by \(number) on average\(isSector ? " in the sector" : "")",
        ", у середньому зсув \(number)\(isSector ? " на ділянці" : "")")
    }
    return text
  }
}
