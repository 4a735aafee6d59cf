import Checking
import FrontLine
import FrontLineKit

extension CheckDocument {
  /// A heading and a table of findings for each file, then the line that counts them.
  public var markdown: String {
    var text = TextReport()
    for entry in entries {
      text += entry.heading(in: language) + "\n"
      text +=
        entry.report.findings.isEmpty
        ? TextReport(language.say("no faults found\n", "вад не виявлено\n"))
        : TextReport(entry.findingTable(style))
      if let repair = entry.repair { text += repair.report.text(output: output, in: language) }
    }
    return (text + "\(sentence)\n").markdown
  }
}

extension CheckResult.Entry {
  fileprivate func findingTable(_ style: DocumentStyle) -> TextTable {
    let language = style.language
    let headings: [BilingualText] = [.severity, .rule, .location, .finding, .consequence]
    var table = TextTable(headings.map { (language.say($0), .left) })
    for finding in report.findings {
      table.append([
        language.say(.severity(finding.severity)), finding.rule, finding.whereabouts(in: language),
        finding.message.text(naming: style.naming),
        finding.consequence.text(naming: style.naming) + finding.more(in: language),
      ])
    }
    return table
  }
}
