/// A table of the schema, with the columns that this program reads and writes.
struct DatabaseTable: Sendable {
  struct Column: Hashable, Sendable {
    let name: String
    /// The name of the type in `pg_type`.
    let type: String

    init(_ name: String, _ type: String) { (self.name, self.type) = (name, type) }
  }

  let name: String
  let columns: [Column]

  /// The table with its columns as `COPY` takes them.
  var copyTarget: String { "frontline.\(name) (\(columns.map(\.name).joined(separator: ", ")))" }

  static let all = [
    snapshots, statuses, changes, patches, diagnostics, polygons, snapshotPolygons,
  ]

  static let schemaVersion = DatabaseTable(
    name: "schema_version",
    columns: [Column("version", "int4"), Column("applied_at", "timestamptz"), Column("tool", "text")])

  static let snapshots = DatabaseTable(
    name: "snapshots",
    columns: [
      Column("id", "int8"), Column("date", "date"), Column("published_at", "timestamptz"),
      Column("source", "text"), Column("name", "text"), Column("sha256", "text"), Column("revision", "int4"),
      Column("is_current", "bool"), Column("content_sha256", "text"), Column("date_origin", "text"),
      Column("file_date", "date"), Column("added_at", "timestamptz"), Column("tool", "text"),
      Column("sentence", "text"), Column("provenance", "jsonb"),
    ])

  static let statuses = DatabaseTable(
    name: "statuses",
    columns: [
      Column("id", "int8"), Column("snapshot_id", "int8"), Column("date", "date"),
      Column("published_at", "timestamptz"), Column("source", "text"), Column("status", "text"),
      Column("part", "text"), Column("km2", "float8"), Column("geom", "geometry"),
    ])

  static let changes = DatabaseTable(
    name: "changes",
    columns: [
      Column("id", "int8"), Column("snapshot_id", "int8"), Column("previous_id", "int8"),
      Column("date", "date"),
      Column("previous_date", "date"), Column("source", "text"), Column("territory", "text"),
      Column("statuses", "text"), Column("km2", "float8"), Column("gained_km2", "float8"),
      Column("lost_km2", "float8"), Column("net_km2", "float8"), Column("changed_edges", "int8"),
      Column("redrawn_edges", "int8"), Column("gained", "geometry"), Column("lost", "geometry"),
      Column("sentence", "text"), Column("arithmetic", "int8"), Column("tool", "text"),
      Column("seal", "text"),
    ])

  static let patches = DatabaseTable(
    name: "patches",
    columns: [
      Column("id", "int8"), Column("change_id", "int8"), Column("date", "date"),
      Column("previous_date", "date"),
      Column("source", "text"), Column("territory", "text"), Column("number", "int4"), Column("kind", "text"),
      Column("km2", "float8"), Column("centroid", "geometry"), Column("geom", "geometry"),
    ])

  static let diagnostics = DatabaseTable(
    name: "diagnostics",
    columns: [
      Column("snapshot_id", "int8"), Column("place", "int4"), Column("is_about_document", "bool"),
      Column("code", "text"), Column("severity", "text"), Column("feature", "int8"),
      Column("message", "text"),
      Column("advice", "text"), Column("record", "bytea"),
    ])

  static let polygons = DatabaseTable(
    name: "polygons", columns: [Column("sha256", "bytea"), Column("wkb", "bytea"), Column("proof", "bytea")])

  static let snapshotPolygons = DatabaseTable(
    name: "snapshot_polygons",
    columns: [
      Column("snapshot_id", "int8"), Column("place", "int4"), Column("feature", "int8"),
      Column("feature_index", "int8"), Column("name", "text"), Column("status", "text"),
      Column("part", "text"),
      Column("sha256", "bytea"),
    ])
}
