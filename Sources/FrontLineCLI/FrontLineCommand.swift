import ArgumentParser
import FrontLineKit
import Interruptions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The root of the command line.
@main
struct FrontLineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "frontline",
    abstract: "Figures from published front-line maps: areas, changes, distances.",
    discussion: """
      Reads snapshots (GeoJSON of DeepState and others) and says how much land is held and how much changed \
      hands. Every figure comes with its source, earth model and denominator. Without an input a command runs on \
      the embedded sample, an illustration by the developers and not a record of events.

      Data goes to standard output, everything else to standard error.

      'frontline help topics' lists what commands share: \(HelpTopic.all.map(\.name).joined(separator: ", ")).

      Exit status: \(ExitStatus.meanings.map { "\($0.status) \($0.meaning)" }.joined(separator: ", ")).
      """,
    version: Tool.version,
    subcommands: [
      AreaCommand.self, ChangeCommand.self, SeriesCommand.self, DistanceCommand.self, RouteCommand.self,
      ZonesCommand.self, MapCommand.self, ReportCommand.self,
      CompareCommand.self, FrontCommand.self, CheckCommand.self, ExportCommand.self, ArchiveCommand.self,
      FetchCommand.self, WatchCommand.self, PlacesCommand.self, RoadsCommand.self, BatchCommand.self,
    ])

  @Flag(
    name: [.customLong("licences"), .customLong("licenses")],
    help: "Show the credits and licences of everything that is in the program.")
  var licences = false

  func validate() throws {
    if licences { throw CleanExit.message(try Licences.text()) }
  }

  static func main() async {
    Interruption.install()
    do {
      if let refusal = MemoryLimit.install() {
        throw Failure(message: refusal, status: ExitStatus.computationFailed)
      }
      if try printTopic() { return }
      var command = try command(of: Array(CommandLine.arguments.dropFirst()))
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      Failure.exit(with: error)
    }
  }

  /// Prints the topic of `help TOPIC`. Returns whether the words ask for one.
  ///
  /// Throws an error for a name that is neither a topic nor a command: the parser would show the help of the root, as if
  /// the name were right.
  private static func printTopic() throws -> Bool {
    let words = CommandLine.arguments.dropFirst()
    guard words.first == "help", let name = words.dropFirst().first, !name.hasPrefix("-"),
      !UsageMessage.commandNames.contains(name), name != "help"
    else { return false }
    guard let text = HelpTopic.text(of: name) else {
      throw ValidationError(UsageMessage.nothing(called: name))
    }
    try Output.write(Array(text.utf8), to: nil, overwrite: false)
    return true
  }
}
