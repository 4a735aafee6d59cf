extension Migration {
  /// What programs such as QGIS open: the first column is a key, the last a geometry of one type. Only the editions of
  /// maps that count are in them.
  static let views = """
    CREATE VIEW frontline.status_days AS
      SELECT statuses.id, statuses.date, statuses.published_at, statuses.source, statuses.status, statuses.part,
        statuses.km2, snapshots.name, snapshots.sha256, statuses.geom
      FROM frontline.statuses JOIN frontline.snapshots ON snapshots.id = statuses.snapshot_id
      WHERE snapshots.is_current;
    CREATE VIEW frontline.status_latest AS
      SELECT statuses.id, statuses.date, statuses.published_at, statuses.source, statuses.status, statuses.part,
        statuses.km2, latest.name, latest.sha256, statuses.geom
      FROM frontline.statuses JOIN (
        SELECT DISTINCT ON (source) id, name, sha256 FROM frontline.snapshots WHERE is_current
        ORDER BY source, date DESC, published_at DESC NULLS LAST
      ) AS latest ON latest.id = statuses.snapshot_id;
    CREATE VIEW frontline.gained_days AS
      SELECT changes.id, changes.date, changes.previous_date, changes.source, changes.territory,
        changes.gained_km2 AS km2, changes.sentence, changes.gained AS geom
      FROM frontline.changes JOIN frontline.snapshots ON snapshots.id = changes.snapshot_id
      WHERE snapshots.is_current AND changes.gained_km2 > 0;
    CREATE VIEW frontline.lost_days AS
      SELECT changes.id, changes.date, changes.previous_date, changes.source, changes.territory,
        changes.lost_km2 AS km2, changes.sentence, changes.lost AS geom
      FROM frontline.changes JOIN frontline.snapshots ON snapshots.id = changes.snapshot_id
      WHERE snapshots.is_current AND changes.lost_km2 > 0;
    CREATE VIEW frontline.patch_days AS
      SELECT patches.id, patches.date, patches.previous_date, patches.source, patches.territory, patches.number,
        patches.kind, patches.km2, patches.geom
      FROM frontline.patches
        JOIN frontline.changes ON changes.id = patches.change_id
        JOIN frontline.snapshots ON snapshots.id = changes.snapshot_id
      WHERE snapshots.is_current;
    CREATE VIEW frontline.series AS
      SELECT changes.source, changes.territory, changes.date, changes.previous_date,
        changes.date - changes.previous_date AS gap_days, changes.km2 AS area_km2, changes.gained_km2,
        changes.lost_km2, changes.net_km2, changes.changed_edges, changes.sentence
      FROM frontline.changes JOIN frontline.snapshots ON snapshots.id = changes.snapshot_id
      WHERE snapshots.is_current ORDER BY changes.source, changes.territory, changes.date, snapshots.published_at;

    """

  /// What a program shows of a table beside its name.
  static let comments = """
    COMMENT ON SCHEMA frontline IS 'Front-line maps and what changed between them, by frontline';
    COMMENT ON TABLE frontline.snapshots IS
      'Maps: where each comes from, its digests, the sentence fit for print, its provenance';
    COMMENT ON COLUMN frontline.snapshots.sha256 IS 'SHA-256 of the file';
    COMMENT ON COLUMN frontline.snapshots.content_sha256 IS 'SHA-256 of what was read of it: the same is loaded once';
    COMMENT ON COLUMN frontline.snapshots.is_current IS
      'Whether it is the edition that counts of the maps of its source, day and second';
    COMMENT ON TABLE frontline.statuses IS
      'Land by status on each map, each place once, as valid polygons; a row with a part is within that of its status';
    COMMENT ON COLUMN frontline.statuses.km2 IS
      'Square kilometres on the ellipsoid of WGS 84, geodesics as edges, as ST_Area(geom::geography) / 1e6';
    COMMENT ON TABLE frontline.changes IS
      'What was gained and lost since the map before of the same source, for each territory; nothing before the first';
    COMMENT ON COLUMN frontline.changes.statuses IS 'The statuses that the territory counts';
    COMMENT ON COLUMN frontline.changes.arithmetic IS
      'The arithmetic that it was measured with; NULL if a map needed a repair, or its source is described in a file';
    COMMENT ON TABLE frontline.patches IS 'The connected pieces of each change, the largest first';
    COMMENT ON TABLE frontline.diagnostics IS 'What reading each map gave rise to say';
    COMMENT ON TABLE frontline.polygons IS 'Every polygon as it was published, once: WKB and its SHA-256';
    COMMENT ON TABLE frontline.snapshot_polygons IS 'Which map has which published polygon, with its label and status';
    COMMENT ON TABLE frontline.schema_version IS 'The versions of this schema, and when each was reached';

    """
}
