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
        let whereabouts = finding.whereabouts
        let message =
          finding.message.text(naming: style.settingName)
          + (whereabouts.isEmpty ? "" : " (where: \(whereabouts))")
          + ": \(finding.consequence.text(naming: style.settingName))" + finding.more
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
  /// One line about the file: its name, form, source, date, counts and area.
  var heading: String {
    var heading = [displayName(ofPath: report.path), report.formTitle]
    if let source = report.source { heading.append(source.name) }
    if let date = report.date { heading.append(date.description) }
    if report.form != nil {
      heading.append("\(counted(report.featureCount, "feature")), \(counted(report.polygonCount, "polygon"))")
    }
    if let area = report.squareKilometers { heading.append("\(decimal(area, 3)) km²") }
    return heading.joined(separator: " · ")
  }

  fileprivate func text(_ style: DocumentStyle, output: String?) -> String {
    var text = heading + "\n"
    for finding in report.findings {
      let place = finding.whereabouts
      text += "\n\(finding.severity.rawValue)  \(finding.rule)" + (place.isEmpty ? "" : "  \(place)") + "\n"
      text += "  \(finding.message.text(naming: style.settingName))\n"
      text += "  \(finding.consequence.text(naming: style.settingName))\(finding.more)\n"
    }
    if report.findings.isEmpty { text += "\nno faults found\n" }
    if let repair { text += "\n" + repair.report.text(output: output) }
    return text
  }
}

extension CheckFinding {
  /// The location in words: `feature 12 "name", ring 0, position 7, longitude 37.5, latitude 48, line 3, column 5`.
  ///
  /// Leaves out the byte offset, which tells a person less than line and column.
  var whereabouts: String {
    var location = location
    (location.byteOffset, location.line, location.column) = (nil, nil, nil)
    var parts = [location.description]
    if let coordinate { parts.append("longitude \(coordinate.x), latitude \(coordinate.y)") }
    if let line = self.location.line, let column = self.location.column {
      parts.append("line \(line), column \(column)")
    }
    return parts.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  var more: String { occurrences > 1 ? " (and \(occurrences - 1) more like it)" : "" }
}

extension RepairReport {
  func text(output: String?) -> String {
    var text = "repaired by \(method.rawValue)" + (output.map { ": \(displayName(ofPath: $0))" } ?? "") + "\n"
    for change in changes {
      let location = change.location.description
      text += "  \(location.isEmpty ? "file" : location): \(change.what)"
      if let area = change.changedSquareKilometers { text += ", \(signedDecimal(area, 6)) km²" }
      text += "\n"
    }
    if changes.isEmpty { text += "  nothing to change\n" }
    if omittedChanges > 0 { text += "  and \(counted(omittedChanges, "change")) more\n" }
    return text
      + "  in all \(signedDecimal(changedSquareKilometers, 6)) km² compared with the rings as written\n"
  }
}
