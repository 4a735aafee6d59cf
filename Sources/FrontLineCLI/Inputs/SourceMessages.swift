import FrontLine
import FrontLineReport

/// What is to be said of figures that stand between maps of different sources.
enum SourceMessages {
  /// That maps which are compared one after the other are not of one source; nil where they are.
  ///
  /// A source draws what another leaves out (Tuzla, the grey zone), and draws the same border elsewhere: what such
  /// a step gains and loses is no change on the ground.
  static func mixed(_ files: [Provenance.File]) -> String? {
    let steps = zip(files, files.dropFirst()).filter { $0.source != $1.source }
    guard let (before, after) = steps.first else { return nil }
    let more = steps.count > 1 ? " (the first of \(steps.count) such steps)" : ""
    return "\(displayName(ofPath: after.path)): of the source \(after.source), and compared with "
      + "\(displayName(ofPath: before.path)) of the source \(before.source)\(more): they differ by what each draws, not "
      + "only by what changed: compare maps of one source, or two of one day with frontline compare"
  }
}
