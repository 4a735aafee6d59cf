/// The numbers of a change, without its borders.
public struct ChangeFigures: Hashable, Sendable {
  public let gainedSquareKilometers: Double
  public let lostSquareKilometers: Double
  public let netSquareKilometers: Double
  /// The number of edges in which the two borders differ.
  public let changedEdgeCount: Int

  public init(_ change: LandChange) {
    gainedSquareKilometers = change.gainedSquareKilometers
    lostSquareKilometers = change.lostSquareKilometers
    netSquareKilometers = change.netSquareKilometers
    changedEdgeCount = change.changedEdgeCount
  }
}
