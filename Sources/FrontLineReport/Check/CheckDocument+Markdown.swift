import FrontLineAnalysis

extension CheckDocument {
  /// For each file a heading and a table of its findings; at the end how many there are.
  public var markdown: String {
    var text = TextReport()
    for entry in entries {
      text += entry.heading + "\n"
      text +=
        entry.report.findings.isEmpty
        ? TextReport("nothing to find fault with\n") : TextReport(entry.findingTable)
      if let repair = entry.repair { text += repair.text(output: entry.output) }
    }
    return (text + "\(sentence)\n").markdown
  }
}

extension CheckDocument.Entry {
  fileprivate var findingTable: TextTable {
    var table = TextTable([
      ("severity", .left), ("rule", .left), ("where", .left), ("finding", .left), ("consequence", .left),
    ])
    for finding in report.findings {
      table.append([
        finding.severity.rawValue, finding.rule, finding.whereabouts, finding.message,
        finding.consequence + finding.more,
      ])
    }
    return table
  }
}
