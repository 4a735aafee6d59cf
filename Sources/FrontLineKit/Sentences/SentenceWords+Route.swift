import FrontLine
import Proximity

extension SentenceWords {
  /// Returns `T-05-14 Dobropillia–Kramatorsk, 48.3 km long`, then the length in the territory, or how near the route
  /// comes to the front.
  ///
  /// - Parameter ends: How far start and goal lie off the network that was measured, in metres; nil without a network.
  func route(
    _ target: TargetDescription, meters: Double, ends: (start: Double, goal: Double)? = nil, inside: Double?,
    nearest: Proximity?
  ) -> String {
    let name = name(of: target)
    let length = length(ofKilometers: meters / 1000)
    var text = say("\(name), \(length) long", "«\(name)», довжина \(length)")
    if let ends { text += measuredPart(startMetersOff: ends.start, goalMetersOff: ends.goal) }
    if let inside {
      let part = self.length(ofKilometers: inside / 1000)
      text += say(", \(part) of it in the territory", ", з них \(part) на врахованій території")
    } else if let nearest {
      let distance = self.length(ofKilometers: nearest.kilometers)
      text +=
        nearest.touches
        ? say(", touches the territory", ", торкається врахованої території")
        : say(
          ", comes within \(distance) of the front", ", найменша відстань до лінії фронту \(distance)")
    }
    return text + uncertainty(of: target)
  }

  /// Returns ` from 1.2 km off the start to 300 m off the goal`; empty where the way begins and ends at the places, as
  /// nearly as a sentence prints lengths.
  private func measuredPart(startMetersOff: Double, goalMetersOff: Double) -> String {
    let least = 50.0
    guard max(startMetersOff, goalMetersOff) >= least else { return "" }
    func off(_ meters: Double, _ end: BilingualText, at place: BilingualText) -> String {
      if meters < least { return say(place) }
      let length = length(ofKilometers: meters / 1000)
      return say("\(length) off \(end.english)", "точки за \(length) від \(end.ukrainian)")
    }
    let (start, goal) = (
      BilingualText(english: "the start", ukrainian: "початку"),
      BilingualText(english: "the goal", ukrainian: "кінця")
    )
    let from = off(startMetersOff, start, at: start)
    let to = off(goalMetersOff, goal, at: goal)
    return say(" from \(from) to \(to)", " від \(from) до \(to)")
  }

  /// Returns that no way was found, and what it had to avoid.
  ///
  /// - Parameter clearanceKilometers: The distance to keep from the territory; nil if even a way that avoids nothing
  ///   does not exist.
  func noWay(_ target: TargetDescription, clearanceKilometers: Double?) -> String {
    let name = name(of: target)
    guard let clearance = clearanceKilometers else {
      return say("the network does not connect \(name)", "мережа не з’єднує «\(name)»")
    }
    if clearance > 0 {
      let decimals = plainNumber(clearance).split(separator: ".").dropFirst().first?.count ?? 0
      let limit = kilometers(clearance, decimals: decimals)
      return say(
        "no way for \(name) on this network keeps more than \(plainNumber(clearance)) km from the territory",
        "жоден шлях «\(name)» цією мережею не тримається далі ніж за \(limit) від території")
    }
    return say(
      "no way for \(name) on this network avoids the territory",
      "жоден шлях «\(name)» цією мережею не оминає території")
  }
}
