/// The numbers of a change, without its borders.
public struct ChangeFigures: Hashable, Sendable {
  public let gainedSquareKilometers: Double
  public let lostSquareKilometers: Double
  public let netSquareKilometers: Double
  /// The number of edges in which the two borders differ.
  public let changedEdgeCount: Int

  /// Makes figures in square kilometres.
  ///
  /// - Parameter changedEdgeCount: 0 for a part of the land, whose edges are not counted.
  public init(gained: Double, lost: Double, net: Double, changedEdgeCount: Int = 0) {
    gainedSquareKilometers = gained
    lostSquareKilometers = lost
    netSquareKilometers = net
    self.changedEdgeCount = changedEdgeCount
  }

  public init(_ change: LandChange) {
    gainedSquareKilometers = change.gainedSquareKilometers
    lostSquareKilometers = change.lostSquareKilometers
    netSquareKilometers = change.netSquareKilometers
    changedEdgeCount = change.changedEdgeCount
  }
}
