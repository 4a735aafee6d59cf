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
        if !entries.isEmpty { text += TextReport(Self.table(of: entries, limit: top)) + "\n" }
      }
    } else {
      text += TextReport(Self.table(of: patches.entries, limit: 10))
    }
    let slivers = patches.slivers
    let note =
      slivers.count == 0
      ? ""
      : "\(counted(slivers.count, "sliver")) below \(slivers.belowSquareKilometers) km² each "
        + "(\(decimal(slivers.squareKilometers, 6)) km² together) \(slivers.count == 1 ? "is" : "are") counted in the "
        + "totals, but not listed\n"
    return text + note + (top == nil || !note.isEmpty ? "\n" : "")
  }

  private static func table(of entries: [PatchReport.Entry], limit: Int) -> TextTable {
    var table = PatchReport.Entry.screenColumns.table(of: entries.prefix(limit))
    let more = entries.dropFirst(limit)
    if !more.isEmpty {
      table.append([
        "\(more.count) more", decimal(more.reduce(0) { $0 + $1.patch.squareKilometers }, 3),
      ])
    }
    return table
  }

  /// The settlements whose centres changed their status.
  var settlementTable: TextReport {
    guard let settlements = details?.settlements, !settlements.isEmpty else { return TextReport() }
    return TextReport(SettlementChange.columns.table(of: settlements)) + "\n"
  }

  /// A table of the land of each status before by its status after.
  ///
  /// Empty where the maps have only one status: gained and lost then say all.
  var transitionTable: TextReport {
    guard let transitions = details?.transitions, transitions.statuses.count > 1 else { return TextReport() }
    let columns = transitions.statuses.map(Optional.some) + [nil]
    var table = TextTable(
      [("from, km²", .left)] + columns.map { ("to \($0?.rawValue ?? "free")", .right) }
        + [("before", .right)])
    for from in columns {
      let cells = columns.map { to in
        let area = transitions.squareMeters(from: from, to: to) / 1e6
        return area == 0 ? "" : decimal(area, 3)
      }
      table.append(
        [from?.rawValue ?? "free"] + cells
          + [from.map { decimal(transitions.squareMeters(from: $0) / 1e6, 3) } ?? ""])
    }
    table.append(
      ["after"] + transitions.statuses.map { decimal(transitions.squareMeters(to: $0) / 1e6, 3) })
    return TextReport(table) + "\n"
  }
}
