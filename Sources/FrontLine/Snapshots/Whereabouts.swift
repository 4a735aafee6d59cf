package import GeoTypes

/// Counts the features or polygons of a file that lie wholly outside ``Box/mappedArea``, and finds the
/// probable cause.
package struct Whereabouts: Hashable, Sendable {
  /// The number that have a position at all.
  package private(set) var count = 0
  /// The number of those that lie wholly outside.
  package private(set) var outsideCount = 0
  /// The number of those outside that would lie inside with latitude and longitude exchanged.
  package private(set) var swappedCount = 0
  /// The box of all of them.
  private(set) var box = Box.empty

  /// - Parameter boxes: the box of each feature or polygon, in degrees; empty ones don't count.
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

  /// Whether this is probably a mistake: nothing lies inside, or everything outside has its axes swapped.
  ///
  /// A file of all countries of the world, for example, has most of its features outside.
  package var isDoubtful: Bool { isWhollyOutside || (swappedCount > 0 && swappedCount == outsideCount) }

  /// Returns a message, for example `2 of 5 features lie outside the mapped area (22–41° E, 44–53° N), where
  /// 1 of them would lie with latitude and longitude exchanged`.
  ///
  /// - Parameter noun: the word for the counted objects, in the plural.
  package func words(_ noun: String = "features") -> Wording {
    let who = count == 1 ? "it lies" : "\(outsideCount) of \(count) \(noun) lie"
    var text: Wording = "\(who) outside the mapped area (22–41° E, 44–53° N)"
    if swappedCount > 0 {
      let those = swappedCount == outsideCount ? (count == 1 ? "it" : "they") : "\(swappedCount) of them"
      text += ", where \(those) would lie with latitude and longitude exchanged"
    } else if let unit {
      text += ", where all would lie if these are \(unit)"
    }
    return text
  }

  /// The advice where axes or units look wrong; nil where nothing suggests that.
  package var advice: Wording? {
    if swappedCount > 0 { return PositionFault.swappedAxesAdvice }
    return unit == nil ? nil : "write degrees (RFC 7946 §4)"
  }

  /// The unit other than degrees in which everything would lie inside.
  private var unit: String? { isWhollyOutside ? ForeignUnit.of(box).first?.name : nil }
}
