/// One run of additions to a store: a transaction, which either completes or leaves the store as it was.
package protocol SnapshotStoreWriter: AnyObject {
  /// The maps that the store had when the run began.
  var known: KnownMaps { get }

  /// Adds a map, and returns the outcome.
  func add(_ map: PreparedSnapshot) throws -> ArchiveOutcome

  /// Ends the run, and keeps what was added.
  func commit() throws

  /// Ends the run, and leaves the store as it was.
  func rollBack()
}

extension ArchiveWriter: SnapshotStoreWriter {}
