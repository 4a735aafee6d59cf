import ArgumentParser
import FrontLine
import GeoTypes

extension Box {
  /// Parses `W,S,E,N` in degrees.
  ///
  /// Throws if there are not four finite numbers, or if west is not less than east, or south than north.
  static func degrees(_ argument: String) throws -> Box {
    let limits = argument.split(separator: ",", omittingEmptySubsequences: false).map {
      (try? number(argument: String($0))) ?? .nan
    }
    guard limits.count == 4, limits.allSatisfy(\.isFinite) else {
      throw ValidationError("write W,S,E,N in degrees, as 36,47,38,49")
    }
    let box = Box(minX: limits[0], minY: limits[1], maxX: limits[2], maxY: limits[3])
    // Latitude first is the usual slip, as with points.
    let swapped = Box(minX: limits[1], minY: limits[0], maxX: limits[3], maxY: limits[2])
    if !box.intersects(Box.mappedArea), swapped.minX < swapped.maxX, swapped.minY < swapped.maxY,
      Box.mappedArea.contains(swapped)
    {
      throw ValidationError(
        "it looks like S,W,N,E: longitude comes first: write "
          + [swapped.minX, swapped.minY, swapped.maxX, swapped.maxY].map(plainNumber).joined(separator: ","))
    }
    for (low, high, names) in [
      (box.minX, box.maxX, ("west", "east")), (box.minY, box.maxY, ("south", "north")),
    ]
    where low >= high {
      let right = [
        min(box.minX, box.maxX), min(box.minY, box.maxY), max(box.minX, box.maxX), max(box.minY, box.maxY),
      ].map(plainNumber).joined(separator: ",")
      throw ValidationError(
        "its \(names.0), \(plainNumber(low)), is not less than its \(names.1), \(plainNumber(high)): write W,S,E,N in "
          + "degrees" + (box.minX == box.maxX || box.minY == box.maxY ? "" : ", perhaps \(right)"))
    }
    return box
  }
}
