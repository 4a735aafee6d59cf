public import FrontLine

/// A figure that is impossible however it was measured: negative, or larger than the whole that it is a part of.
///
/// It is never shown as a result. Every figure has bounds that cost next to nothing to check: a part is neither
/// negative nor larger than its whole. A figure outside its bounds is measured again in the slower way; if it is
/// still outside, this error is thrown in its place.
public struct ImpossibleFigure: Error, Hashable, Sendable, CustomStringConvertible {
  /// Which figure is impossible.
  public let figure: BoundedFigure
  /// The value that came out.
  public let squareMeters: Double
  /// The bounds, in square metres, before any tolerance.
  public let bounds: ClosedRange<Double>
  /// The file that the figure was measured in, as the user named it; nil if it is not known.
  public internal(set) var path: String?

  /// `FILE: the land in region "R" comes out as 90910.517 km², but can only be 0 to 279.241 km²`, in one line.
  public var description: String {
    let prefix = path.map { displayName(ofPath: $0) + ": " } ?? ""
    func text(_ squareMeters: Double) -> String { "\((squareMeters / 1e3).rounded() / 1e3)" }
    return "\(prefix)\(figure) comes out as \(text(squareMeters)) km², but can only be "
      + "\(text(bounds.lowerBound)) to \(text(bounds.upperBound)) km²"
  }

  /// Runs the measuring of a file, and names the file in the error.
  public static func inFile<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch var error as ImpossibleFigure {
      if error.path == nil { error.path = path }
      throw error
    }
  }
}

/// A figure that has bounds.
public enum BoundedFigure: Hashable, Sendable, CustomStringConvertible {
  /// Land of some features, overlaps counted once.
  case land
  /// Polygons that overlap, united.
  case union
  /// Land that was gained.
  case gained
  /// Land that was lost.
  case lost
  /// Gained less lost, less the difference of the two areas.
  case balance
  /// One patch of a kind.
  case patch(Patch.Kind)
  /// The sum of the patches of a kind, less the land that was gained or lost.
  case patchSum(Patch.Kind)
  /// Land in the region of a name.
  case region(String)
  /// Land in no region.
  case outsideRegions
  /// The sum of the regions and the land outside, less what it counts too often, less the whole.
  case regionSum
  /// Of a region, gained less lost, less the difference of the two areas.
  case regionBalance(String)
  /// Outside all regions, gained less lost, less the difference of the two areas.
  case outsideBalance
  /// Land that both maps have.
  case agreed
  /// What both maps have and what only one has, less all that this one has.
  case comparisonSum
  /// A part of the land that only one map has.
  case disagreement
  /// Land with one status before and another after; nil is free land.
  case transition(ControlStatus?, ControlStatus?)

  public var description: String {
    func status(_ status: ControlStatus?) -> String { status?.rawValue ?? "free" }
    switch self {
    case .land: return "the area of the land"
    case .union: return "the area of polygons that overlap, taken together,"
    case .gained: return "the gained land"
    case .lost: return "the lost land"
    case .balance: return "gained minus lost minus the change of the area"
    case .patch(let kind): return "a patch of \(kind.rawValue) land"
    case .patchSum(let kind): return "the sum of the patches of \(kind.rawValue) land minus all of it"
    case .region(let name): return "the land in region \(displayName(ofRegion: name))"
    case .outsideRegions: return "the land outside all regions"
    case .regionSum: return "the sum of the regions and the land outside minus all land"
    case .regionBalance(let name):
      return "gained minus lost minus the change of the area in region \(displayName(ofRegion: name))"
    case .outsideBalance: return "gained minus lost minus the change of the area outside all regions"
    case .agreed: return "the land that both maps have"
    case .comparisonSum:
      return "the land of both maps plus the land of one alone, minus all land of that one,"
    case .disagreement: return "a part of the land that only one map has"
    case .transition(let from, let to): return "the land that went from \(status(from)) to \(status(to))"
    }
  }
}

/// Returns the name in quotes, without what would break the line.
private func displayName(ofRegion name: String) -> String { "\"\(displayName(ofPath: name))\"" }
