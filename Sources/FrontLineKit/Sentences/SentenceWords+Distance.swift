import FrontLine
import Proximity

extension SentenceWords {
  /// Returns a length in print: `4.2 km`, below a kilometre `12 m`, below a metre `0.5 m`.
  package func length(ofKilometers kilometers: Double) -> String {
    guard kilometers < 1 else { return self.kilometers(kilometers, decimals: 1) }
    let meters = kilometers * 1000
    let number = language.number(meters, decimals: decimalsNeeded(by: meters, significant: 1))
    return language.withUnit(number, "m", "м")
  }

  func kilometers(_ value: Double, decimals: Int) -> String {
    language.kilometers(value, decimals: decimals)
  }

  /// Returns `± 3 km`; below a kilometre in metres.
  package func uncertainty(ofMeters meters: Double) -> String {
    let sign = say("± ", "±\(Language.space)")
    if meters < 1000 { return sign + length(ofKilometers: meters / 1000) }
    let value = meters / 1000
    return sign + kilometers(value, decimals: value == value.rounded() ? 0 : 1)
  }

  /// Returns ` (the line is known to ± 3 km)`; empty where the uncertainty is not known.
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

  /// Returns the words for the centre of a settlement that follow "from", and how exactly it is known; nil for other
  /// targets, and where that is not known.
  func centre(of target: TargetDescription) -> (name: String, uncertainty: String)? {
    guard target.kind == .place, target.shape == .point, let meters = target.uncertaintyMeters else {
      return nil
    }
    return (
      say("the centre of \(object(target))", "центру \(object(target))"), uncertainty(ofMeters: meters)
    )
  }

  /// Returns the words that follow "to" or "from", and how exactly the target is known: `the centre of Pokrovsk (± 1 km)`,
  /// `T-05-14 (the line is known to ± 3 km)`.
  package func objectWithUncertainty(_ target: TargetDescription) -> String {
    guard let centre = centre(of: target) else { return object(target) + uncertainty(of: target) }
    return "\(centre.name) (\(centre.uncertainty))"
  }

  /// Returns the name of a target as a line of its own, and how exactly it is known.
  package func title(of target: TargetDescription) -> String {
    guard let centre = centre(of: target) else { return name(of: target) + uncertainty(of: target) }
    return say("\(centre.name) (\(centre.uncertainty))", "\(name(of: target)) (центр, \(centre.uncertainty))")
  }

  package func name(of target: TargetDescription) -> String {
    say(target.name, target.ukrainianName ?? target.name)
  }

  /// Returns the words for a target that follow "from".
  ///
  /// In Ukrainian a noun in the genitive comes before the name, which stays undeclined.
  package func object(_ target: TargetDescription) -> String {
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

  /// `the front is 11.7 km (± 2 km) from the centre of Dobropillia`, `the front is 4 km from H-20 (the line is known to
  /// ± 3 km)`.
  func distance(_ proximity: Proximity, to target: TargetDescription) -> String {
    if let (centre, limit) = centre(of: target) { return distance(proximity, toCentre: centre, limit) }
    let what = object(target) + uncertainty(of: target)
    if proximity.isInside { return say("the front has reached \(what)", "лінія фронту сягає \(what)") }
    if proximity.touches { return say("the front touches \(what)", "лінія фронту торкається \(what)") }
    let length = length(ofKilometers: proximity.kilometers)
    return say("the front is \(length) from \(what)", "лінія фронту за \(length) від \(what)")
  }

  private func distance(_ proximity: Proximity, toCentre centre: String, _ limit: String) -> String {
    if proximity.isInside {
      return say(
        "the front has reached \(centre) (known to \(limit))", "лінія фронту сягає \(centre) (\(limit))")
    }
    if proximity.touches {
      return say(
        "the front touches \(centre) (known to \(limit))", "лінія фронту торкається \(centre) (\(limit))")
    }
    let length = length(ofKilometers: proximity.kilometers)
    return say(
      "the front is \(length) (\(limit)) from \(centre)", "лінія фронту за \(length) (\(limit)) від \(centre)"
    )
  }

  /// Returns the distances on the first day and on the last.
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

  /// Returns how many of the features of a file the front has reached.
  func reached(_ count: Int, of total: Int, in target: TargetDescription) -> String {
    say(
      "the front has reached \(count) of \(total) features of \(target.name)",
      "лінія фронту сягає об’єктів із «\(name(of: target))»: \(count) з \(total)")
  }

  /// Returns which of the features that the front has not reached is the nearest, and at what distance.
  func nearestOfTheOthers(_ target: TargetDescription, _ proximity: Proximity) -> String {
    let (known, length) = (uncertainty(of: target), length(ofKilometers: proximity.kilometers))
    return say(
      "; the nearest of the others is \(target.name)\(known), at \(length)",
      "; найближчий з решти – «\(name(of: target))»\(known), за \(length)")
  }
}

/// Returns a length as a sentence in English prints it; messages use it too.
public func kilometersText(_ kilometers: Double) -> String {
  SentenceWords(language: .english).length(ofKilometers: kilometers)
}
