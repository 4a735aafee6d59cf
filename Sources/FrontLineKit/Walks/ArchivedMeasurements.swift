import FrontLine
import FrontLineArchive
import Measurement

/// What archives have measured of the snapshots of a series when they were added: these need not be read.
struct ArchivedMeasurements: Sendable {
  /// A step, and the snapshot without its features.
  struct Measurement: Sendable {
    let step: SeriesStep
    let loaded: LoadedSnapshot
    /// That the change has edges so long that whoever sees its figures is told, where it has.
    let longEdges: Diagnostic?
  }

  /// One for each snapshot, nil where it has to be read and measured.
  private var found: [Measurement?]

  /// Nothing for a series of which archives can't know: on another earth, by regions, or read otherwise than as added.
  ///
  /// - Parameter keepsGoing: what is damaged is read, and left out if that fails too.
  init(
    _ inputs: [SnapshotInput], territory: Territory, earth: EarthModel, isByRegion: Bool,
    reading: SnapshotReader.Options, keepsGoing: Bool
  ) throws {
    found = Array(repeating: nil, count: inputs.count)
    guard earth == .wgs84, !isByRegion, !reading.givesStatuses, reading.mapping.isEmpty, reading.date == nil
    else { return }
    var known: [ObjectIdentifier: ArchivedSteps] = [:]
    for (index, input) in inputs.enumerated() {
      guard case .archived(let entry, let archive) = input.origin else { continue }
      var previous: ArchiveEntry?
      if index > 0 {
        // A damaged snapshot may be left out, and then this one is compared with the one before that.
        guard !keepsGoing || found[index - 1] != nil,
          case .archived(let before, let other) = inputs[index - 1].origin, other === archive
        else { continue }
        previous = before
      }
      do {
        let identity = ObjectIdentifier(archive)
        let steps = try known[identity] ?? archive.steps(of: territory, tool: Tool.name)
        known[identity] = steps
        guard let step = try steps.step(to: entry, after: previous) else { continue }
        let outline = steps.outline(of: entry, path: input.path)
        found[index] = Measurement(
          step: step,
          loaded: LoadedSnapshot(
            snapshot: outline, file: Provenance.File(outline, sha256: entry.sha256, sourceName: reading.name)),
          longEdges: previous != nil && steps.longEdgesMatter(to: entry)
            ? Diagnostic.longEdges(earth, path: input.path) : nil)
      } catch {
        guard keepsGoing else { throw error }
      }
    }
  }

  subscript(index: Int) -> Measurement? { found[index] }
}
