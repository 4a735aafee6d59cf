"""Peer: what each day changed in which region, by orjson + shapely with an STRtree, on one thread.

Usage: series_regions_shapely.py FOLDER REGIONS      prints region,date,area_km2,gained_km2,lost_km2,net_km2

What an expert would write: the difference of two days is found once, as series_shapely.py does, and only the regions
that it reaches into by the tree are intersected with it and with the day's land. Rows without a change are left out.
"""

import sys
from pathlib import Path

import orjson
import shapely
from maps import Polygons, date_of, geometry_km2, snapshots

features = orjson.loads(Path(sys.argv[2]).read_bytes())["features"]
names = [feature["properties"]["name"] for feature in features]
regions = [shapely.polygons(feature["geometry"]["coordinates"][0]) for feature in features]
tree = shapely.STRtree(regions)


def by_region(land):
    """region → km2 of the regions that the land reaches into."""
    parts = shapely.get_parts(land)
    found = {}
    for part, region in zip(*tree.query(parts, predicate="intersects")):
        km2 = geometry_km2(shapely.intersection(parts[part], regions[region]))
        if km2 > 0:
            found[region] = found.get(region, 0) + km2
    return found


print("region,date,area_km2,gained_km2,lost_km2,net_km2")
before = None
for path in snapshots(sys.argv[1]):
    flat = Polygons.read(path)
    count = len(flat.polygon_offsets) - 1
    after = shapely.from_ragged_array(
        shapely.GeometryType.MULTIPOLYGON,
        flat.coordinates,
        (flat.ring_offsets, flat.polygon_offsets, [0, count]),
    )[0]
    if before is not None:
        gained = by_region(shapely.difference(after, before))
        lost = by_region(shapely.difference(before, after))
        for region in sorted(gained.keys() | lost.keys()):
            more, less = gained.get(region, 0), lost.get(region, 0)
            km2 = geometry_km2(shapely.intersection(after, regions[region]))
            print(f"{names[region]},{date_of(path)},{km2!r},{more!r},{less!r},{more - less!r}")
    before = after
