import ArgumentParser

/// How snapshots are added, and how much is said about it.
struct AddingOptions: ParsableArguments {
  @Flag(help: "Leave out files that can't be read, with a warning, instead of adding nothing.")
  var keepGoing = false

  @OptionGroup var jobs: JobsOption
  @OptionGroup var messages: MessageOptions
  @OptionGroup var progress: ProgressOption
}
