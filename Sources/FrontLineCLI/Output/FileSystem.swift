import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// What System has no call for.

func remove(_ path: String) { unlink(path) }

func rename(_ path: String, to newPath: String) throws(Errno) {
  if rename(path, newPath) != 0 { throw Errno(rawValue: errno) }
}
