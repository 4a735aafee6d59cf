import ArgumentParser
import FrontLine
import FrontLineKit
import FrontLineReport
import RSVG

/// How pictures look: a theme, and what a house changes in it.
struct StyleOptions: ParsableArguments {
  @Option(help: "The colours. (default: light, or what --style names)")
  var theme: PictureTheme.Name?

  @Option(
    help: ArgumentHelp(
      "A house style: colours, patterns, fonts, lines, language and credit, as the documentation has it.",
      valueName: "FILE.json"), completion: .file(extensions: ["json"]))
  var style: String?

  @Flag(help: "Draw letters as paths, for programs that lack the font.")
  var outlines = false

  /// Whether one of the options is given.
  var isGiven: Bool { theme != nil || style != nil || outlines }

  /// Reads the style. Throws if the file can't be used.
  func house() throws -> HouseStyle {
    guard let style else { return HouseStyle(theme: PictureTheme(theme ?? .light)) }
    return try HouseStyle(path: style, theme: theme)
  }

  /// Returns what is to be said of the font of pictures in this format; nil where text fits.
  func fontNotice(_ theme: PictureTheme, _ format: PictureFormat?) throws -> String? {
    guard format != .svg || outlines else { return nil }
    switch try theme.fontFit() {
    case .fits: return nil
    case .isWider(let percent):
      return
        "text is \(percent) % wider than labels have room for, in the font that was found: install DejaVu Sans (apt "
        + "install fonts-dejavu-core), or name a narrower font in --style"
    case .isMissing:
      return "there is no font, and the picture has no text: install one (apt install fonts-dejavu-core)"
    }
  }
}

extension PictureTheme.Name: ExpressibleByArgument {}
