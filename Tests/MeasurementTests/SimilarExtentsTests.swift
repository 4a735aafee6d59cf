import GeoTypes
import TestSupport
import Testing

@testable import Measurement

/// Boxes by their extent, against a look at all of them.
@Suite struct SimilarExtentsTests {
  @Test(arguments: 0..<10)
  func theSameAsALookAtAll(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    func box() -> Box {
      let size = Double.random(in: -12...3, using: &generator)
      let (x, y) = (
        Double.random(in: -180...180, using: &generator), Double.random(in: -90...90, using: &generator)
      )
      let width = Double.random(in: 0...1, using: &generator) * (size < -8 ? 1e-11 : 2.0.power(size))
      return Box(minX: x, minY: y, maxX: x + width, maxY: y + width * 0.7)
    }
    let boxes = (0..<300).map { _ in box() }
    var extents = SimilarExtents<Int>()
    for (index, box) in boxes.enumerated() { extents.insert(index, at: box) }
    for box in boxes {
      let limit = (box.width + box.height) / 2
      let shift = Double.random(in: -0.3...0.3, using: &generator) * limit
      let moved = Box(
        minX: box.minX + shift, minY: box.minY - shift / 2, maxX: box.maxX + shift, maxY: box.maxY)
      let movedLimit = (moved.width + moved.height) / 2
      let expected = boxes.indices.filter { index in
        let other = boxes[index]
        let gap =
          (other.minX - moved.minX).magnitude + (other.minY - moved.minY).magnitude
          + (other.maxX - moved.maxX).magnitude + (other.maxY - moved.maxY).magnitude
        return other.width + other.height > 0 && gap < movedLimit
      }
      #expect(extents.near(moved).map(\.value).sorted() == expected, "seed \(seed)")
    }
  }

  @Test func whatHasNoExtentIsNotFound() {
    var extents = SimilarExtents<Int>()
    let point = Coordinate(x: 1, y: 2)
    extents.insert(1, at: Box(point, point))
    #expect(extents.near(Box(point, point)).isEmpty)
    #expect(extents.near(Box(minX: 0, minY: 0, maxX: 4, maxY: 4)).isEmpty)
  }
}

extension Double {
  fileprivate func power(_ exponent: Double) -> Double {
    Double(sign: .plus, exponent: Int(exponent.rounded(.down)), significand: 1)
  }
}
