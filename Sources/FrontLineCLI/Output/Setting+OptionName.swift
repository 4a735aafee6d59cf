import ArgumentParser
import FrontLine
import FrontLineKit

extension Setting {
  /// What it is called here: `--date`.
  var optionName: String { "--" + (Self.otherNames[self] ?? rawValue) }

  private static let otherNames: [Setting: String] = [.regions: "by"]
}

extension Job {
  /// Throws what is wrong with the job as an error of usage, with the names of options.
  func checkOptions() throws {
    do {
      try validate()
    } catch {
      throw ValidationError(error)
    }
  }
}

extension ValidationError {
  /// A job's own words with the names of options in them.
  init(_ error: JobError) { self.init(error.message.text(naming: \.optionName)) }
}
