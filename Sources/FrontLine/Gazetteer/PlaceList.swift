public import GeoTypes

/// A list of places, each of which is made when it is asked for.
///
/// The library comes with thousands of places, of which a job needs a handful: a list of them is searched by position
/// and by name without making them all.
public struct PlaceList: RandomAccessCollection, Hashable, Sendable {
  /// The places that come with the library; they come first.
  private var table: PlaceTable?
  private var others: [Place]

  /// Creates a list of settlements.
  public init(_ places: some Sequence<Place>) { others = Array(places) }

  init(_ table: PlaceTable) { (self.table, others) = (table, []) }

  private var tableCount: Int { table?.count ?? 0 }

  public var startIndex: Int { 0 }
  public var endIndex: Int { tableCount + others.count }

  /// The settlement at an index.
  public subscript(index: Int) -> Place {
    if let table, index < table.count { return table.place(index) }
    return others[index - tableCount]
  }

  /// Returns the position of a place. Complexity: O(1), with a small factor.
  public func coordinate(at index: Int) -> Coordinate {
    if let table, index < table.count { return table.coordinates[index] }
    return others[index - tableCount].coordinate
  }

  /// Returns whether a place is a city or a town; see ``Place/isTown``.
  public func isTown(at index: Int) -> Bool {
    if let table, index < table.count { return table.isTown(index) }
    return others[index - tableCount].isTown
  }

  /// Appends settlements.
  public mutating func append(contentsOf places: some Sequence<Place>) { others += places }

  public static func == (left: PlaceList, right: PlaceList) -> Bool { left.elementsEqual(right) }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for place in self { hasher.combine(place) }
  }
}

extension Place {
  /// Whether it is a city or a town.
  public var isTown: Bool { kind == "city" || kind == "town" }
}

extension PlaceList: NamedItems {
  func hasName(
    at index: Int, among most: Int, ofBytes mayPass: (UnsafeBufferPointer<UInt8>) -> Bool,
    where passes: (String) -> Bool
  ) -> Bool {
    if let table, index < table.count {
      return table.hasName(of: index, among: most, ofBytes: mayPass, where: passes)
    }
    return others[index - tableCount].allNames.prefix(most).contains(where: passes)
  }
}
