import FrontLine

extension SentenceWords {
  /// Returns what is to be said where a series goes from one source to another: `on 2022-04-02 the source changes from
  /// ISW to DeepState, which shows 312 km² more: no change on the ground`.
  package func seam(_ seam: Seam) -> String {
    // Two products of one publisher are told apart by the names that programs know.
    let printed = [seam.from, seam.to].map { $0.profile.displayName ?? $0.name }
    let (from, to) = printed[0] == printed[1] ? (seam.from.name, seam.to.name) : (printed[0], printed[1])
    let size = language.withUnit(
      language.number(seam.stepSquareKilometers.magnitude, significant: 3, atLeast: 0), "km²", "км²")
    let isMore = seam.stepSquareKilometers >= 0
    let apart =
      seam.days == 0
      ? ""
      : say(
        " (its map is of \(language.date(seam.toDate)), so what changed in between is in it)",
        " (її карта за \(language.date(seam.toDate)), тож зміни між ними входять)")
    return say(
      "on \(language.date(seam.fromDate)) the source changes from \(from) to \(to), which shows \(size) "
        + "\(isMore ? "more" : "less"): no change on the ground",
      "\(language.date(seam.fromDate)) джерело змінюється з \(from) на \(to), де на \(size) "
        + "\(isMore ? "більше" : "менше"): не зміна на місцевості") + apart
  }
}
