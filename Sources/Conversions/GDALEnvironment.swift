#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What a program of GDAL sees of the system: its variables, and the folders that it reads.
enum GDALEnvironment {
  /// All variables. Nothing that steers GDAL or PROJ comes from outside.
  ///
  /// - Parameter skipped: the drivers that it does without, each with a comma behind it.
  static func variables(folder: String, skipping skipped: String) -> [String: String] {
    var variables = [
      "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TMPDIR": folder, "CPL_TMPDIR": folder, "HOME": folder,
      // GDAL reads both as lists of drivers of either kind.
      "OGR_SKIP": skipped, "GDAL_SKIP": skipped,
      // Files of settings, of the system and of the user, would be read besides.
      "GDAL_CONFIG_FILE": "/dev/null", "GDAL_PAM_ENABLED": "NO", "GDAL_VRT_ENABLE_PYTHON": "NO",
      "LIBKML_RESOLVE_STYLE": "NO", "LIBKML_EXTERNAL_STYLE": "NO",
      // Names that /vsicurl/ and its like may fetch: none. Where the system knows no lock this is what there is.
      "CPL_VSIL_CURL_ALLOWED_FILENAME": "none", "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": "{none}",
      "GDAL_HTTP_MAX_RETRY": "0", "GDAL_HTTP_TIMEOUT": "1", "GDAL_HTTP_CONNECTTIMEOUT": "1",
      "PROJ_NETWORK": "OFF", "PROJ_USER_WRITABLE_DIRECTORY": folder,
    ]
    variables["PATH"] = variable("PATH")
    let libraries = libraryFolders
    if !libraries.isEmpty { variables["LD_LIBRARY_PATH"] = libraries.joined(separator: ":") }
    return variables
  }

  /// Where the system keeps programs, libraries and what they need, and where this one may have come from.
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

  /// The program of that name in `PATH`, or at that path, as an absolute path; nil where there is none.
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

  /// Where the user has the loader look for libraries: absolute paths only, since it runs elsewhere.
  private static var libraryFolders: [String] {
    (variable("LD_LIBRARY_PATH") ?? "").split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
  }

  private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
