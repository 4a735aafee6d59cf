import FrontLine
import FrontLineKit

/// The colours, the type and the lines of maps, charts and films.
public struct PictureTheme: Hashable, Sendable {
  /// The themes that come with the library.
  public enum Name: String, Hashable, Sendable, CaseIterable {
    /// A theme that is built in.
    case light, dark, print
  }

  /// Dark text on a light ground.
  public static let light = PictureTheme(.light)
  /// Light text on a dark ground.
  public static let dark = PictureTheme(.dark)
  /// For paper: no grounds, and patterns that survive copying.
  public static let print = PictureTheme(.print)

  /// The theme that has all that is not changed.
  public let name: Name
  /// The colours of a house style, by what they are of.
  var colors: [Ink: String] = [:]
  /// The patterns of a house style.
  var hatches: [Ink: PictureFill.Hatch] = [:]
  /// The five colours of shares, from little to all; nil for those of the theme.
  var shareColors: [String]?
  /// The families of fonts that are preferred, as CSS has them; nil for none.
  var fontFamily: String?
  /// What the widths of lines are multiplied with.
  var lineScale = 1.0

  /// Creates a theme that is built in.
  public init(_ name: Name) { self.name = name }

  /// What has a colour.
  enum Ink: String, Hashable, Sendable, CaseIterable {
    case sea, land, beyond, river, border, road, text, halo, paper, faint, overlay, route, grid, gap
    case regionBorder = "region_border"
    case held, gained, lost
    case occupied, contested, liberated, foreign, advance, infiltration, claimed, counteroffensive
    case occupiedBefore2022 = "occupied_before_2022"
  }
}

extension PictureTheme {
  var sea: String { color(.sea) }
  var land: String { color(.land) }
  /// Where nothing is known of land and sea.
  var beyond: String { color(.beyond) }
  var river: String { color(.river) }
  var border: String { color(.border) }
  var regionBorder: String { color(.regionBorder) }
  var road: String { color(.road) }
  var text: String { color(.text) }
  var halo: String { color(.halo) }
  var paper: String { color(.paper) }
  var faint: String { color(.faint) }
  var overlay: String { color(.overlay) }
  var route: String { color(.route) }
  var grid: String { color(.grid) }
  /// Behind days without a map.
  var gap: String { color(.gap) }

  /// What text is set in; the first that a reader has is taken.
  var fontFamilies: String {
    fontFamily.map { "\($0), \(FontMetrics.family)" } ?? FontMetrics.family
  }

  func color(_ ink: Ink) -> String {
    if let own = colors[ink] { return own }
    let (light, dark, print) = Self.colors(of: ink)
    switch name {
    case .light: return light
    case .dark: return dark
    case .print: return print
    }
  }

  private static func colors(of ink: Ink) -> (light: String, dark: String, print: String) {
    switch ink {
    case .sea: ("#dde9f0", "#16222c", "#eff2f5")
    case .land: ("#faf7f1", "#26303a", "#ffffff")
    case .beyond: ("#ededed", "#1b1b1d", "#e4e4e4")
    case .river: ("#b5d0e0", "#35506a", "#c4c4c4")
    case .border: ("#6f6f6f", "#9aa6b0", "#555555")
    case .regionBorder: ("#b9b2a6", "#55616c", "#a8a8a8")
    case .road: ("#c9a46a", "#8a744e", "#9a9a9a")
    case .text: ("#222222", "#ececec", "#000000")
    case .halo, .paper: ("#ffffff", "#10171d", "#ffffff")
    case .faint: ("#5c5c5c", "#aab4bd", "#444444")
    case .overlay: ("#4a1486", "#d4b9ff", "#000000")
    case .route: ("#0b3d91", "#9ecbff", "#000000")
    case .grid: ("#cfcfcf", "#4a555f", "#cfcfcf")
    case .gap: ("#ececec", "#2b343c", "#ececec")
    // Red and blue of different lightness stay apart in all three colour blindnesses and in grey.
    case .held: ("#efae96", "#7a4636", "#c9c9c9")
    case .gained: ("#850b13", "#ff7560", "#3a3a3a")
    case .lost: ("#2876b5", "#bfe6ff", "#8c8c8c")
    case .occupied: ("#e58a70", "#b4614c", "#b0b0b0")
    case .occupiedBefore2022: ("#b2503f", "#7c3a2e", "#7a7a7a")
    case .contested: ("#8a8a8a", "#b0b0b0", "#777777")
    case .liberated: ("#c3dba9", "#a3c795", "#e2e2e2")
    case .foreign: ("#d6cfc4", "#454f58", "#dddddd")
    case .advance: ("#a50f15", "#ff6a55", "#444444")
    case .infiltration: ("#cb4b3f", "#ff8a78", "#666666")
    case .claimed: ("#d9822b", "#f0a860", "#666666")
    case .counteroffensive: ("#2b7bba", "#7cc4ff", "#666666")
    }
  }

  // MARK: Fills

  /// How a kind of land is filled.
  func fill(of kind: MapResult.Layer.Kind) -> PictureFill {
    switch kind {
    case .held: fill(.held)
    case .gained: fill(.gained)
    case .lost: fill(.lost)
    case .status(let status): fill(Ink(status))
    }
  }

  private func fill(_ ink: Ink) -> PictureFill {
    PictureFill(color(ink), hatch: hatches[ink] ?? hatch(ink))
  }

  /// What is contested, claimed or not of the war itself is hatched, each in its way, since shades of grey alone would not
  /// tell them apart.
  private func hatch(_ ink: Ink) -> PictureFill.Hatch? {
    switch ink {
    case .contested: .rising
    case .claimed: .falling
    case .infiltration: .dots
    case .counteroffensive: .level
    case .foreign: .upright
    case .lost where name == .print: .crossing
    default: nil
    }
  }

  // MARK: Shares

  /// The upper limits of the classes of shares in percent, and their colours from little to all.
  var shares: [(upTo: Double, color: String)] {
    let colors =
      switch name {
      case .light: ["#fef0d9", "#fdcc8a", "#fc8d59", "#e34a33", "#b30000"]
      // On a dark page what is more is lighter.
      case .dark: ["#3f3b39", "#6b4a3a", "#9d5a3d", "#d2764c", "#ffc09a"]
      case .print: ["#d9d9d9", "#b8b8b8", "#8f8f8f", "#636363", "#252525"]
      }
    return Array(zip([5, 25, 50, 75, 100], shareColors ?? colors))
  }

  /// The colour of a share; one that rounding lifts above 100 % is all.
  func color(ofPercent percent: Double) -> String {
    (shares.first { percent <= $0.upTo } ?? shares[shares.count - 1]).color
  }
}

extension PictureTheme.Ink {
  /// Whether it is of land, which may be hatched.
  var isOfLand: Bool {
    switch self {
    case .sea, .land, .beyond, .river, .border, .road, .text, .halo, .paper, .faint, .overlay, .route, .grid,
      .gap,
      .regionBorder:
      false
    default: true
    }
  }

  fileprivate init(_ status: ControlStatus) {
    switch status {
    case .occupied: self = .occupied
    case .occupiedBefore2022: self = .occupiedBefore2022
    case .contested: self = .contested
    case .liberated: self = .liberated
    case .foreign: self = .foreign
    case .advance: self = .advance
    case .infiltration: self = .infiltration
    case .claimed: self = .claimed
    case .counteroffensive: self = .counteroffensive
    }
  }
}
