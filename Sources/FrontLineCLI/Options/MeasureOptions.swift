import ArgumentParser
import FrontLine
import FrontLineKit
import Measurement

/// The options for measuring: what is counted, the earth model and the denominator.
struct MeasureOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The territory that is counted. (values: \(Territory.named.map(\.name).joined(separator: ", ")); default: "
        + "\(Territory.allOccupied.name))", valueName: "NAME"),
    completion: .list(Territory.named.map(\.name)))
  var territory: String?

  @Option(
    help: ArgumentHelp("The statuses to count instead of a named territory.", valueName: "a,b"),
    completion: .statuses)
  var statuses: String?

  @Option(help: "The earth model that areas are measured with.")
  var earth = EarthModel.wgs84

  @Option(help: "The area that is 100 % in percentages; KM2 is a number of square kilometres.")
  var denominator = Denominator.ukraine

  @OptionGroup var jobs: JobsOption

  func validate() throws {
    if territory != nil && statuses != nil {
      throw ValidationError("--territory and --statuses both say what is counted: give one of them")
    }
    do throws(TerritoryError) {
      _ = try countedTerritory()
    } catch {
      throw ValidationError(error.wording.text(naming: \.typed))
    }
  }

  /// Returns the territory that is counted. Throws if a territory or a status does not exist.
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
