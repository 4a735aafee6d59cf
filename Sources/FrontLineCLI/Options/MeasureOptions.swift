import ArgumentParser
import FrontLine
import FrontLineKit
import Measurement

/// What is counted, on which earth, as a share of what.
struct MeasureOptions: ParsableArguments {
  @Option(
    help: "What is counted: all-occupied, since-2022 or with-contested.",
    completion: .list(Territory.named.map(\.name)))
  var territory: String?

  @Option(help: ArgumentHelp("Statuses to count instead of a named territory.", valueName: "a,b"))
  var statuses: String?

  @Option(help: "The earth that areas are measured on.")
  var earth = EarthModel.wgs84

  @Option(help: "What percentages are of; KM2 is a number of square kilometres.")
  var denominator = Denominator.ukraine

  @OptionGroup var jobs: JobsOption

  func validate() throws {
    if territory != nil && statuses != nil {
      throw ValidationError("--territory and --statuses both say what is counted: give one of them")
    }
    do throws(TerritoryError) {
      _ = try countedTerritory()
    } catch {
      throw ValidationError(error.wording.text(naming: \.optionName))
    }
  }

  /// What is counted. Throws where there is no such territory or status.
  func countedTerritory() throws(TerritoryError) -> Territory {
    if let statuses { return try Territory(statusList: statuses) }
    if let territory { return try Territory(named: territory) }
    return .allOccupied
  }

  func measuring() throws -> Measuring {
    Measuring(territory: try countedTerritory(), earth: earth, denominator: denominator)
  }
}

extension EarthModel: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
  public static var allValueStrings: [String] { words }
  public static var defaultCompletionKind: CompletionKind { .list(allValueStrings.dropLast()) }
}

extension Denominator: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
  public static var allValueStrings: [String] { named.map(\.name) + ["KM2"] }
  public static var defaultCompletionKind: CompletionKind { .list(named.map(\.name)) }
  public var defaultValueDescription: String { name }
}
