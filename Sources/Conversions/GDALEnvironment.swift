#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The environment of a GDAL program: its variables, and the folders that it may read.
enum GDALEnvironment {
  /// Returns all variables. None that control GDAL or PROJ are inherited, except `PATH` and
  /// `LD_LIBRARY_PATH`, which say where programs and libraries are.
  ///
  /// - Parameter skipped: the disabled drivers, each followed by a comma.
  static func variables(folder: String, skipping skipped: String) -> [String: String] {
    var variables = [
      "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TMPDIR": folder, "CPL_TMPDIR": folder, "HOME": folder,
      // GDAL reads both as lists of drivers, raster and vector alike.
      "OGR_SKIP": skipped, "GDAL_SKIP": skipped,
      // Otherwise settings files of the system and of the user would be read too.
      "GDAL_CONFIG_FILE": "/dev/null", "GDAL_PAM_ENABLED": "NO", "GDAL_VRT_ENABLE_PYTHON": "NO",
      "LIBKML_RESOLVE_STYLE": "NO", "LIBKML_EXTERNAL_STYLE": "NO",
      // The names that /vsicurl/ and similar may fetch: none. On systems without a network lock this is the
      // only barrier.
      "CPL_VSIL_CURL_ALLOWED_FILENAME": "none", "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": "{none}",
      "GDAL_HTTP_MAX_RETRY": "0", "GDAL_HTTP_TIMEOUT": "1", "GDAL_HTTP_CONNECTTIMEOUT": "1",
      "PROJ_NETWORK": "OFF", "PROJ_USER_WRITABLE_DIRECTORY": folder,
    ]
    variables["PATH"] = variable("PATH")
    let libraries = libraryFolders
    if !libraries.isEmpty { variables["LD_LIBRARY_PATH"] = libraries.joined(separator: ":") }
    return variables
  }

  /// Returns the folders in which the system keeps programs, libraries and their data, and those from which
  /// this program may come.
  ///
  /// - Parameter program: an absolute path.
  static func readable(for program: String) -> [String] {
    var places = [
      "/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/etc/ld.so.cache", "/etc/localtime",
      "/nix/store", "/gnu/store",
    ]
    var programs = [program]
    if let resolved = realpath(program, nil) {
      programs.append(String(cString: resolved))
      free(resolved)
    }
    for program in programs {
      places.append(program)
      let parts = program.split(separator: "/")
      guard parts.dropLast().last == "bin" else { continue }
      let prefix = "/" + parts.dropLast(2).joined(separator: "/")
      places += ["lib", "lib64", "libexec", "share", "opt", "Cellar"].map { "\(prefix)/\($0)" }
    }
    return places + libraryFolders
  }

  /// Finds a program by its name in `PATH`, or by its path. Returns an absolute path; nil where there is
  /// none.
  static func program(_ name: String) -> String? {
    let folders = name.contains("/") ? [""] : (variable("PATH") ?? "").split(separator: ":").map { "\($0)/" }
    for folder in folders {
      let path = folder + name
      var status = stat()
      guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, access(path, X_OK) == 0 else {
        continue
      }
      if path.hasPrefix("/") { return path }
      guard let current = getcwd(nil, 0) else { return nil }
      defer { free(current) }
      return "\(String(cString: current))/\(path)"
    }
    return nil
  }

  /// The folders in which the user has the loader search for libraries. Only absolute paths, since the
  /// program runs in another folder.
  private static var libraryFolders: [String] {
    (variable("LD_LIBRARY_PATH") ?? "").split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
  }

  private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
