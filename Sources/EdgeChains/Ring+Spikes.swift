public import GeoTypes

extension Ring {
  /// The ring without its spikes: stretches on which it runs out and back along the same line, enclosing
  /// nothing.
  ///
  /// A position is the tip of a spike where the ring turns back on itself exactly: its two neighbours lie on
  /// one line with it, on the same side. Removing it makes the neighbours adjacent, and one of them may be
  /// the next tip. Repeated positions are removed too. A ring that consists of spikes leaves fewer than four
  /// positions.
  ///
  /// The enclosed area stays the same to the last bit: every position that is left was there before, and lies
  /// on lines that were there before. Complexity: O(*n*).
  public var withoutSpikes: Ring {
    var kept: [Coordinate] = []
    kept.reserveCapacity(coordinates.count)
    for coordinate in isClosed ? coordinates.dropLast() : coordinates[...] {
      kept.append(coordinate)
      Self.dropTips(atEndOf: &kept)
    }
    // Removes tips across the start, where the last positions meet the first ones.
    var first = 0
    while kept.count - first >= 2 {
      let (last, next) = (kept[kept.count - 1], kept[first])
      if last == next {
        kept.removeLast()
      } else if kept.count - first >= 3, Self.isTip(last, from: kept[kept.count - 2], to: next) {
        kept.removeLast()
      } else if kept.count - first >= 3, Self.isTip(next, from: last, to: kept[first + 1]) {
        first += 1
      } else {
        break
      }
    }
    let rest = kept[first...]
    guard let start = rest.first else { return Ring([]) }
    // Where nothing was removed the ring is unchanged, including its closing coordinate.
    if first == 0, rest.count + 1 == coordinates.count, isClosed { return self }
    return Ring(Array(rest) + [start])
  }

  private static func dropTips(atEndOf kept: inout [Coordinate]) {
    while kept.count >= 2 {
      let last = kept[kept.count - 1]
      if last == kept[kept.count - 2] {
        kept.removeLast()
      } else if kept.count >= 3, isTip(kept[kept.count - 2], from: kept[kept.count - 3], to: last) {
        kept.remove(at: kept.count - 2)
      } else {
        return
      }
    }
  }

  /// Whether the ring turns back at the coordinate. Coordinates on one line have the same order along it as
  /// in the plane, from left to right.
  private static func isTip(_ tip: Coordinate, from before: Coordinate, to after: Coordinate) -> Bool {
    (before < tip) == (after < tip) && Orientation.sign(before, tip, after) == 0
  }
}

extension Polygon {
  /// The polygon without the spikes of its rings; nil where its exterior consists of spikes. Holes that
  /// consist of spikes are left out. Complexity: O(*n*).
  public var withoutSpikes: Polygon? {
    let shell = exterior.withoutSpikes
    guard shell.coordinates.count >= 4 else { return nil }
    return Polygon(
      exterior: shell, holes: holes.map(\.withoutSpikes).filter { $0.coordinates.count >= 4 })
  }
}
