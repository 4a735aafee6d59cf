import FrontLine
import GeoJSON
import Measurement

extension SnapshotReader {
  /// A reader that honours the reference systems of files, and the one that the user states.
  package static func reprojecting(_ options: Options) throws(GeoJSONError) -> SnapshotReader {
    let reader = try SnapshotReader(options: options)
    let reprojection = Reprojection(crs: options.crs)
    reader.reprojection = { document, path throws(InputError) in
      try reprojection.apply(to: &document, path: path)
    }
    return reader
  }
}
