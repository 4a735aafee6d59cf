import FrontLine
import FrontLineKit
import Measurement

extension ComparisonFigures {
  /// The figures of two snapshots, with the same names in every rendering of a comparison.
  static var columns: [Column<ComparisonFigures>] {
    [
      .number("a_km2", "A km²") { $0.aSquareKilometers }, .number("b_km2", "B km²") { $0.bSquareKilometers },
    ] + partColumns
  }

  /// The land that both hold, only A and only B.
  static var partColumns: [Column<ComparisonFigures>] {
    [
      .number("agreed_km2", "agreed") { $0.agreedSquareKilometers },
      .number("only_a_km2", "only A") { $0.onlyASquareKilometers },
      .number("only_b_km2", "only B") { $0.onlyBSquareKilometers },
    ]
  }
}

extension Disagreement {
  static var columns: [Column<Disagreement>] {
    [
      .text("a_status", "in A", cell: { $0.inA.title }) { $0.inA.word },
      .text("a_part") { $0.inA.part?.rawValue },
      .text("b_status", "in B", cell: { $0.inB.title }) { $0.inB.word },
      .text("b_part") { $0.inB.part?.rawValue }, .number("km2", "km²") { $0.squareKilometers },
    ]
  }
}

extension Disagreement.Standing {
  /// The status; `free` where the map has none.
  fileprivate var word: String { status?.rawValue ?? "free" }

  /// The status with its part: `occupied-before-2022 tuzla`.
  fileprivate var title: String { part.map { "\(word) \($0)" } ?? word }
}
