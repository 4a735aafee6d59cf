internal import GRDBSQLite

/// The tables of a GeoPackage that have geometries, according to the lists in the file.
///
/// The file is not trusted. It is opened read-only; its lists must be plain tables, its schema is not
/// trusted, and queries are limited in steps and in the length of a value.
struct GeoPackageTables {
  struct Table: Hashable {
    var name: String
    /// The coordinate reference system, as an authority and a code or as WKT; nil where the file leaves it
    /// undefined.
    var referenceSystem: String?
  }

  let withGeometries: [Table]
  /// Whether the file lists a single table.
  let isOnly: Bool

  private static let maximumCount = 1000

  /// Whether a reference system is given by an authority and a code, as `EPSG:4326`.
  static func isCode(_ system: String) -> Bool {
    let parts = system.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 2 && ["EPSG", "ESRI"].contains(parts[0]) && Int(parts[1]) != nil
  }

  /// - Parameter path: the path of our own copy of the file.
  init(path: String, place: String) throws(ConversionError) {
    func damaged(_ what: String) -> ConversionError {
      ConversionError(
        .badData, operation: "sqlite", message: "this GeoPackage can't be read: \(what)", place: place,
        advice: "check the file with ogrinfo")
    }
    var handle: OpaquePointer?
    let status = sqlite3_open_v2(path, &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nil)
    defer { sqlite3_close_v2(handle) }
    guard status == SQLITE_OK, let handle else { throw damaged("there is no memory for it") }
    let database = Database(handle: handle)
    // Long names and definitions of systems have some thousand bytes.
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 1 << 24)
    var stepsLeft: Int32 = 2000
    let result: (tables: [Table], isOnly: Bool)? = withUnsafeMutablePointer(to: &stepsLeft) { steps in
      sqlite3_progress_handler(
        handle, 10_000,
        { left in
          guard let left = left?.assumingMemoryBound(to: Int32.self) else { return 1 }
          left.pointee -= 1
          return left.pointee < 0 ? 1 : 0
        }, steps)
      defer { sqlite3_progress_handler(handle, 0, nil, nil) }
      return database.read()
    }
    guard let result else { throw damaged(database.words) }
    guard result.tables.count <= Self.maximumCount else {
      throw damaged("it lists more than \(Self.maximumCount) layers")
    }
    withGeometries = result.tables
    isOnly = result.isOnly
  }

  private struct Database {
    let handle: OpaquePointer

    /// Describes the result of the last call for a message.
    var words: String {
      switch sqlite3_errcode(handle) {
      case SQLITE_OK, SQLITE_DONE: "its lists of layers are missing, or are not plain tables"
      case SQLITE_INTERRUPT: "reading its lists of layers takes too long"
      default: String(cString: sqlite3_errmsg(handle))
      }
    }

    func read() -> (tables: [Table], isOnly: Bool)? {
      guard rows("PRAGMA trusted_schema = OFF", { _ in }), rows("PRAGMA cell_size_check = ON", { _ in }),
        areListsPlain()
      else { return nil }
      // There are two columns for two editions of WKT; older files have only the first.
      for definition in ["nullif(s.definition, 'undefined'), s.definition_12_063", "s.definition"] {
        var tables: [Table] = []
        let isRead = rows(
          """
          SELECT c.table_name, g.srs_id, s.organization, s.organization_coordsys_id, coalesce(\(definition), NULL)
          FROM gpkg_contents AS c
          JOIN gpkg_geometry_columns AS g ON g.table_name = c.table_name COLLATE NOCASE
          LEFT JOIN gpkg_spatial_ref_sys AS s ON s.srs_id = g.srs_id
          WHERE c.data_type = 'features' ORDER BY c.rowid LIMIT \(maximumCount + 1)
          """
        ) { row in
          guard let name = row.text(0) else { return }
          tables.append(Table(name: name, referenceSystem: Self.system(of: row)))
        }
        guard isRead else { continue }
        var count = 0
        guard rows("SELECT 1 FROM gpkg_contents LIMIT 2", { _ in count += 1 }) else { return nil }
        return (tables, count == 1)
      }
      return nil
    }

    /// Returns the system of a row. The numbers -1 and 0 stand for undefined systems.
    private static func system(of row: Row) -> String? {
      guard let number = row.integer(1), number > 0 else { return nil }
      if let authority = row.text(2)?.uppercased(), ["EPSG", "ESRI"].contains(authority),
        let code = row.integer(3)
      {
        return "\(authority):\(code)"
      }
      guard let definition = row.text(4)?.nonBlank, definition.lowercased() != "undefined" else { return nil }
      return definition
    }

    /// Whether the three lists are plain tables, not views or virtual tables.
    private func areListsPlain() -> Bool {
      var plain = 0
      let isRead = rows(
        """
        SELECT type, sql FROM sqlite_master
        WHERE lower(name) IN ('gpkg_contents', 'gpkg_geometry_columns', 'gpkg_spatial_ref_sys')
        """
      ) { row in
        let sql = row.text(1)?.uppercased() ?? ""
        if row.text(0) == "table", sql.hasPrefix("CREATE TABLE"), !sql.contains("GENERATED ALWAYS") {
          plain += 1
        }
      }
      return isRead && plain == 3
    }

    /// Calls `body` with each row. Returns whether all rows were read.
    private func rows(_ sql: String, _ body: (Row) -> Void) -> Bool {
      var statement: OpaquePointer?
      guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK, let statement else {
        return false
      }
      defer { sqlite3_finalize(statement) }
      while true {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: body(Row(statement: statement))
        case SQLITE_DONE: return true
        default: return false
        }
      }
    }
  }

  private struct Row {
    let statement: OpaquePointer

    func text(_ column: Int32) -> String? {
      guard sqlite3_column_type(statement, column) == SQLITE_TEXT,
        let bytes = sqlite3_column_text(statement, column)
      else { return nil }
      return String(
        decoding: UnsafeBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, column))),
        as: UTF8.self)
    }

    func integer(_ column: Int32) -> Int? {
      guard sqlite3_column_type(statement, column) == SQLITE_INTEGER else { return nil }
      return Int(sqlite3_column_int64(statement, column))
    }
  }
}
