import GeoTypes
import TestSupport
import Testing

@testable import Proximity

@Suite("Bounds of distances, and the queue of a search")
struct BoundsTests {
  @Test(
    "The distance of two edges lies between their bounds, which are close",
    arguments: [EdgeModel.geodesic, .straight])
  func chords(model: EdgeModel) {
    var random = SeededGenerator(seed: 11)
    func place(_ about: Coordinate, _ size: Double) -> Coordinate {
      Coordinate(
        x: about.x + .random(in: -size...size, using: &random),
        y: about.y + .random(in: -size...size, using: &random))
    }
    for number in 0..<1200 {
      let about = Coordinate(x: 35, y: 48)
      let start = place(about, 4)
      // Edges of metres to a hundred kilometres; every other target is a point.
      let size = [1e-5, 1e-3, 0.02, 1][number % 4]
      let edge = (start, place(start, size))
      let other = place(number % 3 == 0 ? start : about, number % 3 == 0 ? size * 3 : 5)
      let target = (other, number.isMultiple(of: 2) ? other : place(other, size))
      let bounds = Chord(model, from: target.0, to: target.1).bounds(
        to: Chord(model, from: edge.0, to: edge.1))
      let path = EdgePath(model, from: edge.0, to: edge.1)
      let meters =
        target.0 == target.1
        ? path.foot(of: target.0).meters
        : EdgePath(model, from: target.0, to: target.1).nearest(to: path).own.meters
      #expect(bounds.least <= meters && meters <= bounds.most, "seed 11, \(number)")
      if size <= 0.02, meters < 100_000 { #expect(bounds.most - bounds.least < 2, "seed 11, \(number)") }
    }
  }

  @Test("Of places far apart nothing is told from above, and from below no more than the chord")
  func farAway() {
    let (here, there) = (Coordinate(x: 30, y: 50), Coordinate(x: -120, y: -20))
    let bounds = Chord(.geodesic, from: here, to: here).bounds(to: Chord(.geodesic, from: there, to: there))
    #expect(bounds.most == .infinity)
    #expect(bounds.least > 10e6 && bounds.least < 12_800_000)
  }

  @Test("The queue gives the least first, whatever came when")
  func queue() {
    var random = SeededGenerator(seed: 5)
    for count in [0, 1, 2, 3, 17, 200] {
      var queue = BinaryHeap()
      var waiting: [Double] = []
      for _ in 0..<count * 2 {
        if Bool.random(using: &random) || waiting.isEmpty {
          let priority = Double.random(in: 0...9, using: &random).rounded()
          queue.push(.init(priority: priority, tree: 0, level: 0, index: Int32(priority)))
          waiting.append(priority)
        } else {
          let least = queue.popLeast()
          #expect(least?.priority == waiting.min() && least?.index == waiting.min().map(Int32.init))
          waiting.remove(at: waiting.firstIndex(of: waiting.min() ?? 0) ?? 0)
        }
      }
      var rest: [Double] = []
      while let item = queue.popLeast() { rest.append(item.priority) }
      #expect(rest == waiting.sorted(), "seed 5, \(count)")
    }
  }
}
