import Checking
import FrontLine
import FrontLineKit
import GeoJSON
import GeoTypes

extension CheckDocument {
  /// A heading and the findings, three lines each, for each file, then the line that counts them.
  public var table: String {
    entries.map { $0.text(style, output: output) }.joined(separator: "\n") + "\n" + sentence + "\n"
  }

  /// A workflow command of GitHub Actions for each finding.
  public var annotations: String {
    var text = ""
    for entry in entries {
      for finding in entry.report.findings {
        var properties = ["file=\(escapedPath(entry.report.path))"]
        if let line = finding.location.line {
          properties.append("line=\(line)")
          if let column = finding.location.column { properties.append("col=\(column)") }
        }
        properties.append("title=\(escapedProperty(finding.rule))")
        let whereabouts = finding.whereabouts(in: .english)
        let message =
          finding.message.text(naming: style.naming)
          + (whereabouts.isEmpty ? "" : " (where: \(whereabouts))")
          + ": \(finding.consequence.text(naming: style.naming))" + finding.more(in: .english)
        text +=
          "::\(finding.severity.rawValue) \(properties.joined(separator: ","))::\(escapedData(message))\n"
      }
    }
    return text
  }

  private func escapedData(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  /// Escapes a path. Line ends may belong to a name and are kept; characters that steer a terminal or can't be seen
  /// are replaced.
  private func escapedPath(_ path: String) -> String {
    escapedProperty(
      path.unicodeScalars.map { $0 == "\n" || $0 == "\r" ? String($0) : printable(String($0)) }.joined())
  }

  private func escapedProperty(_ text: String) -> String {
    escapedData(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}

extension CheckResult.Entry {
  /// Returns one line about the file: its name, form, source, date, counts and area.
  func heading(in language: Language) -> String {
    var heading = [displayName(ofPath: report.path), language.say(report.formTitle)]
    if let source = report.source { heading.append(source.name) }
    if let date = report.date { heading.append(date.description) }
    if report.form != nil {
      heading.append(
        "\(CountedNoun.feature.counted(report.featureCount, in: language)), "
          + CountedNoun.polygon.counted(report.polygonCount, in: language))
    }
    if let area = report.squareKilometers { heading.append(language.squareKilometers(area, decimals: 3)) }
    return heading.joined(separator: " · ")
  }

  fileprivate func text(_ style: DocumentStyle, output: String?) -> String {
    let language = style.language
    var text = heading(in: language) + "\n"
    for finding in report.findings {
      let place = finding.whereabouts(in: language)
      text +=
        "\n\(language.say(.severity(finding.severity)))  \(finding.rule)"
        + (place.isEmpty ? "" : "  \(place)") + "\n"
      text += "  \(finding.message.text(naming: style.naming))\n"
      text += "  \(finding.consequence.text(naming: style.naming))\(finding.more(in: language))\n"
    }
    if report.findings.isEmpty { text += language.say("\nno faults found\n", "\nвад не виявлено\n") }
    if let repair { text += "\n" + repair.report.text(output: output, in: language) }
    return text
  }
}

extension CheckFinding {
  /// Returns the location in words: `feature 12 "name", ring 0, position 7, longitude 37.5, latitude 48, line 3, column
  /// 5`.
  ///
  /// Leaves out the byte offset, which tells a person less than line and column.
  func whereabouts(in language: Language) -> String {
    var location = location
    (location.byteOffset, location.line, location.column) = (nil, nil, nil)
    var parts = [location.words(in: language)]
    // Degrees stay as they are written in the file.
    if let coordinate {
      parts.append(
        language.say(
          "longitude \(coordinate.x), latitude \(coordinate.y)",
          "довгота \(coordinate.x), широта \(coordinate.y)"))
    }
    if let line = self.location.line, let column = self.location.column {
      parts.append(language.say("line \(line), column \(column)", "рядок \(line), стовпець \(column)"))
    }
    return parts.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  func more(in language: Language) -> String {
    guard occurrences > 1 else { return "" }
    return language.say(" (and \(occurrences - 1) more like it)", " (і ще таких: \(occurrences - 1))")
  }
}

extension GeoJSONLocation {
  /// Returns the location in words, without byte, line and column in Ukrainian.
  fileprivate func words(in language: Language) -> String {
    if language == .english { return description }
    var parts: [String] = []
    if let feature {
      parts.append("об’єкт \(feature)" + (featureName.map { " «\(printable($0))»" } ?? ""))
    }
    parts += geometryPath.map { "геометрія \($0)" }
    if let polygon { parts.append("полігон \(polygon)") }
    if let ring { parts.append("кільце \(ring)") }
    if let lineString { parts.append("лінія \(lineString)") }
    if let position { parts.append("позиція \(position)") }
    if let member { parts.append("«\(printable(member))»") }
    return parts.joined(separator: ", ")
  }
}

extension RepairReport {
  func text(output: String?, in language: Language) -> String {
    let name = output.map { ": \(displayName(ofPath: $0))" } ?? ""
    var text =
      language.say("repaired by \(method.rawValue)", "виправлено способом \(method.rawValue)") + name + "\n"
    for change in changes {
      let location = change.location.words(in: language)
      text += "  \(location.isEmpty ? language.say("file", "файл") : location): \(change.what)"
      if let area = change.changedSquareKilometers { text += ", \(signed(area, language))" }
      text += "\n"
    }
    if changes.isEmpty { text += language.say("  nothing to change\n", "  нічого змінювати\n") }
    if omittedChanges > 0 {
      let count = CountedNoun.change.counted(omittedChanges, in: language)
      text += language.say("  and \(count) more\n", "  і ще \(count)\n")
    }
    let sum = signed(changedSquareKilometers, language)
    return text
      + language.say(
        "  in all \(sum) compared with the rings as written\n",
        "  загалом \(sum) порівняно з кільцями, як їх записано\n")
  }

  private func signed(_ squareKilometers: Double, _ language: Language) -> String {
    language.withUnit(language.signedNumber(squareKilometers, decimals: 6), "km²", "км²")
  }
}
