import ArgumentParser
import FFmpeg
import FrontLine
import FrontLineKit
import FrontLineReport

/// How fast a film runs, and what is kept of it as a picture.
struct FilmOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The number of days a second. (default: 10)", valueName: "N"),
    transform: number(argument:))
  var fps: Double?

  @Option(
    help: ArgumentHelp("Show all days in so many seconds, instead of --fps.", valueName: "S"),
    transform: NumberUnit.seconds.number)
  var seconds: Double?

  @Option(
    help: ArgumentHelp("Show the last day so many seconds longer. (default: 2)", valueName: "S"),
    transform: NumberUnit.seconds.number)
  var holdLast: Double?

  @Option(
    help: ArgumentHelp(
      "Mark what was gained and lost in the last so many days. (default: 30)", valueName: "DAYS"))
  var recent: Int?

  @Option(
    help: ArgumentHelp("Also write the last frame as SVG, PNG or PDF.", valueName: "FILE"),
    completion: .file())
  var poster: String?

  @Option(
    help: ArgumentHelp(
      "Write no film but its frame of this day, as SVG, PNG or PDF.", valueName: "YYYY-MM-DD"),
    transform: CalendarDate.init(argument:))
  var frame: CalendarDate?

  private static let speeds = 0.1...60
  private static let longestHold = 60.0

  /// Throws if the options contradict one another, or if there are some and no film.
  func check(hasFilm: Bool) throws {
    let given = [
      ("--fps", fps != nil), ("--seconds", seconds != nil), ("--hold-last", holdLast != nil),
      ("--poster", poster != nil),
    ].filter(\.1).map(\.0)
    if let first = given.first, !hasFilm {
      throw ValidationError(
        "\(first) is about a film: end the name of -o in .mp4, .webm, .gif, .webp or .png-sequence")
    }
    if recent != nil, !hasFilm, frame == nil {
      throw ValidationError("--recent is about a film or its --frame: compare two maps, or write a film")
    }
    if frame != nil, hasFilm {
      throw ValidationError("--frame is one picture of a film: end the name of -o in .svg, .png or .pdf")
    }
    if fps != nil, seconds != nil {
      throw ValidationError("--fps and --seconds both say how fast the film runs: give one of them")
    }
    if let fps, !Self.speeds.contains(fps) {
      throw ValidationError("--fps \(fps) is out of range: give 0.1 to 60 days a second")
    }
    if let seconds, !(0.1...86_400).contains(seconds) {
      throw ValidationError("--seconds \(seconds) is out of range: give 0.1 to 86400")
    }
    if let holdLast, !(0...Self.longestHold).contains(holdLast) {
      throw ValidationError("--hold-last \(holdLast): give 0 to 60 seconds")
    }
    if let poster { _ = try PictureFormat(poster, option: "--poster") }
  }

  /// Returns the days that are shown in a second. Throws if they are more than a film shows.
  func daysPerSecond(of film: FilmResult, _ output: FilmOutput) throws -> Double {
    let speed = seconds.map { Double(film.days) / $0 } ?? fps ?? 10
    guard Self.speeds.contains(speed) else {
      throw Failure(
        message:
          "--seconds \(seconds ?? 0) for \(film.days) days: that is \(speed.rounded()) days a second, and a film "
          + "shows 0.1 to 60: give another length, or choose days with --since and --until",
        status: ExitStatus.usage)
    }
    // A GIF says in hundredths of a second how long a frame stays, and players slow down what is shorter than two.
    if output == .film(.gif), speed > 50 {
      throw Failure(
        message:
          "a GIF shows at most 50 frames a second, and this would have \(speed.rounded()): give a lower --fps, or "
          + "another format", status: ExitStatus.usage)
    }
    return speed
  }

  /// How often a day is shown beyond once, at the end of the film.
  func timesHeld(daysPerSecond: Double) -> Int { Int(((holdLast ?? 2) * daysPerSecond).rounded(.up)) }
}
