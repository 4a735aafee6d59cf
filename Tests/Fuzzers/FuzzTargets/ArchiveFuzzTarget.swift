import Foundation
import FrontLine
import FrontLineArchive
import Measurement

/// An archive of three small maps, damaged: opened, listed, read, surveyed and verified.
///
/// The input is a list of damages, as ``ArchiveDamage`` has them. Whatever it is, the archive is read or refused with a
/// clear word, and a map that is read, or a figure that is known, without having been signed anew is one that was put in.
final class ArchiveFuzzTarget: FuzzTarget {
  private let folder: String
  private let path: String
  private let whole: [UInt8]
  /// By the digest of what a map says: its features.
  private let maps: [String: [StatusFeature]]
  /// By the date of the map.
  private let steps: [CalendarDate: SeriesStep]

  init() throws {
    folder = NSTemporaryDirectory() + "frontline-fuzz-" + UUID().uuidString
    path = folder + "/front.gpkg"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try SmallArchive.make(at: path)
    whole = [UInt8](try Data(contentsOf: URL(filePath: path)))
    guard let archive = try SnapshotArchive(path: path) else { throw Finding("the archive is none") }
    maps = try archive.entries.reduce(into: [:]) {
      $0[$1.contentDigest] = try archive.snapshot($1, path: "map").features
    }
    steps = Dictionary(try Self.steps(of: archive).map { ($0.date, $0) }) { first, _ in first }
    if steps.count != maps.count { throw Finding("\(steps.count) of \(maps.count) maps were measured") }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func finding(in bytes: [UInt8]) -> String? {
    do {
      try? FileManager.default.removeItem(atPath: path + "-journal")
      try Data(whole).write(to: URL(filePath: path))
      let damage = ArchiveDamage(bytes)
      try damage.apply(to: path)
      try read(isSignedAnew: damage.isSignedAnew)
      try verify()
      return nil
    } catch let error as Finding {
      return error.description
    } catch {
      return "an error that is none of an archive: \(error)"
    }
  }

  /// What the archive knows of its current maps, each after the one before it.
  private static func steps(of archive: SnapshotArchive) throws -> [SeriesStep] {
    let known = try archive.steps(of: .allOccupied, tool: "fuzz")
    let current = archive.entries.filter(\.isCurrent)
    return try current.indices.compactMap {
      try known.step(to: current[$0], after: $0 > 0 ? current[$0 - 1] : nil)
    }
  }

  private func read(isSignedAnew: Bool) throws {
    do {
      guard let archive = try SnapshotArchive(path: path) else { return }
      for step in try Self.steps(of: archive) where !isSignedAnew {
        try require(steps[step.date] == step, "a figure is known that was never measured: \(step)")
      }
      let surveyor = try Surveyor()
      for entry in archive.entries {
        try requireOneLine(archive.name(of: entry))
        let snapshot = try archive.snapshot(entry, path: archive.name(of: entry))
        if !isSignedAnew {
          try require(
            maps[entry.contentDigest].map { same($0, snapshot.features) } ?? false,
            "a map is read as what it never was: \(entry)")
        }
        do {
          _ = try surveyor.survey(snapshot).land(of: .allOccupied).polygons
        } catch {
          // Coordinates that are no place on earth are refused here, as those of a file are.
          try requireOneLine("\(error)")
        }
      }
    } catch let error as ArchiveError {
      try requireOneLine(error.description)
    }
  }

  /// Bit for bit, so that a number that is none equals itself.
  private func same(_ left: [StatusFeature], _ right: [StatusFeature]) -> Bool {
    left.elementsEqual(right) { a, b in
      a.index == b.index && a.name == b.name && a.status == b.status && a.part == b.part
        && a.polygons == b.polygons
    }
  }

  private func verify() throws {
    do {
      let verifier = try ArchiveVerifier(path: path)
      try verifier.checkStructure()
      let surveyor = try Surveyor()
      for entry in verifier.archive.entries { try verifier.check(entry, surveyor: surveyor) }
    } catch let error as ArchiveError {
      try requireOneLine(error.description)
    }
  }
}
