extension ArchiveSchema {
  /// The extension `gpkg_rtree_index`, with the triggers of Annex F.3 of GeoPackage 1.3.
  static let spatialIndex = """
    CREATE VIRTUAL TABLE rtree_areas_geom USING rtree(id, minx, maxx, miny, maxy);
    CREATE TRIGGER rtree_areas_geom_insert AFTER INSERT ON areas
      WHEN (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))
    BEGIN
      INSERT OR REPLACE INTO rtree_areas_geom VALUES (
        NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
    END;
    CREATE TRIGGER rtree_areas_geom_update1 AFTER UPDATE OF geom ON areas
      WHEN OLD.fid = NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
    BEGIN
      INSERT OR REPLACE INTO rtree_areas_geom VALUES (
        NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
    END;
    CREATE TRIGGER rtree_areas_geom_update2 AFTER UPDATE OF geom ON areas
      WHEN OLD.fid = NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
    BEGIN
      DELETE FROM rtree_areas_geom WHERE id = OLD.fid;
    END;
    CREATE TRIGGER rtree_areas_geom_update3 AFTER UPDATE ON areas
      WHEN OLD.fid != NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
    BEGIN
      DELETE FROM rtree_areas_geom WHERE id = OLD.fid;
      INSERT OR REPLACE INTO rtree_areas_geom VALUES (
        NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
    END;
    CREATE TRIGGER rtree_areas_geom_update4 AFTER UPDATE ON areas
      WHEN OLD.fid != NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
    BEGIN
      DELETE FROM rtree_areas_geom WHERE id IN (OLD.fid, NEW.fid);
    END;
    CREATE TRIGGER rtree_areas_geom_delete AFTER DELETE ON areas WHEN OLD.geom NOT NULL
    BEGIN
      DELETE FROM rtree_areas_geom WHERE id = OLD.fid;
    END;

    """
}
