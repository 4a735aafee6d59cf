internal import GeoJSON
internal import GeoTypes

/// The places of the embedded gazetteer: a table of tab-separated texts with a header, one line for each place.
///
/// Its fields are found in one pass, and the positions are read. All else is read of those places alone that are asked
/// for: a search among thousands makes the texts of few.
struct PlaceTable: Sendable {
  /// The columns that are read.
  enum Column: Int, CaseIterable {
    case name, nameUk, aliases, kind, region, regionUk, near, longitude, latitude, uncertainty, population,
      geonames,
      code

    var title: String {
      switch self {
      case .name: "name"
      case .nameUk: "name_uk"
      case .aliases: "aliases"
      case .kind: "kind"
      case .region: "region"
      case .regionUk: "region_uk"
      case .near: "near"
      case .longitude: "lon"
      case .latitude: "lat"
      case .uncertainty: "uncertainty_m"
      case .population: "population"
      case .geonames: "geonames"
      case .code: "katottg"
      }
    }
  }

  private let bytes: [UInt8]
  /// Where each column stands, by its raw value; nil where the table has no such column.
  private let columns: [Int?]
  /// The number of columns in the header.
  private let width: Int
  /// Where the fields of the places begin, line by line, and one past the end of each line.
  private let starts: [Int32]
  /// The positions of the places.
  private(set) var coordinates: [Coordinate]

  var count: Int { coordinates.count }

  /// Finds the places of a table. Throws where a line lacks a name or a position, which would be a fault of the build.
  init(_ table: UnsafeRawBufferPointer, path: String) throws(InputError) {
    let bytes = Array(table)
    let header = bytes.prefix { $0 != UInt8(ascii: "\n") }
    let titles = String(decoding: header, as: UTF8.self).split(
      separator: "\t", omittingEmptySubsequences: false)
    let width = titles.count
    self.bytes = bytes
    self.width = width
    columns = Column.allCases.map { column in titles.firstIndex { $0 == column.title } }
    starts = bytes.withUnsafeBufferPointer {
      Self.fieldStarts(in: $0, from: header.count + 1, width: width)
    }
    self.coordinates = []
    var coordinates: [Coordinate] = []
    let count = starts.count / (width + 1)
    coordinates.reserveCapacity(count)
    for place in 0..<count {
      guard field(.name, of: place) != nil, let longitude = number(.longitude, of: place),
        let latitude = number(.latitude, of: place)
      else {
        throw InputError(
          .badData, path: path, message: "line \(place + 2) is no place", advice: "build the table again")
      }
      coordinates.append(Coordinate(x: longitude, y: latitude))
    }
    self.coordinates = coordinates
  }

  /// Finds the fields of each line. Those that a line lacks are empty, at its end; those that it has too many are not
  /// read.
  private static func fieldStarts(
    in bytes: UnsafeBufferPointer<UInt8>, from first: Int, width: Int
  ) -> [Int32] {
    var starts: [Int32] = []
    starts.reserveCapacity((bytes.count / 128 + 1) * (width + 1))
    var position = first
    while position < bytes.count {
      let line = starts.count
      starts.append(Int32(truncatingIfNeeded: position))
      while position < bytes.count, bytes[position] != UInt8(ascii: "\n") {
        if bytes[position] == UInt8(ascii: "\t"), starts.count - line <= width {
          starts.append(Int32(truncatingIfNeeded: position + 1))
        }
        position += 1
      }
      // The field after the last one would begin behind the end of the line.
      position += 1
      while starts.count - line <= width { starts.append(Int32(truncatingIfNeeded: position)) }
    }
    return starts
  }

  /// Returns the bytes of a field; nil where it is empty, or the table has no such column.
  func field(_ column: Column, of place: Int) -> Range<Int>? {
    guard let index = columns[column.rawValue] else { return nil }
    let first = place * (width + 1) + index
    let (start, end) = (Int(starts[first]), Int(starts[first + 1]) - 1)
    return start < end ? start..<end : nil
  }

  func text(_ field: Range<Int>) -> String {
    bytes.withUnsafeBufferPointer {
      String(decoding: UnsafeBufferPointer(rebasing: $0[field]), as: UTF8.self)
    }
  }

