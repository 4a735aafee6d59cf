// Prints what changed hands in each month.
//
//   swift run --package-path Tests/Examples ChangesByMonth FOLDER|ARCHIVE|FILE…
import FrontLineKit

let inputs = Array(CommandLine.arguments.dropFirst())
let result = try await SeriesJob(inputs: inputs, every: .month).run()
guard case .periods(let months, _, _) = result.rows else { fatalError("a series by month has periods") }

/// A number with one decimal, or a dash where there is none.
func text(_ number: Double?) -> String {
  guard let number else { return "—" }
  let tenths = Int((number * 10).rounded())
  return "\(tenths < 0 ? "−" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
}

func row(_ cells: [String]) -> String {
  cells.map { String(repeating: " ", count: max(0, 12 - $0.count)) + $0 }.joined()
}

print(row(["month", "area, km²", "gained", "lost", "net"]))
for month in months {
  let change = month.change
  print(
    row([
      month.name, text(month.squareKilometers), text(change?.gainedSquareKilometers),
      text(change?.lostSquareKilometers), text(change?.netSquareKilometers),
    ]))
}

// A figure is worth what is known about it.
print("\n" + result.provenance.sentence(in: .english))
for diagnostic in result.diagnostics.all { print(diagnostic) }
