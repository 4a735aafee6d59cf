public import FrontLine
public import FrontLineKit
import GeoJSON

/// How the pictures of a house look: JSON with the schema `frontline.style/1`.
///
/// | member | what it holds |
/// |---|---|
/// | `schema` | `"frontline.style/1"` |
/// | `theme` | `light`, `dark` or `print`: has all that is not named; `light` by default |
/// | `colors` | an object of colours, `#rgb` or `#rrggbb`: `sea`, `land`, `river`, `border`, `region_border`, `road`, `route`, `overlay`, `text`, `faint`, `halo`, `paper`, `grid`, `gap`; `held`, `gained`, `lost`; the statuses |
/// | `hatches` | an object of patterns by the same names: `rising`, `falling`, `crossing`, `level`, `upright`, `dots` |
/// | `shares` | five colours of regions, of which up to 5, 25, 50, 75 and 100 % are held |
/// | `font` | families of fonts, as CSS has them; labels have the room that DejaVu Sans takes, which few are wider than |
/// | `line_width` | what widths of lines are multiplied with, 0.25 to 4 |
/// | `language` | `en` or `uk` |
/// | `credit` | stands first in the last line of the foot |
///
/// Other members are refused: a misspelt one would leave a picture as it is without a word.
public struct HouseStyle: Hashable, Sendable {
  /// The `schema` that a file of a style has.
  public static let schema = "frontline.style/1"

  /// Colours, patterns and fonts.
  public internal(set) var theme: PictureTheme
  /// The language of texts, where the style names one.
  public internal(set) var language: Language?
  /// Who is credited, below a picture.
  public internal(set) var credit: String?

  /// Creates the style of a theme.
  public init(theme: PictureTheme = .light) { self.theme = theme }

  /// Reads a style.
  ///
  /// - Parameter theme: Is taken instead of the theme that the file names.
  ///
  /// Throws if the file can't be opened or breaks the schema; the error names the member at fault.
  public init(path: String, theme: PictureTheme.Name? = nil) throws(InputError) {
    let bytes = try InputFile.read(path, maximumBytes: 1 << 20).withUnsafeBytes { Array($0) }
    self = try HouseStyleReader(path: path).style(bytes, theme: theme)
  }
}

/// Reads a ``HouseStyle``; the path appears in messages.
private struct HouseStyleReader {
  let path: String

  private static let members = [
    "schema", "theme", "colors", "hatches", "shares", "font", "line_width", "language", "credit",
  ]
  /// The number of classes of shares.
  private static let shareCount = 5

  func style(_ bytes: [UInt8], theme name: PictureTheme.Name?) throws(InputError) -> HouseStyle {
    let root: JSONValue
    do throws(GeoJSONError) {
      root = try GeoJSONReader().readValue(bytes)
    } catch {
      throw InputError(error, path: path)
    }
    guard case .object(let object) = root else { throw fault("it", "is no object", "write {…}") }
    var known: Set<String> = []
    for member in object.members {
      guard Self.members.contains(member.key) else {
        throw fault(printable(member.key), "is not known", "use \(Self.members.joined(separator: ", "))")
      }
      guard known.insert(member.key).inserted else { throw fault(member.key, "is given twice", "keep one") }
    }
    guard object["schema"]?.stringValue == HouseStyle.schema else {
      throw fault("schema", "is not \"\(HouseStyle.schema)\"", "write it so: other versions are not known")
    }
    let named = try word(object["theme"], "theme", PictureTheme.Name.self)
    var style = HouseStyle()
    style.theme = PictureTheme(name ?? named ?? .light)
    for (ink, value) in try inks(object, "colors") {
      style.theme.colors[ink] = try color(value.value, value.name)
    }
    for (ink, value) in try inks(object, "hatches") {
      style.theme.hatches[ink] = try word(value.value, value.name, PictureFill.Hatch.self)
    }
    style.theme.shareColors = try shares(object["shares"])
    style.theme.fontFamily = try font(object["font"])
    style.theme.lineScale = try lineScale(object["line_width"])
    style.language = try word(object["language"], "language", Language.self)
    style.credit = try text(object["credit"], "credit").map { printable($0) }
    return style
  }

