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
    let day = language.date(seam.fromDate)
    let found = say(
      "on \(day) the source changes from \(from) to \(to), which shows \(size) \(isMore ? "more" : "less")",
      "\(day) джерело змінюється з \(from) на \(to), де на \(size) \(isMore ? "більше" : "менше")")
    if seam.days == 0 { return found + say(": no change on the ground", ": не зміна на місцевості") }
    let other = language.date(seam.toDate)
    return found
      + say(
        " on \(other): this includes what changed on the ground between the two days",
        " (карта за \(other)): сюди входить і те, що змінилося на місцевості між цими днями")
  }
}
