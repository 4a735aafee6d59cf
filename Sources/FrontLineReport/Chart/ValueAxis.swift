import FrontLineKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Round numbers in a range of values, at equal steps of 1, 2 or 5 times a power of ten.
struct ValueAxis: Hashable {
  let range: ClosedRange<Double>
  let ticks: [Double]
  /// The decimals that tell neighbouring ticks apart.
  let decimals: Int

  /// Makes an axis with two ticks or more: at most so many and one, or five.
  init(_ range: ClosedRange<Double>, most count: Int) {
    let span = max(range.upperBound - range.lowerBound, 1e-9)
    self.range = range.lowerBound...(range.lowerBound + span)
    let least = span / Double(max(count, 2))
    let power = pow(10, floor(log10(least)))
    // A step that is too small by rounding alone is meant.
    let steps = [0.5, 1, 2, 5, 10].map { $0 * power }
    let index = steps.firstIndex { $0 >= least * (1 - 1e-9) } ?? steps.count - 1
    func multiples(of step: Double) -> [Double] {
      let first = (range.lowerBound / step - 1e-9).rounded(.up)
      let last = ((range.lowerBound + span) / step + 1e-9).rounded(.down)
      return stride(from: first, through: last, by: 1).map { $0 * step }
    }
    // A range may lie between two multiples of its step.
    let step = multiples(of: steps[index]).count < 2 ? steps[max(0, index - 1)] : steps[index]
    ticks = multiples(of: step)
    decimals = max(0, Int(-floor(log10(step) + 1e-9)))
  }

  /// Returns a tick as it is written beside the axis; zero has no decimals.
  func label(_ tick: Double, _ language: Language) -> String {
    language.number(tick, decimals: tick == 0 ? 0 : decimals)
  }
}
