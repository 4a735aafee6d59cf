import GeoJSON

/// Rows of text in aligned columns.
public struct TextTable: Sendable {
  /// On which side the cells of a column end evenly.
  public enum Alignment: Sendable {
    /// On the left, as texts are.
    case left
    /// On the right, as numbers are.
    case right
  }

  let alignments: [Alignment]
  /// The characters of a cell beyond which it is cut, so that one long name does not widen the whole table.
  private static let widestCell = 400
  /// The rows; the first one holds the titles.
  private(set) var rows: [[String]]

  /// Creates a table without rows.
  public init(_ columns: [(title: String, alignment: Alignment)]) {
    alignments = columns.map(\.alignment)
    rows = [columns.map(\.title)]
  }

  /// Adds a row.
  ///
  /// Names come from files, so every cell is escaped: characters that steer a terminal or can't be seen are replaced.
  public mutating func append(_ row: [String]) {
    rows.append(row.map { printable($0, limit: Self.widestCell) })
  }

  /// The table as lines that end in a line feed, with two spaces between columns and none at the end of a line.
  public var text: String {
    let widths = alignments.indices.map { column in
      rows.map { column < $0.count ? displayWidth($0[column]) : 0 }.max() ?? 0
    }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        let padding = String(repeating: " ", count: max(0, widths[column] - displayWidth(cell)))
        line += (column > 0 ? "  " : "") + (alignments[column] == .right ? padding + cell : cell + padding)
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}

/// Returns the columns that a text takes on a terminal: one for each character, since Cyrillic and Latin letters are
/// narrow.
private func displayWidth(_ text: String) -> Int { text.count }
