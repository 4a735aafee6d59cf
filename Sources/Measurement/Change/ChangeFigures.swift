/// The numbers of a change, without its borders.
public struct ChangeFigures: Hashable, Sendable {
  /// The land that was gained.
  public let gainedSquareKilometers: Double
  /// The land that was lost.
  public let lostSquareKilometers: Double
  /// The area after less the area before.
  public let netSquareKilometers: Double
  /// The number of edges in which the two borders differ.
  public let changedEdgeCount: Int
  /// The number of those edges that bound no land that changed hands.
  public let redrawnEdgeCount: Int

  /// The figures of a part in which nothing changed.
  public static let zero = ChangeFigures(gained: 0, lost: 0, net: 0)

  /// Whether land was gained or lost.
  public var isOfLand: Bool { gainedSquareKilometers > 0 || lostSquareKilometers > 0 }

  /// Makes figures in square kilometres.
  ///
  /// Whether the source drew its border anew: at least a hundred edges, and half of those in which the borders differ,
  /// bound no land that changed hands.
  public var isRedrawn: Bool { redrawnEdgeCount >= 100 && 2 * redrawnEdgeCount >= changedEdgeCount }

  /// The counts of edges are 0 for a part of the land, whose edges are not counted.
  public init(
    gained: Double, lost: Double, net: Double, changedEdgeCount: Int = 0, redrawnEdgeCount: Int = 0
  ) {
    gainedSquareKilometers = gained
    lostSquareKilometers = lost
    netSquareKilometers = net
    self.changedEdgeCount = changedEdgeCount
    self.redrawnEdgeCount = redrawnEdgeCount
  }

  /// Takes the figures of a measured change, without its borders.
  public init(_ change: LandChange) {
    gainedSquareKilometers = change.gainedSquareKilometers
    lostSquareKilometers = change.lostSquareKilometers
    netSquareKilometers = change.netSquareKilometers
    changedEdgeCount = change.changedEdgeCount
    redrawnEdgeCount = change.redrawnEdgeCount
  }
}
