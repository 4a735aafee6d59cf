import FrontLine
import FrontLineKit
import Measurement
import Proximity

extension ChangeDocument {
  /// A table of the largest patches of both kinds, or one for each kind, and a line about the slivers.
  var patchTable: TextReport {
    guard let patches = details?.patches, !patches.entries.isEmpty || patches.slivers.count > 0 else {
      return TextReport()
    }
    var text = TextReport()
    if let top {
      for kind in [Patch.Kind.gained, .lost] {
        let entries = patches.entries.filter { $0.patch.kind == kind }
        if !entries.isEmpty { text += TextReport(table(of: entries, limit: top)) + "\n" }
      }
    } else {
      text += TextReport(table(of: patches.entries, limit: 10))
    }
    let note = sliverNote
    return text + note + (top == nil || !note.isEmpty ? "\n" : "")
  }

  /// The line about the slivers; empty where there are none.
  var sliverNote: String {
    details.flatMap { $0.patches.slivers.count == 0 ? nil : sliverLine($0.patches.slivers) } ?? ""
  }

  private func sliverLine(_ slivers: PatchReport.Slivers) -> String {
    let count = CountedNoun.sliver.counted(slivers.count, in: language)
    let limit = language.figures("\(slivers.belowSquareKilometers)")
    let sum = language.squareKilometers(slivers.squareKilometers, decimals: 6)
    return language.say(
      "\(count) below \(limit) km² each (\(sum) together) \(slivers.count == 1 ? "is" : "are") counted in the totals, "
        + "but not listed\n",
      "\(count) площею менш як \(limit)\(Language.space)км² (разом \(sum)) враховано в підсумках, але не перелічено\n"
    )
  }

  private func table(of entries: [PatchReport.Entry], limit: Int) -> TextTable {
    var table = PatchReport.Entry.screenColumns.table(of: entries.prefix(limit), in: language)
    // Gained and lost land are no sum.
    for kind in [Patch.Kind.gained, .lost] {
      let more = entries.dropFirst(limit).filter { $0.patch.kind == kind }
      guard !more.isEmpty else { continue }
      table.append([
        language.say(
          "\(language.count(more.count)) more \(kind.rawValue)",
          "ще \(language.count(more.count)): \(language.say(.kind(kind)))"),
        language.number(more.reduce(0) { $0 + $1.patch.squareKilometers }, decimals: 3),
      ])
    }
    return table
  }

  /// The settlements whose centres changed their status, and out of how many.
  var settlementTable: TextReport {
    guard let details, details.placeCount > 0 else { return TextReport() }
    if details.settlements.isEmpty { return TextReport(settlementNote) }
    return TextReport(SettlementChange.columns.table(of: details.settlements, in: language)) + settlementNote
  }

  /// What is said below the settlements: out of how many they are, and how well their centres are known.
  var settlementNote: String {
    guard let details else { return "" }
    let changed = language.count(details.settlements.count)
    let (known, all) = (
      language.number(Double(details.placeCount), decimals: 0),
      language.number(Double(Gazetteer.officialSettlementCount), decimals: 0)
    )
    // A status is that of the centre, which is known less well than the line of the map.
    let limit = details.settlements.compactMap(\.place.uncertaintyMeters).max().map {
      SentenceWords(language: language).uncertainty(ofMeters: $0)
    }
    let centres =
      limit.map { language.say("; the centres are known to \($0)", "; центри відомі з точністю \($0)") } ?? ""
    let line = language.say(
      "\(details.settlements.isEmpty ? "none" : changed) of the \(known) places known here changed, of \(all) settlements in all\(centres)\n\n",
      "змінилися \(changed) з \(known) відомих тут місць; усього населених пунктів \(all)\(centres)\n\n")
    let note =
      details.settlements.contains(where: \.isDoubtful)
      ? language.say(
        "± so near the border of the change that the true centre may lie outside it\n",
        "± так близько до межі зміненого, що центр, як його знаємо, може лежати поза нею\n") : ""
    return note + line
  }

  /// A table of the land of each status before by its status after.
  ///
  /// Empty where the maps have only one status: gained and lost then say all.
  var transitionTable: TextReport {
    guard let transitions = details?.transitions, transitions.statuses.count > 1 else { return TextReport() }
    let columns = transitions.statuses.map(Optional.some) + [nil]
    let titles = columns.map { BilingualText.status($0) }
    var table = TextTable(
      [(language.say(.fromStatusInSquareKilometers), .left)]
        + titles.map { (language.say("to \($0.english)", "стало: \($0.ukrainian)"), .right) }
        + [(language.say("before", "разом було"), .right)])
    func text(_ squareMeters: Double) -> String { language.number(squareMeters / 1e6, decimals: 3) }
    for (from, title) in zip(columns, titles) {
      let cells = columns.map { to in
        let area = transitions.squareMeters(from: from, to: to)
        return area == 0 ? "" : text(area)
      }
      table.append(
        [language.say(title)] + cells + [from.map { text(transitions.squareMeters(from: $0)) } ?? ""])
    }
    table.append(
      [language.say("after", "разом стало")]
        + transitions.statuses.map { text(transitions.squareMeters(to: $0)) })
    return TextReport(table) + "\n"
  }
}
