import FrontLine
import FrontLineKit

/// A chart: its titles, panels with axes and marks, and what is said below them.
///
/// Every chart of this library is such a value, and ``svg`` is the one drawing of it. Results of jobs have initializers
/// that make it.
public struct Chart: Sendable {
  /// How a chart is drawn, which changes nothing that is on it.
  public struct Options: Sendable {
    /// The page that the chart fills.
    public var page: PicturePage
    /// Colours, patterns and fonts.
    public var theme: PictureTheme
    /// Whether letters are drawn as paths.
    public var hasOutlines: Bool
    /// The title; nil: what the chart shows.
    public var title: String?
    /// Stands first in the foot; nil for none.
    public var credit: String?

    /// Creates options; without arguments, those of the command line.
    public init(
      page: PicturePage = .standard, theme: PictureTheme = .light, hasOutlines: Bool = false,
      title: String? = nil, credit: String? = nil
    ) {
      self.page = page
      self.theme = theme
      self.hasOutlines = hasOutlines
      self.title = title
      self.credit = credit
    }

    /// What lengths of type and lines are multiplied with: 1 on a telephone and on small screens, so that type can be
    /// read there too.
    var scale: Double { max(1, (page.width * page.height).squareRoot() / 700) }
  }

  var title: String
  /// The unit, the days, and what else the title leaves open.
  var subtitle: String
  /// What the marks are, in the order in which they are read.
  var key: [KeyEntry] = []
  /// At least one.
  var panels: [Panel]
  /// Whether the panels stand one below the other, and not side by side in rows.
  var isStacked = false
  /// What is said below the panels of some of the marks.
  var notes: [String] = []
  var sentence: String
  var options: Options
  let language: Language
}

extension Chart {
  /// What a mark stands for, which decides its colour.
  enum Ink: Hashable, Sendable {
    case gained, lost, course, mean, limit
  }

  struct KeyEntry: Hashable, Sendable {
    enum Sign: Hashable, Sendable {
      case fill(Ink)
      /// A fill that is hatched.
      case part
      case line(Ink)
      case net, published, gap, gapInLine
    }

    let sign: Sign
    let text: String
    /// The text where figures stand above the bars, if it is another.
    var textWithFigures: String?
  }

  /// A plot with axes of its own.
  struct Panel: Sendable {
    /// The name of a panel among others; empty for one alone.
    var title = ""
    /// What is said below its name.
    var subtitle = ""
    /// The numbers of the first and the last day, which are both shown wholly.
    var days: ClosedRange<Int>
    /// The finest unit of the time axis.
    var unit = TimeAxis.Unit.day
    /// The least and the greatest value that are marked.
    var values: ClosedRange<Double>
    /// Days without a map, which are shaded.
    var gaps: [ClosedRange<Int>] = []
    var bars: [Bar] = []
    var lines: [Line] = []
    var limits: [Limit] = []
    /// What stands in place of marks that a reader would look for; empty where there are marks.
    var placeholder = ""
  }

  /// Land gained above the zero line, and lost below it.
  struct Bar: Sendable {
    /// The numbers of the days that it stands on.
    var days: ClosedRange<Int>
    var gained: Double
    var lost: Double
    /// Nil where it is not marked.
    var net: Double?
    /// Whether its figure is not that of the whole period.
    var isPart = false
    /// What the source itself published as gained.
    var published: Double?
    /// What is printed above it where there is room.
    var figure: String
    /// What it says when it is pointed at.
    var tip: String
  }

  /// A line from point to point.
  struct Line: Sendable {
    struct Point: Sendable {
      var day: Int
      var value: Double
      /// Whether days without a map lie before it.
      var isAfterGap = false
      /// What it says when it is pointed at.
      var tip: String
    }

    var ink: Ink
    var points: [Point]
    /// Whether each point has a dot.
    var hasDots = true
  }

  /// A value that is looked for, with a line across the plot.
  struct Limit: Sendable {
    var value: Double
    var label: String
  }
}

extension Chart {
  /// Whether the land that is counted is known to be held by Russian forces.
  static func isOfRussianForces(_ provenance: Provenance) -> Bool {
    let theirs: Set<ControlStatus> = [.occupied, .occupiedBefore2022, .advance, .infiltration]
    return provenance.territory.statuses.contains(.occupied)
      && provenance.territory.statuses.isSubset(of: theirs)
      && provenance.files.allSatisfy { $0.source.profile.displayName != nil }
  }
}
