import ArgumentParser
import FrontLine
import FrontLineKit

extension Setting {
  /// The name of the option, such as `--date`.
  var optionName: String { "--" + (Self.otherNames[self] ?? rawValue) }

  private static let otherNames: [Setting: String] = [
    .regions: "by", .rollingDays: "rolling", .recentDays: "recent",
  ]
}

extension Wording.Name {
  /// What the user types: `--date`, `frontline archive add`.
  var typed: String {
    switch self {
    case .setting(let setting): setting.optionName
    case .action(let action): "frontline \(action.rawValue)"
    }
  }
}

extension Job {
  /// Validates the job, and throws its error as one of usage that names options.
  func checkOptions() throws {
    do {
      try validate()
    } catch {
      throw ValidationError(error)
    }
  }
}

extension ValidationError {
  /// Creates an error of usage from the message of a job, with the names of options.
  init(_ error: JobError) { self.init(error.message.text(naming: \.typed)) }
}
