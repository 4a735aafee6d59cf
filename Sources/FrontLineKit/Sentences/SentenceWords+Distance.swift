import FrontLine
import Proximity

extension SentenceWords {
  /// A distance in print: metres below a kilometre, with more digits where there is less than one; one decimal
  /// above.
  func length(ofKilometers kilometers: Double) -> String {
    guard kilometers < 1 else { return self.kilometers(kilometers, decimals: 1) }
    let meters = kilometers * 1000
    let number = language.number(meters, decimals: decimalsNeeded(by: meters, significant: 1))
    return say("\(number) m", "\(number)\(Language.space)м")
  }

  func kilometers(_ value: Double, decimals: Int) -> String {
    let number = language.number(value, decimals: decimals)
    return say("\(number) km", "\(number)\(Language.space)км")
  }

  /// `± 3 km`; below a kilometre in metres.
  func uncertainty(ofMeters meters: Double) -> String {
    let sign = say("± ", "±\(Language.space)")
    if meters < 1000 { return sign + length(ofKilometers: meters / 1000) }
    let value = meters / 1000
    return sign + kilometers(value, decimals: value == value.rounded() ? 0 : 1)
  }

  /// ` (the line is known to ± 3 km)`; empty where nothing is known.
  func uncertainty(of target: TargetDescription) -> String {
    guard let meters = target.uncertaintyMeters else { return "" }
    let limit = uncertainty(ofMeters: meters)
    switch target.shape {
    case .point: return say(" (its centre is known to \(limit))", " (центр відомий з точністю \(limit))")
    case .points: return say(" (the points are known to \(limit))", " (точки відомі з точністю \(limit))")
    case .line: return say(" (the line is known to \(limit))", " (лінія відома з точністю \(limit))")
    case .outline: return say(" (the outline is known to \(limit))", " (контур відомий з точністю \(limit))")
    case .several: return say(" (known to \(limit))", " (точність \(limit))")
    }
  }

  func name(of target: TargetDescription) -> String { say(target.name, target.ukrainianName ?? target.name) }

  /// What the front is some way from, in Ukrainian in the genitive: names themselves don't bend there.
  private func object(_ target: TargetDescription) -> String {
    let noun =
      switch target.kind {
      case .place: "населеного пункту"
      case .road: "дороги"
      case .coordinate: "точки"
      case .file: "об’єкта"
      }
    let name = name(of: target)
    return say(name, target.kind == .coordinate ? "\(noun) \(name)" : "\(noun) «\(name)»")
  }

  /// `the front is 11.7 km from Dobropillia (its centre is known to ± 2 km)`.
  func distance(_ proximity: Proximity, to target: TargetDescription) -> String {
    let what = object(target) + uncertainty(of: target)
    if proximity.isInside { return say("the front has reached \(what)", "лінія фронту сягає \(what)") }
    if proximity.touches { return say("the front touches \(what)", "лінія фронту торкається \(what)") }
    let length = length(ofKilometers: proximity.kilometers)
    return say("the front is \(length) from \(what)", "лінія фронту за \(length) від \(what)")
  }

  /// The same on the first day of several and on the last.
  func distances(
    _ first: (date: CalendarDate?, proximity: Proximity), _ last: (date: CalendarDate?, proximity: Proximity),
    to target: TargetDescription
  ) -> String {
    let (start, days) = (
      distance(first.proximity, to: target), (language.date(first.date), language.date(last.date))
    )
    if first.proximity.isInside, last.proximity.isInside {
      return start + say(", on the first day and on the last", " як першого, так і останнього дня")
    }
    let length = length(ofKilometers: last.proximity.kilometers)
    let end =
      last.proximity.isInside
      ? say("the front has reached it", "сягає цього місця")
      : last.proximity.touches
        ? say("the front touches it", "торкається цього місця")
        : say("the front is \(length) from it", "за \(length)")
    return say(
      "\(start) on \(days.0); on \(days.1) \(end)", "\(start) станом на \(days.0); станом на \(days.1) \(end)"
    )
  }

  /// How many of the features of a file the front has reached.
  func reached(_ count: Int, of total: Int, in target: TargetDescription) -> String {
    say(
      "the front has reached \(count) of \(total) features of \(target.name)",
      "лінія фронту сягає об’єктів із «\(name(of: target))»: \(count) з \(total)")
  }

  /// The nearest of those that it has not.
  func nearestOfTheOthers(_ target: TargetDescription, _ proximity: Proximity) -> String {
    let (known, length) = (uncertainty(of: target), length(ofKilometers: proximity.kilometers))
    return say(
      "; the nearest of the others is \(target.name)\(known), at \(length)",
      "; найближчий з решти – «\(name(of: target))»\(known), за \(length)")
  }
}

/// The same in the tables, which are in English.
public func kilometersText(_ kilometers: Double) -> String {
  SentenceWords(language: .english).length(ofKilometers: kilometers)
}
