import Checking
import FrontLineKit

extension CheckDocument {
  /// A heading and a table of findings for each file, then the line that counts them.
  public var markdown: String {
    var text = TextReport()
    for entry in entries {
      text += entry.heading + "\n"
      text +=
        entry.report.findings.isEmpty
        ? TextReport("no faults found\n") : TextReport(entry.findingTable(style))
      if let repair = entry.repair { text += repair.report.text(output: output) }
    }
    return (text + "\(sentence)\n").markdown
  }
}

extension CheckResult.Entry {
  fileprivate func findingTable(_ style: DocumentStyle) -> TextTable {
    var table = TextTable([
      ("severity", .left), ("rule", .left), ("where", .left), ("finding", .left), ("consequence", .left),
    ])
    for finding in report.findings {
      table.append([
        finding.severity.rawValue, finding.rule, finding.whereabouts,
        finding.message.text(naming: style.settingName),
        finding.consequence.text(naming: style.settingName) + finding.more,
      ])
    }
    return table
  }
}
