import FrontLine
import FrontLineKit

/// The colours of a map.
public enum MapTheme: String, Hashable, Sendable, CaseIterable {
  case light, dark, print

  var sea: String { self.of("#dde9f0", "#16222c", "#eff2f5") }
  var land: String { self.of("#faf7f1", "#26303a", "#ffffff") }
  var river: String { self.of("#b5d0e0", "#35506a", "#c4c4c4") }
  var border: String { self.of("#6f6f6f", "#9aa6b0", "#555555") }
  var regionBorder: String { self.of("#b9b2a6", "#55616c", "#a8a8a8") }
  var road: String { self.of("#c9a46a", "#8a744e", "#9a9a9a") }
  var text: String { self.of("#222222", "#ececec", "#000000") }
  var halo: String { self.of("#ffffff", "#10171d", "#ffffff") }
  var paper: String { self.of("#ffffff", "#10171d", "#ffffff") }
  var faint: String { self.of("#5c5c5c", "#aab4bd", "#444444") }
  var overlay: String { self.of("#4a1486", "#d4b9ff", "#000000") }

  private func of(_ light: String, _ dark: String, _ print: String) -> String {
    switch self {
    case .light: light
    case .dark: dark
    case .print: print
    }
  }

  /// How a kind of land is filled. Red and blue of different lightness stay apart in all three colour blindnesses and in
  /// grey; what is contested or claimed is hatched.
  func fill(of kind: MapResult.Layer.Kind) -> MapFill {
    switch kind {
    case .held: MapFill(self.of("#efae96", "#7a4636", "#c9c9c9"))
    case .gained: MapFill(self.of("#850b13", "#ff7560", "#3a3a3a"))
    case .lost: MapFill(self.of("#2f7fbf", "#bfe6ff", "#8c8c8c"), hatch: self == .print ? .crossing : nil)
    case .status(let status):
      switch status {
      case .occupied: MapFill(self.of("#e58a70", "#b4614c", "#b0b0b0"))
      case .occupiedBefore2022: MapFill(self.of("#b2503f", "#7c3a2e", "#7a7a7a"))
      case .contested: MapFill(self.of("#8a8a8a", "#b0b0b0", "#777777"), hatch: .rising)
      case .liberated: MapFill(self.of("#c3dba9", "#55734a", "#e2e2e2"))
      case .foreign: MapFill(self.of("#d6cfc4", "#454f58", "#dddddd"))
      case .advance: MapFill(self.of("#a50f15", "#ff6a55", "#444444"))
      case .infiltration: MapFill(self.of("#cb4b3f", "#ff8a78", "#666666"), hatch: .falling)
      case .claimed: MapFill(self.of("#d9822b", "#f0a860", "#999999"), hatch: .falling)
      case .counteroffensive: MapFill(self.of("#2b7bba", "#7cc4ff", "#888888"), hatch: .rising)
      }
    }
  }

  /// The upper limits of the classes of shares in percent, and their colours from little to all.
  var shares: [(upTo: Double, color: String)] {
    let colors =
      switch self {
      case .light, .dark: ["#fef0d9", "#fdcc8a", "#fc8d59", "#e34a33", "#b30000"]
      case .print: ["#d9d9d9", "#b8b8b8", "#8f8f8f", "#636363", "#252525"]
      }
    return Array(zip([5, 25, 50, 75, 100], colors))
  }

  /// The colour of a share; one that rounding lifts above 100 % is all.
  func color(ofPercent percent: Double) -> String {
    (shares.first { percent <= $0.upTo } ?? shares[shares.count - 1]).color
  }
}

/// A colour, plain or as lines.
struct MapFill: Hashable {
  enum Hatch: String {
    case rising, falling, crossing
  }

  let color: String
  let hatch: Hatch?

  init(_ color: String, hatch: Hatch? = nil) { (self.color, self.hatch) = (color, hatch) }
}
