import EdgeChains
import GeoTypes
import TestSupport
import Testing

/// Borders over many maps, each piece once.
@Suite("Histories of borders")
struct BorderHistoryTests {
  private func square(_ x: Double, _ y: Double, _ size: Double = 1) -> Polygon {
    let corners = [(x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)]
    return Polygon(exterior: Ring(corners.map { Coordinate(x: $0.0, y: $0.1) }))
  }

  /// The border of cells of a grid.
  private func border(_ cells: [[Bool]]) -> EdgeChain {
    var polygons: [Polygon] = []
    for (y, row) in cells.enumerated() {
      for (x, isLand) in row.enumerated() where isLand { polygons.append(square(Double(x), Double(y))) }
    }
    return EdgeChain(boundariesOf: polygons).sortedByPosition()
  }

  @Test("Every map has its border back, whether it was recorded whole or as a difference")
  func random() {
    for seed in UInt64(1)...60 {
      var generator = SeededGenerator(seed: seed)
      let (layerCount, mapCount, size) = (Int.random(in: 1...3, using: &generator), 7, 6)
      var maps: [[EdgeChain]] = []
      var cells = [[[Bool]]](
        repeating: [[Bool]](repeating: [Bool](repeating: false, count: size), count: size), count: layerCount)
      for _ in 0..<mapCount {
        for layer in 0..<layerCount {
          for _ in 0..<Int.random(in: 0...8, using: &generator) {
            let (x, y) = (
              Int.random(in: 0..<size, using: &generator), Int.random(in: 0..<size, using: &generator)
            )
            cells[layer][y][x].toggle()
          }
        }
        maps.append(cells.map(border))
      }
      var (whole, differences, mixed) = (
        BorderRecorder(layerCount: layerCount), BorderRecorder(layerCount: layerCount),
        BorderRecorder(layerCount: layerCount)
      )
      for (map, chains) in maps.enumerated() {
        for (layer, chain) in chains.enumerated() {
          let difference = map == 0 ? chain : chain.subtracting(maps[map - 1][layer])
          whole.record(whole: chain, ofLayer: layer, at: map)
          differences.record(difference: difference, ofLayer: layer, at: map)
          if map % 3 == 0 {
            mixed.record(whole: chain, ofLayer: layer, at: map)
          } else {
            mixed.record(difference: difference, ofLayer: layer, at: map)
          }
        }
      }
      let history = whole.history(ofMaps: mapCount)
      #expect(differences.history(ofMaps: mapCount) == history, "seed \(seed)")
      #expect(mixed.history(ofMaps: mapCount) == history, "seed \(seed)")
      for (map, chains) in maps.enumerated() {
        for (layer, chain) in chains.enumerated() {
          #expect(
            history.border(ofLayer: layer, at: map) == chain, "seed \(seed), map \(map), layer \(layer)")
        }
      }
    }
  }

  @Test("What does not change is one arc, however many maps have it")
  func constant() {
    var recorder = BorderRecorder(layerCount: 1)
    let chain = EdgeChain(boundariesOf: [square(0, 0), square(5, 5)])
    for map in 0..<1000 { recorder.record(whole: chain, ofLayer: 0, at: map) }
    let history = recorder.history(ofMaps: 1000)
    #expect(history.spells.map(\.count) == [1])
    let spell = history.spells[0][0]
    #expect(spell.layer == 0 && spell.isForward && spell.first...spell.last == 0...999)
    #expect(history.arcs.map(\.coordinates.count) == [5, 5])
  }

  @Test("A side that changes the land it bounds is one arc with two spells")
  func exchanged() {
    var recorder = BorderRecorder(layerCount: 1)
    recorder.record(whole: EdgeChain(boundariesOf: [square(0, 0)]), ofLayer: 0, at: 0)
    recorder.record(whole: EdgeChain(boundariesOf: [square(1, 0)]), ofLayer: 0, at: 1)
    let history = recorder.history(ofMaps: 2)
    let shared = history.arcs.filter { history.spells[$0.spells].count == 2 }
    #expect(shared.count == 1)
    #expect(history.spells[shared[0].spells].map(\.isForward) == [true, false])
  }

  @Test("No map, and maps without land, have no arcs")
  func empty() {
    #expect(BorderRecorder(layerCount: 2).history(ofMaps: 0).arcs.isEmpty)
    var recorder = BorderRecorder(layerCount: 1)
    recorder.record(whole: EdgeChain(), ofLayer: 0, at: 0)
    recorder.record(difference: EdgeChain(), ofLayer: 0, at: 1)
    let history = recorder.history(ofMaps: 2)
    #expect(history.arcs.isEmpty && history.spells.isEmpty)
    #expect(history.border(ofLayer: 0, at: 1).isEmpty)
  }
}
