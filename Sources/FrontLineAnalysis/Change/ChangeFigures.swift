/// The numbers of a change, without its borders.
public struct ChangeFigures: Hashable, Sendable {
  public let gainedSquareKilometers: Double
  public let lostSquareKilometers: Double
  public let netSquareKilometers: Double
  /// The number of edges in which the two borders differ.
  public let changedEdgeCount: Int

  /// The change of a part of the land, of which the edges are not counted.
  init(gained: Double, lost: Double, net: Double) {
    gainedSquareKilometers = gained
    lostSquareKilometers = lost
    netSquareKilometers = net
    changedEdgeCount = 0
  }

  public init(_ change: LandChange) {
    gainedSquareKilometers = change.gainedSquareKilometers
    lostSquareKilometers = change.lostSquareKilometers
    netSquareKilometers = change.netSquareKilometers
    changedEdgeCount = change.changedEdgeCount
  }
}
