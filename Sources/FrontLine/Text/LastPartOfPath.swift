/// Returns the last component of a path, without trailing slashes; empty where there is none.
///
/// Works on bytes, as the file system does, for speed: every file of a series is asked for its name several
/// times.
public func lastPart(ofPath path: String) -> Substring {
  let bytes = path.utf8
  let slash = UInt8(ascii: "/")
  guard let last = bytes.lastIndex(where: { $0 != slash }) else { return "" }
  let start = bytes[...last].lastIndex(of: slash).map(bytes.index(after:)) ?? bytes.startIndex
  return path[start...last]
}
