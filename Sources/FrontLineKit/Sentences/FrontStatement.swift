import FrontLine

/// The statement of a front: `DeepState, 2025-08-12 (file date): front of 1,153 km …`.
struct FrontStatement: Statement {
  let dates: [CalendarDate?]
  let kilometers: [Double]
  let isWithoutBorder: Bool
  let meanDisplacementKilometers: Double?
  let isSector: Bool

  func sentence(with provenance: Provenance, _ words: SentenceWords) -> String {
    guard let first = dates.first, let last = dates.last else { return "" }
    let figure = words.front(
      kilometers, withoutBorder: isWithoutBorder, mean: meanDisplacementKilometers, isSector: isSector)
    return dates.count == 1
      ? provenance.sentence(
        words, dates: words.language.date(first), several: false, figure: figure, isLength: true)
      : provenance.sentence(
        words, dates: words.language.dates(from: first, to: last), figure: figure, isLength: true)
  }
}

extension SentenceWords {
  /// `front of 1,153 km, state border and coast left out, moved by 0.12 km on average`.
  func front(_ lengths: [Double], withoutBorder: Bool, mean: Double?, isSector: Bool) -> String {
    let texts = lengths.map { kilometers($0, decimals: decimalsNeeded(by: $0, significant: 3)) }
    let numbers = texts.joined(separator: say(" and then ", ", потім "))
    var text = say(
      withoutBorder
        ? "front of \(numbers), state border and coast left out"
        : "outline of \(numbers), coast and state border in it",
      withoutBorder
        ? "лінія фронту \(numbers) без державного кордону та узбережжя"
        : "межа \(numbers) разом з узбережжям та державним кордоном")
    if let mean {
      let number = kilometers(mean, decimals: max(2, decimalsNeeded(by: mean, significant: 2)))
      text += say(
        ", moved by \(number) on average\(isSector ? " in the sector" : "")",
        ", у середньому зсув \(number)\(isSector ? " на ділянці" : "")")
    }
    return text
  }
}
