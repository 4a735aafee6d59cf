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

      Exit status: 0 done, 1 the computation failed, 2 done with warnings under --strict, 64 wrong usage, 65 bad \
      data, 66 an input can't be opened, 73 an output can't be created, 74 reading or writing failed, 130 interrupted.
      """,
    version: Tool.version,
    subcommands: [
      AreaCommand.self, ChangeCommand.self, SeriesCommand.self, DistanceCommand.self, RouteCommand.self,
      ZonesCommand.self, MapCommand.self, ReportCommand.self,
      CompareCommand.self, FrontCommand.self, CheckCommand.self, ExportCommand.self, ArchiveCommand.self,
      FetchCommand.self, WatchCommand.self, PlacesCommand.self, RoadsCommand.self, BatchCommand.self,
    ])

  static func main() async {
    Interruption.install()
    do {
      if let refusal = MemoryLimit.install() {
        throw Failure(message: refusal, status: ExitStatus.computationFailed)
      }
      try refuseHelpOnUnknownCommand()
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

  /// Throws an error for `help` with an unknown command: the parser would show the help of the root, as if the name
  /// were right.
  private static func refuseHelpOnUnknownCommand() throws {
    let words = CommandLine.arguments.dropFirst()
    guard words.first == "help", let name = words.dropFirst().first, !name.hasPrefix("-"),
      !UsageMessage.commandNames.contains(name), name != "help"
    else { return }
    throw ValidationError(UsageMessage.noCommand("'\(name)'"))
  }
}
