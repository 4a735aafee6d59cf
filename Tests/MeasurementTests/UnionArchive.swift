import FrontLine
import GeoTypes
import TestSupport

/// The daily union files of the shared corpus, read once for all tests.
enum UnionArchive {
  static let snapshots: [Snapshot] = {
    guard SharedMaterial.isPresent else { return [] }
    do {
      let list = try InputList(expanding: [SharedMaterial.folder + "/corpus/union"])
      let reader = try SnapshotReader()
      return try list.entries.map { try reader.read(path: $0.path) }
    } catch {
      print("the union archive can't be read: \(error)")
      return []
    }
  }()
}
