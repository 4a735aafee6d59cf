internal import SQLite

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
    do {
      let database = try SQLiteConnection(path: path, .reading)
      // Long names and definitions of systems have some thousand bytes.
      database.limit(.valueLength, to: 1 << 24)
      var stepsLeft = 2000
      database.watch(every: 10_000) {
        stepsLeft -= 1
        return stepsLeft < 0
      }
      try database.run("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
      guard try Self.areListsPlain(database) else {
        throw damaged("its lists of layers are missing, or are not plain tables")
      }
      withGeometries = try Self.tables(database)
      var count = 0
      try database.forEachRow("SELECT 1 FROM gpkg_contents LIMIT 2") { _ in count += 1 }
      isOnly = count == 1
    } catch let error as SQLiteError {
      throw damaged(error.code == .interrupted ? "reading its lists of layers takes too long" : error.message)
    } catch {
      throw (error as? ConversionError) ?? damaged("\(error)")
    }
    guard withGeometries.count <= Self.maximumCount else {
      throw damaged("it lists more than \(Self.maximumCount) layers")
    }
  }

  /// Whether the three lists are plain tables, not views or virtual tables.
  private static func areListsPlain(_ database: SQLiteConnection) throws -> Bool {
    var plain = 0
    try database.forEachRow(
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
    return plain == 3
  }

  private static func tables(_ database: SQLiteConnection) throws -> [Table] {
    // There are two columns for two editions of WKT; older files have only the first.
    do {
      return try tables(database, definition: "nullif(s.definition, 'undefined'), s.definition_12_063")
    } catch {
      return try tables(database, definition: "s.definition")
    }
  }

  private static func tables(_ database: SQLiteConnection, definition: String) throws -> [Table] {
    var tables: [Table] = []
    try database.forEachRow(
      """
      SELECT c.table_name, g.srs_id, s.organization, s.organization_coordsys_id, coalesce(\(definition), NULL)
      FROM gpkg_contents AS c
      JOIN gpkg_geometry_columns AS g ON g.table_name = c.table_name COLLATE NOCASE
      LEFT JOIN gpkg_spatial_ref_sys AS s ON s.srs_id = g.srs_id
      WHERE c.data_type = 'features' ORDER BY c.rowid LIMIT \(maximumCount + 1)
      """
    ) { row in
      guard case .text(let name) = row.value(0) else { return }
      tables.append(Table(name: name, referenceSystem: system(of: row)))
    }
    return tables
  }

  /// Returns the system of a row. The numbers -1 and 0 stand for undefined systems.
  private static func system(of row: borrowing SQLiteRow) -> String? {
    guard case .integer(1...) = row.value(1) else { return nil }
    if case .text(let authority) = row.value(2), ["EPSG", "ESRI"].contains(authority.uppercased()),
      case .integer(let code) = row.value(3)
    {
      return "\(authority.uppercased()):\(code)"
    }
    guard case .text(let text) = row.value(4), let definition = text.nonBlank,
      definition.lowercased() != "undefined"
    else { return nil }
    return definition
  }
}
