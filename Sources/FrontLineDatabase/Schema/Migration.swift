/// A step from one version of the schema to the next. What has been published of them stays as it is: databases that
/// were made by it are there.
struct Migration: Sendable {
  let version: Int
  let statements: String

  /// All steps, each a version more than the one before. A new schema takes all of them.
  static let all = [
    Migration(version: 1, statements: tables + indexes),
    Migration(version: 2, statements: views + comments),
  ]

  static var latest: Int { all.last?.version ?? 0 }
}

extension Migration {
  // Geometries and published polygons are doubles, in which there is nothing to press together: EXTERNAL stores them as
  // they are.
  private static let tables = """
    CREATE TABLE frontline.snapshots (
      id bigint PRIMARY KEY, date date NOT NULL, published_at timestamptz, source text NOT NULL, name text NOT NULL,
      sha256 text NOT NULL, revision integer NOT NULL, is_current boolean NOT NULL, content_sha256 text NOT NULL,
      date_origin text, file_date date, added_at timestamptz NOT NULL, tool text NOT NULL, sentence text,
      provenance jsonb);
    CREATE TABLE frontline.statuses (
      id bigint PRIMARY KEY, snapshot_id bigint NOT NULL REFERENCES frontline.snapshots, date date NOT NULL,
      published_at timestamptz, source text NOT NULL, status text NOT NULL, part text,
      km2 double precision NOT NULL, geom geometry(MultiPolygon, 4326) NOT NULL);
    CREATE TABLE frontline.changes (
      id bigint PRIMARY KEY, snapshot_id bigint NOT NULL REFERENCES frontline.snapshots,
      previous_id bigint REFERENCES frontline.snapshots, date date NOT NULL, previous_date date,
      source text NOT NULL, territory text NOT NULL, statuses text NOT NULL, km2 double precision NOT NULL,
      gained_km2 double precision, lost_km2 double precision, net_km2 double precision, changed_edges bigint,
      redrawn_edges bigint, gained geometry(MultiPolygon, 4326), lost geometry(MultiPolygon, 4326), sentence text,
      arithmetic bigint, tool text NOT NULL, seal text NOT NULL, UNIQUE (snapshot_id, statuses));
    CREATE TABLE frontline.patches (
      id bigint PRIMARY KEY, change_id bigint NOT NULL REFERENCES frontline.changes ON DELETE CASCADE,
      date date NOT NULL, previous_date date NOT NULL, source text NOT NULL, territory text NOT NULL,
      number integer NOT NULL, kind text NOT NULL, km2 double precision NOT NULL,
      centroid geometry(Point, 4326) NOT NULL, geom geometry(Polygon, 4326) NOT NULL);
    CREATE TABLE frontline.diagnostics (
      snapshot_id bigint NOT NULL REFERENCES frontline.snapshots, place integer NOT NULL,
      is_about_document boolean NOT NULL, code text NOT NULL, severity text NOT NULL, feature bigint,
      message text NOT NULL, advice text, record bytea NOT NULL, PRIMARY KEY (snapshot_id, place));
    CREATE TABLE frontline.polygons (sha256 bytea PRIMARY KEY, wkb bytea NOT NULL, proof bytea);
    CREATE TABLE frontline.snapshot_polygons (
      snapshot_id bigint NOT NULL REFERENCES frontline.snapshots, place integer NOT NULL, feature bigint,
      feature_index bigint NOT NULL, name text, status text NOT NULL, part text,
      sha256 bytea NOT NULL REFERENCES frontline.polygons, PRIMARY KEY (snapshot_id, place));
    ALTER TABLE frontline.statuses ALTER COLUMN geom SET STORAGE EXTERNAL;
    ALTER TABLE frontline.changes ALTER COLUMN gained SET STORAGE EXTERNAL,
      ALTER COLUMN lost SET STORAGE EXTERNAL;
    ALTER TABLE frontline.patches ALTER COLUMN geom SET STORAGE EXTERNAL;
    ALTER TABLE frontline.polygons ALTER COLUMN wkb SET STORAGE EXTERNAL,
      ALTER COLUMN proof SET STORAGE EXTERNAL;

    """

  private static let indexes = """
    CREATE UNIQUE INDEX snapshots_revision ON frontline.snapshots
      (source, date, coalesce(published_at, '-infinity'), revision);
    CREATE UNIQUE INDEX snapshots_current ON frontline.snapshots
      (source, date, coalesce(published_at, '-infinity')) WHERE is_current;
    CREATE INDEX snapshots_date ON frontline.snapshots (date);
    CREATE INDEX statuses_snapshot ON frontline.statuses (snapshot_id);
    CREATE INDEX statuses_date ON frontline.statuses (date);
    CREATE INDEX statuses_geom ON frontline.statuses USING gist (geom);
    CREATE INDEX changes_date ON frontline.changes (date);
    CREATE INDEX changes_previous ON frontline.changes (previous_id);
    CREATE INDEX changes_gained ON frontline.changes USING gist (gained);
    CREATE INDEX changes_lost ON frontline.changes USING gist (lost);
    CREATE INDEX patches_change ON frontline.patches (change_id);
    CREATE INDEX patches_date ON frontline.patches (date);
    CREATE INDEX patches_geom ON frontline.patches USING gist (geom);
    CREATE INDEX snapshot_polygons_sha256 ON frontline.snapshot_polygons (sha256);

    """
}
