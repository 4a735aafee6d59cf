import FrontLine
import FrontLineKit
import Measurement

extension ComparisonFigures {
  /// The figures of two snapshots, with the same names in every rendering of a comparison.
  static var columns: [Column<ComparisonFigures>] {
    [
      .number("a_km2", .areaA) { $0.aSquareKilometers }, .number("b_km2", .areaB) { $0.bSquareKilometers },
    ] + partColumns
  }

  /// The land that both hold, only A and only B.
  static var partColumns: [Column<ComparisonFigures>] {
    [
      .number("agreed_km2", .agreed) { $0.agreedSquareKilometers },
      .number("only_a_km2", .onlyA) { $0.onlyASquareKilometers },
      .number("only_b_km2", .onlyB) { $0.onlyBSquareKilometers },
    ]
  }
}

extension Disagreement {
  static var columns: [Column<Disagreement>] {
    [
      .text("a_status", .inA, cell: { $0.inA.title(in: $1) }) { $0.inA.word.english },
      .text("a_part") { $0.inA.part?.rawValue },
      .text("b_status", .inB, cell: { $0.inB.title(in: $1) }) { $0.inB.word.english },
      .text("b_part") { $0.inB.part?.rawValue }, .number("km2", .squareKilometers) { $0.squareKilometers },
    ]
  }
}

extension Disagreement.Standing {
  /// The status; `free` where the map has none.
  fileprivate var word: BilingualText { .status(status) }

  /// Returns the status with its part: `occupied-before-2022 tuzla`.
  fileprivate func title(in language: Language) -> String {
    let status = language.say(word)
    guard let part = part.map({ language.say(BilingualText.part($0)) }) else { return status }
    return language.say("\(status) \(part)", "\(status), \(part)")
  }
}
