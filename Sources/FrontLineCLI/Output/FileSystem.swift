import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// What System has no call for.

func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

func remove(_ path: String) { unlink(path) }

func rename(_ path: String, to newPath: String) throws(Errno) {
  if rename(path, newPath) != 0 { throw Errno(rawValue: errno) }
}

/// The processors that the system has for us.
var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
