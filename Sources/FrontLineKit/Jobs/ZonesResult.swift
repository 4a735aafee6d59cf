import EdgeChains
public import FrontLine
public import GeoTypes
public import Measurement
public import Proximity

/// The zones around territory on one map or several, and the settlements in them.
public struct ZonesResult: JobResult {
  /// A zone on one map.
  public struct ZoneFigures: Sendable {
    /// The zone.
    public let zone: Zone
    /// How many of the places lie in it.
    public let placeCount: Int
    /// Its land; nil unless it was asked for.
    public let land: ZoneLand?
  }

  /// The land of a zone.
  public struct ZoneLand: Sendable {
    package let boundary: EdgeChain
    /// The area of the land.
    public let squareKilometers: Double
    /// The land by region, where regions were asked for.
    public let divided: DividedArea?

    /// The land as valid polygons.
    public var polygons: [Polygon] { boundary.polygons() }
  }

  /// A place in a zone or in the territory, on one map.
  public struct ZonedPlace: Sendable {
    /// The settlement.
    public let place: Place
    /// The shortest distance from the territory; 0 in it.
    public let kilometers: Double
    /// The distance from the border of the territory, on either side.
    public let borderKilometers: Double?
    /// The direction from the place to the territory, in degrees clockwise from north; nil in it.
    public let bearingDegrees: Double?
    /// Nil in the territory where zones lie around it alone, or deeper in it than they reach.
    public let zone: Zone?
    /// The status of the land at its centre; nil for free land.
    public let status: ControlStatus?
    /// The date of the map on which it was in this zone first, and has been since; nil if that is the first map.
    public let since: CalendarDate?
    /// Whether the centre is known less well than it is far from the border of its zone.
    public let isDoubtful: Bool
  }

  /// The zones on one map.
  public struct Entry: Sendable {
    /// The file of the map.
    public let file: Provenance.File
    /// The area of the territory, its gaps closed.
    public let territorySquareKilometers: Double
    /// How many of the places lie in the territory.
    public let territoryPlaceCount: Int
    /// The zones, from the deepest in the territory to the farthest from it.
    public let zones: [ZoneFigures]
    /// The places in the territory and in the zones, those nearest to its border first; of several maps, those of the
    /// last. Nil for the others.
    public let places: [ZonedPlace]?
  }

  /// A place that is in another zone than on the map before.
  public struct Crossing: Sendable {
    /// The settlement.
    public let place: Place
    /// The day of the map on which it is in another zone.
    public let date: CalendarDate?
    /// The day of the map before.
    public let previousDate: CalendarDate?
    /// Nil beyond the zones.
    public let from: Whereabouts?
    /// Where it is on this map; nil beyond the zones.
    public let to: Whereabouts?
    /// The distance from the territory on the map before and on this one; nil beyond the zones.
    public let previousKilometers: Double?
    /// The distance from the territory on this map; nil beyond the zones.
    public let kilometers: Double?

    /// In a zone, or in the territory where it has none.
    public enum Whereabouts: Hashable, Sendable {
      /// In the territory.
      case territory
      /// In a zone.
      case zone(Zone)
    }

    /// Whether the territory came nearer to the place.
    public var isCloser: Bool { rank(to) < rank(from) }

    private func rank(_ whereabouts: Whereabouts?) -> Double {
      switch whereabouts {
      case nil: .infinity
      case .territory?: -.infinity
      case .zone(let zone)?: zone.side == .free ? zone.toKilometers : -zone.fromKilometers - 1
      }
    }
  }

  /// From the deepest in the territory to the farthest from it.
  public let zones: [Zone]
  /// The maps, in the order of their days.
  public let entries: [Entry]
  /// In the order of the maps, then of the gazetteer; empty for a single map.
  public let crossings: [Crossing]
  /// How many places are known.
  public let placeCount: Int
  /// Whether the places are settlements of Ukraine, of which the number is known.
  public let isOfficial: Bool
  /// The file of the places; nil for those that come with the library.
  public let placesPath: String?
  /// The properties of places that are carried along.
  public let carried: [String]
  /// The regions by which land is divided; nil where none were asked for.
  public let regions: (regions: [Region], source: RegionSource)?
  /// Whether zones are cut to a file.
  public let isClipped: Bool
  public let diagnostics: Diagnostics
  public let provenance: Provenance
}
