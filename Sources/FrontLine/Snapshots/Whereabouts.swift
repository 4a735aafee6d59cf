package import GeoTypes

/// How many of the features of a file lie wholly outside ``Box/mappedArea``, and what may have brought them there.
package struct Whereabouts: Hashable, Sendable {
  /// How many have a position at all.
  package private(set) var count = 0
  /// How many of them lie wholly outside.
  package private(set) var outsideCount = 0
  /// How many of those would lie inside with latitude and longitude exchanged.
  package private(set) var swappedCount = 0
  /// Holds all of them.
  private(set) var box = Box.empty

  /// - Parameter boxes: One for each feature, in degrees; empty ones don't count.
  package init(_ boxes: some Sequence<Box>) {
    for box in boxes where !box.isEmpty {
      count += 1
      self.box = self.box.union(box)
      if box.intersects(.mappedArea) { continue }
      outsideCount += 1
      if Box.mappedArea.contains(box.swapped) { swappedCount += 1 }
    }
  }

  package var isWhollyOutside: Bool { count > 0 && outsideCount == count }

  /// Whether all would lie inside with latitude and longitude exchanged.
  package var isWhollySwapped: Bool { count > 0 && swappedCount == count }

  /// Whether this is hardly meant: nothing lies inside, or what lies outside does so for its axes alone.
  ///
  /// A file of all countries of the world has most of its features elsewhere.
  package var isDoubtful: Bool { isWhollyOutside || (swappedCount > 0 && swappedCount == outsideCount) }

  /// For example `2 of 5 features lie outside the mapped area (22–41° E, 44–53° N), where 1 of them would lie with
  /// latitude and longitude exchanged`.
  package var words: String {
    let who = count == 1 ? "it lies" : "\(outsideCount) of \(count) features lie"
    var text = "\(who) outside the mapped area (22–41° E, 44–53° N)"
    if swappedCount > 0 {
      let those = swappedCount == outsideCount ? (count == 1 ? "it" : "they") : "\(swappedCount) of them"
      text += ", where \(those) would lie with latitude and longitude exchanged"
    } else if let unit {
      text += ", where all would lie if these are \(unit)"
    }
    return text
  }

  /// What to do where axes or units look wrong; nil where nothing hints at that.
  package var advice: String? {
    if swappedCount > 0 { return "put longitude first in each position (RFC 7946 §3.1.1)" }
    return unit == nil ? nil : "write degrees (RFC 7946 §4)"
  }

  /// The unit other than degrees in which all would lie inside.
  private var unit: String? { isWhollyOutside ? ForeignUnit.of(box).first?.name : nil }
}

/// A unit that positions may be in by mistake.
package enum ForeignUnit: CaseIterable, Sendable {
  case radians, millionths, tenMillionths, seconds, minutes

  package var name: String {
    switch self {
    case .radians: "radians"
    case .millionths: "degrees times 1,000,000"
    case .tenMillionths: "degrees times 10,000,000"
    case .seconds: "seconds of arc"
    case .minutes: "minutes of arc"
    }
  }

  private var degrees: Double {
    switch self {
    case .radians: 180 / .pi
    case .millionths: 1e-6
    case .tenMillionths: 1e-7
    case .seconds: 1 / 3600
    case .minutes: 1 / 60
    }
  }

  /// Those in which all of a box would lie in the mapped area.
  package static func of(_ box: Box) -> [ForeignUnit] {
    allCases.filter { unit in
      let scale = unit.degrees
      return Box.mappedArea.contains(
        Box(minX: box.minX * scale, minY: box.minY * scale, maxX: box.maxX * scale, maxY: box.maxY * scale))
    }
  }
}
