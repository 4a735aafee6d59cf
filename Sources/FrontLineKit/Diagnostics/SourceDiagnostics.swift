import FrontLine
import GeoJSON

extension Diagnostic.Code {
  /// Maps of different sources are compared one after the other.
  public static let mixedSources = Self("mixedSources")
}

extension Diagnostic {
  /// That maps which are compared one after the other are not of one source; nil where they are.
  ///
  /// A source draws what another leaves out (Tuzla, the grey zone), and draws the same border elsewhere: what such
  /// a step gains and loses is no change on the ground.
  init?(mixedSourcesOf files: [Provenance.File]) {
    let steps = zip(files, files.dropFirst()).filter { $0.source != $1.source }
    guard let (before, after) = steps.first else { return nil }
    let more = steps.count > 1 ? " (the first of \(steps.count) such steps)" : ""
    self.init(
      .mixedSources, path: after.path,
      message: "of the source \(after.source), and compared with "
        + "\(displayName(ofPath: before.path)) of the source \(before.source)\(more): they differ by what each draws, not "
        + "only by what changed",
      advice: "compare maps of one source, or two of one day with frontline compare",
      values: [
        "source": .string(after.source.name), "before_path": .string(before.path),
        "before_source": .string(before.source.name), "steps": .integer(Int64(steps.count)),
      ])
  }
}
