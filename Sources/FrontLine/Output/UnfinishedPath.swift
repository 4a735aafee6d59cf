package import SystemPackage

/// The name of what is to be there as a whole or not at all, until it is whole: hidden, in the same folder, and one
/// that nobody else has.
package func unfinishedPath(of path: FilePath) -> FilePath {
  path.removingLastComponent().appending(".frontline-\(UInt32.random(in: .min ... .max)).part")
}
