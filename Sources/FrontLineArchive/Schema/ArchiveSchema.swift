/// The tables of an archive: those of OGC GeoPackage 1.3 (OGC 12-128r17), and our own.
///
/// Three tables are for everyone: `areas`, the land of each status on each day as valid polygons; `snapshots`, the
/// maps that it was taken from; and `changes`, what was gained and lost from each map to the next. An extension of
/// our own adds two: `polygons` holds every polygon as it was published, each once, and `snapshot_polygons` says
/// which map has which. From these the commands read a map back exactly as it was.
enum ArchiveSchema {
  /// `GPKG`.
  static let applicationID = 0x4750_4B47
  /// 1.3.0, as the standard encodes it.
  static let userVersion = 10300
  /// The name in `gpkg_extensions`, which tells our archives from other GeoPackages, and their version from others.
  static let extensionName = "frontline_archive_3"
  static let extensionFamily = "frontline_archive_"

  static let featureTable = "areas"
  static let srsID: Int32 = 4326

  private static let wgs84 = """
    GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],\
    AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,\
    AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]
    """

  /// Returns the statements that make an empty archive.
  ///
  /// - Parameter now: `YYYY-MM-DDThh:mm:ss.000Z`.
  static func statements(now: String) -> String {
    standardTables + ownTables + featureCountTriggers + registrations(now: now) + spatialIndex
  }

  private static let standardTables = """
    CREATE TABLE gpkg_spatial_ref_sys (
      srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
      organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
    CREATE TABLE gpkg_contents (
      table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
      description TEXT DEFAULT '',
      last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
      min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
      CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
    CREATE TABLE gpkg_geometry_columns (
      table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
      srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
      CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
      CONSTRAINT uk_gc_table_name UNIQUE (table_name),
      CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
      CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
    CREATE TABLE gpkg_extensions (
      table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL,
      scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
    CREATE TABLE gpkg_metadata (
      id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL, md_scope TEXT NOT NULL DEFAULT 'dataset',
      md_standard_uri TEXT NOT NULL, mime_type TEXT NOT NULL DEFAULT 'text/xml',
      metadata TEXT NOT NULL DEFAULT '');
    CREATE TABLE gpkg_metadata_reference (
      reference_scope TEXT NOT NULL, table_name TEXT, column_name TEXT, row_id_value INTEGER,
      timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
      md_file_id INTEGER NOT NULL, md_parent_id INTEGER,
      CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id),
      CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id));
    CREATE TABLE gpkg_ogr_contents (table_name TEXT NOT NULL PRIMARY KEY, feature_count INTEGER DEFAULT NULL);

    """

  private static let ownTables = """
    CREATE TABLE snapshots (
      id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, date DATE NOT NULL, published_at DATETIME,
      source TEXT NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL, revision INTEGER NOT NULL,
      is_current BOOLEAN NOT NULL, content_sha256 TEXT NOT NULL, date_origin TEXT, file_date DATE,
      added_at DATETIME NOT NULL, tool TEXT NOT NULL, seal TEXT NOT NULL);
    CREATE UNIQUE INDEX snapshots_revision ON snapshots (source, date, ifnull(published_at, ''), revision);
    CREATE UNIQUE INDEX snapshots_current ON snapshots (source, date, ifnull(published_at, '')) WHERE is_current;
    CREATE TABLE areas (
      fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom MULTIPOLYGON,
      snapshot_id INTEGER NOT NULL REFERENCES snapshots(id), date DATE NOT NULL, published_at DATETIME,
      source TEXT NOT NULL, status TEXT NOT NULL, part TEXT, km2 DOUBLE NOT NULL, sha256 TEXT NOT NULL,
      revision INTEGER NOT NULL, is_current BOOLEAN NOT NULL);
    CREATE INDEX areas_snapshot ON areas (snapshot_id);
    CREATE TABLE changes (
      id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, snapshot_id INTEGER NOT NULL REFERENCES snapshots(id),
      previous_id INTEGER REFERENCES snapshots(id), statuses TEXT NOT NULL, km2 DOUBLE NOT NULL,
      gained_km2 DOUBLE, lost_km2 DOUBLE, net_km2 DOUBLE, changed_edges INTEGER, redrawn_edges INTEGER,
      arithmetic INTEGER NOT NULL, tool TEXT NOT NULL, seal TEXT NOT NULL, UNIQUE (snapshot_id, statuses));
    CREATE TABLE polygons (
      id INTEGER PRIMARY KEY NOT NULL, sha256 BLOB NOT NULL UNIQUE, wkb BLOB NOT NULL, proof BLOB);
    CREATE TABLE snapshot_polygons (
      snapshot_id INTEGER NOT NULL REFERENCES snapshots(id), place INTEGER NOT NULL, feature INTEGER,
      feature_index INTEGER NOT NULL, name TEXT, status TEXT NOT NULL, part TEXT,
      polygon_id INTEGER NOT NULL REFERENCES polygons(id),
      PRIMARY KEY (snapshot_id, place)) WITHOUT ROWID;
    CREATE INDEX snapshot_polygons_polygon ON snapshot_polygons (polygon_id);
    CREATE TABLE snapshot_warnings (
      snapshot_id INTEGER NOT NULL REFERENCES snapshots(id), place INTEGER NOT NULL,
      is_about_document BOOLEAN NOT NULL, code TEXT NOT NULL, level TEXT NOT NULL, message TEXT NOT NULL,
      location BLOB NOT NULL, advice TEXT, PRIMARY KEY (snapshot_id, place)) WITHOUT ROWID;

    """