  private typealias Named = (name: String, value: JSONValue)

  private func inks(
    _ object: JSONObject, _ name: String
  ) throws(InputError) -> [(PictureTheme.Ink, Named)] {
    guard let value = object[name] else { return [] }
    guard case .object(let table) = value else { throw fault(name, "is no object", "write {…}") }
    var inks: [(PictureTheme.Ink, Named)] = []
    for member in table.members {
      let place = "\(name).\(printable(member.key))"
      guard let ink = PictureTheme.Ink(rawValue: member.key) else {
        let known = PictureTheme.Ink.allCases.map(\.rawValue).joined(separator: ", ")
        throw fault(place, "is not known", "use \(known)")
      }
      if name == "hatches", !ink.isOfLand {
        throw fault(place, "is no land", "hatch held, gained, lost or a status")
      }
      if inks.contains(where: { $0.0 == ink }) { throw fault(place, "is given twice", "keep one") }
      inks.append((ink, (place, member.value)))
    }
    return inks
  }

  private func color(_ value: JSONValue, _ name: String) throws(InputError) -> String {
    if let text = value.stringValue, text.hasPrefix("#"), text.utf8.count == 4 || text.utf8.count == 7,
      text.utf8.dropFirst().allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit })
    {
      return text.lowercased()
    }
    throw fault(name, "is \(shown(value)), which is no colour", "write #rgb or #rrggbb")
  }

  private func shares(_ value: JSONValue?) throws(InputError) -> [String]? {
    guard let value else { return nil }
    guard case .array(let colors) = value, colors.count == Self.shareCount else {
      throw fault("shares", "is no list of five colours", "write one each for 5, 25, 50, 75 and 100 %")
    }
    var shares: [String] = []
    for (index, value) in colors.enumerated() { shares.append(try color(value, "shares[\(index)]")) }
    return shares
  }

  private func font(_ value: JSONValue?) throws(InputError) -> String? {
    guard let text = try text(value, "font") else { return nil }
    // It stands in an attribute, and programs that read it take it for CSS.
    guard
      text.unicodeScalars.allSatisfy({
        $0.properties.isAlphabetic || " -,'0123456789".unicodeScalars.contains($0)
      })
    else {
      throw fault("font", "is \(shown(.string(text)))", "name families of fonts, with commas between them")
    }
    return text
  }

  private func lineScale(_ value: JSONValue?) throws(InputError) -> Double {
    guard let value else { return 1 }
    guard let number = value.doubleValue, (0.25...4).contains(number) else {
      throw fault("line_width", "is \(shown(value))", "write a number from 0.25 to 4")
    }
    return number
  }

  private func text(_ value: JSONValue?, _ name: String) throws(InputError) -> String? {
    guard let value else { return nil }
    guard let text = value.stringValue, !text.isEmpty else {
      throw fault(name, "is \(shown(value))", "write a text between quotes")
    }
    return text
  }

  private func word<Word: RawRepresentable & CaseIterable>(
    _ value: JSONValue?, _ name: String, _ kind: Word.Type
  ) throws(InputError) -> Word? where Word.RawValue == String {
    guard let value else { return nil }
    if let word = value.stringValue.flatMap(Word.init) { return word }
    let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
    throw fault(name, "is \(shown(value))", "write one of \(known)")
  }

  private func shown(_ value: JSONValue) -> String {
    value.stringValue.map { "\"\(printable($0))\"" } ?? printable(value.description)
  }

  private func fault(_ name: String, _ what: Wording, _ advice: Wording) -> InputError {
    InputError(.badData, path: path, message: "in the style, \(name) \(what)", advice: advice)
  }
}
