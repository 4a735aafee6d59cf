public import FrontLine

/// A list of places that is ready for the search of the nearest one, of all and of the towns.
///
/// The index of a few thousand places takes as long as a small change: one is made once and handed on.
public struct IndexedPlaces: Sendable {
  /// The places.
  public let list: PlaceList
  /// An index of all of them.
  public let all: PlaceIndex
  /// The cities and towns.
  public let towns: PlaceIndex

  /// Indexes the places of a list.
  ///
  /// Complexity: O(*n* log *n*) in the places.
  public init(_ list: PlaceList) {
    self.list = list
    all = PlaceIndex(list)
    towns = PlaceIndex(townsOf: list)
  }
}