  /// The tables for everyone.
  static let listedTables = [featureTable, "changes", "snapshots"]

  private static let featureCountTriggers = listedTables.map { table in
    """
    CREATE TRIGGER trigger_insert_feature_count_\(table) AFTER INSERT ON \(table) BEGIN
      UPDATE gpkg_ogr_contents SET feature_count = feature_count + 1
        WHERE lower(table_name) = lower('\(table)');
    END;
    CREATE TRIGGER trigger_delete_feature_count_\(table) AFTER DELETE ON \(table) BEGIN
      UPDATE gpkg_ogr_contents SET feature_count = feature_count - 1
        WHERE lower(table_name) = lower('\(table)');
    END;

    """
  }.joined()

  private static func registrations(now: String) -> String {
    // Programs that don't know the extension may read everything, and should not write to these tables.
    let own = ["polygons", "snapshot_polygons", "snapshot_warnings"].map {
      "('\($0)', NULL, '\(extensionName)', \(ownDefinition), 'write-only')"
    }.joined(separator: ", ")
    let metadata = ["gpkg_metadata", "gpkg_metadata_reference"].map {
      "('\($0)', NULL, 'gpkg_metadata', 'http://www.geopackage.org/spec130/#extension_metadata', 'read-write')"
    }.joined(separator: ", ")
    return """
      INSERT INTO gpkg_spatial_ref_sys VALUES
        ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
        ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
        ('WGS 84 geodetic', 4326, 'EPSG', 4326, '\(wgs84)',
          'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');
      INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id) VALUES
        ('areas', 'features', 'areas', 'land by status on each day', '\(now)', 4326),
        ('changes', 'attributes', 'changes', 'what was gained and lost between maps', '\(now)', NULL),
        ('snapshots', 'attributes', 'snapshots', 'the maps that the areas are taken from', '\(now)', NULL);
      INSERT INTO gpkg_geometry_columns VALUES ('areas', 'geom', 'MULTIPOLYGON', 4326, 0, 0);
      INSERT INTO gpkg_ogr_contents VALUES \(listedTables.map { "('\($0)', 0)" }.joined(separator: ", "));
      INSERT INTO gpkg_metadata (id, md_scope, md_standard_uri, mime_type, metadata) VALUES
        (1, 'dataset', 'https://www.rfc-editor.org/rfc/rfc8259', 'application/json', '{}');
      INSERT INTO gpkg_metadata_reference (reference_scope, table_name, timestamp, md_file_id) VALUES
        \(listedTables.map { "('table', '\($0)', '\(now)', 1)" }.joined(separator: ", "));
      INSERT INTO gpkg_extensions VALUES \(own), \(metadata),
        ('areas', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec130/#extension_rtree', 'write-only');

      """
  }

  private static let ownDefinition = """
    'Extension Title: frontline archive. Every polygon of each snapshot as it was published, once \
    (polygons: WKB, its SHA-256, and what is proven of it), and which snapshot has which (snapshot_polygons).'
    """
}
