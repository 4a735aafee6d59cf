import ArgumentParser
import Proximity

/// Below which width a gap between two parts of the territory is no front.
struct GapOption: ParsableArguments {
  @Option(
    name: .customLong("gap"),
    help: ArgumentHelp(
      "Close gaps in the territory narrower than this, as between polygons drawn side by side, before its front is "
        + "looked at; 0 closes none.",
      valueName: "METERS"))
  var meters = GapCloser.defaultMeters
}