  private func text(_ column: Column, of place: Int) -> String? { field(column, of: place).map { text($0) } }

  /// Reads a number. One of few digits is a whole number over a power of ten, both of them exact, so that their
  /// quotient is the nearest double (W. D. Clinger, "How to read floating point numbers accurately", 1990).
  private func number(_ column: Column, of place: Int) -> Double? {
    guard let field = field(column, of: place) else { return nil }
    let short: Double? = bytes.withUnsafeBufferPointer { bytes in
      var (digits, decimals, isFraction) = (0, 0, false)
      for index in field {
        switch bytes[index] {
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
          digits = digits &* 10 &+ Int(bytes[index] - UInt8(ascii: "0"))
          if isFraction { decimals += 1 }
        case UInt8(ascii: ".") where !isFraction && index > field.lowerBound: isFraction = true
        default: return nil
        }
      }
      let isShort = field.count <= 15 && (decimals > 0 || !isFraction)
      return isShort ? Double(digits) / Self.powersOfTen[decimals] : nil
    }
    return short ?? Double(text(field))
  }

  private static let powersOfTen = (0...15).map { (0..<$0).reduce(1.0) { power, _ in power * 10 } }

  /// Whether a place is a city or a town.
  func isTown(_ place: Int) -> Bool {
    guard let kind = field(.kind, of: place) else { return false }
    return bytes[kind].elementsEqual("town".utf8) || bytes[kind].elementsEqual("city".utf8)
  }

  /// Makes a place.
  func place(_ index: Int) -> Place {
    Place(
      name: text(.name, of: index) ?? "", nameUk: text(.nameUk, of: index),
      aliasList: text(.aliases, of: index) ?? "", kind: text(.kind, of: index),
      region: text(.region, of: index), regionUk: text(.regionUk, of: index), near: text(.near, of: index),
      coordinate: coordinates[index], uncertaintyMeters: number(.uncertainty, of: index),
      population: text(.population, of: index).flatMap { Int($0) },
      geonamesID: text(.geonames, of: index).flatMap { Int($0) }, code: text(.code, of: index))
  }
}

extension PlaceTable {
  /// Returns whether a name of the place passes the tests; see ``Place/allNames`` for their order. A name becomes a text
  /// only where its bytes pass.
  ///
  /// - Parameter most: How many names are looked at, from the first.
  func hasName(
    of place: Int, among most: Int, ofBytes mayPass: (UnsafeBufferPointer<UInt8>) -> Bool,
    where passes: (String) -> Bool
  ) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var rest = most
      /// Returns whether the search is over.
      func tries(_ field: Range<Int>) -> Bool {
        rest -= 1
        return mayPass(UnsafeBufferPointer(rebasing: bytes[field])) && passes(text(field))
      }
      guard let name = field(.name, of: place), most > 0 else { return false }
      let bare = bareName(name, bytes)
      if tries(bare) { return true }
      if rest > 0, let ukrainian = field(.nameUk, of: place), tries(ukrainian) { return true }
      if rest > 0, bare != name, tries(name) { return true }
      guard rest > 0, let aliases = field(.aliases, of: place) else { return false }
      var start = aliases.lowerBound
      for end in aliases.lowerBound...aliases.upperBound
      where end == aliases.upperBound || bytes[end] == UInt8(ascii: "|") {
        if start < end, rest > 0, tries(start..<end) { return true }
        start = end + 1
      }
      return false
    }
  }

  /// Returns the name without a bracket, as ``Place/bareName`` does.
  private func bareName(_ name: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    for index in name.dropLast()
    where bytes[index] == UInt8(ascii: " ") && bytes[index + 1] == UInt8(ascii: "(") {
      return name.lowerBound..<index
    }
    return name
  }
}

extension Gazetteer {
  /// Reads the places of a table and the roads of a GeoJSON file. The paths appear in errors.
  public init(placesTable: UnsafeRawBufferPointer, roadsGeoJSON: [UInt8]) throws(InputError) {
    self.init(
      places: PlaceList(try PlaceTable(placesTable, path: "places")),
      roads: try Self.roads(in: Self.document(roadsGeoJSON, path: "roads"), path: "roads"))
  }
}
