public import FrontLine
public import Measurement

/// What a change consists of, beside how much it is: more work than the figures themselves.
public struct ChangeDetails: Sendable {
  public let patches: PatchReport
  public let transitions: TransitionMatrix
  public let settlements: [SettlementChange]

  /// Both surveys must be of this surveyor, and `change` be from `land`, a land of `before`, to one of `after`.
  ///
  /// - Parameter sliver: Below how many square kilometres a patch is told with the others of its size.
  public init(
    of change: LandChange, from land: Land, before: Survey, after: Survey, surveyor: Surveyor,
    gazetteer: Gazetteer, sliverSquareKilometers sliver: Double
  ) throws {
    let (early, late) = (try before.statusLands(), try after.statusLands())
    patches = try surveyor.patchReport(
      of: change, before: land, gazetteer: gazetteer, sliverSquareKilometers: sliver)
    transitions = try surveyor.transitions(from: early, to: late)
    settlements = surveyor.settlements(of: gazetteer, changedFrom: early, to: late)
  }
}
