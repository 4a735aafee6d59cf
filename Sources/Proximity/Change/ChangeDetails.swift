import FrontLine
public import Measurement

/// The details of a change beside its figures: patches, transitions and settlements. They take more work than the
/// figures.
public struct ChangeDetails: Sendable {
  /// The patches, the largest first.
  public let patches: PatchReport
  /// What became of the land of each status.
  public let transitions: TransitionMatrix
  /// The settlements whose status is another.
  public let settlements: [SettlementChange]
  /// The number of places that were looked at for ``settlements``.
  public let placeCount: Int

  /// Finds the details. Both surveys must be of this surveyor; `change` must run from `land`, a land of `before`, to
  /// a land of `after`.
  ///
  /// Throws if features overlap and can't be united, if borders still cross after many rounds, if the earth model
  /// can't measure an edge, and if a figure is impossible.
  ///
  /// - Parameter sliver: The area in square kilometres below which patches are reported together.
  public init(
    of change: LandChange, from land: Land, before: Survey, after: Survey, surveyor: Surveyor,
    places: IndexedPlaces, sliverSquareKilometers sliver: Double
  ) throws {
    let (early, late) = (try before.statusLands(), try after.statusLands())
    patches = try surveyor.patchReport(
      of: change, before: land, places: places, sliverSquareKilometers: sliver)
    transitions = try surveyor.transitions(from: early, to: late)
    settlements = surveyor.settlements(of: places.list, changedFrom: early, to: late)
    placeCount = places.list.count
  }
}
