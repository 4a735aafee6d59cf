"""Peer: area, gained and lost of each day by orjson + shapely, on one thread.

Usage: series_shapely.py FOLDER      prints date,area_km2,gained_km2,lost_km2,net_km2

What an expert would write: arrays in bulk (maps.py), one difference each way by
GEOS' OverlayNG, which takes 85 % of the time, geodesic areas by pyproj over
arrays. One intersection in place of two differences would save half of that, but
loses nine digits of the change to cancellation; a symmetric difference costs as
much as a difference and dissolves a border between gained and lost. Only the day
before is kept in memory; vectorised calls over all days are no faster.
"""

import sys

import shapely
from maps import Polygons, date_of, geometry_km2, snapshots

print("date,area_km2,gained_km2,lost_km2,net_km2")
before = before_km2 = None
for path in snapshots(sys.argv[1]):
    flat = Polygons.read(path)
    km2 = flat.km2()
    count = len(flat.polygon_offsets) - 1
    after = shapely.from_ragged_array(
        shapely.GeometryType.MULTIPOLYGON,
        flat.coordinates,
        (flat.ring_offsets, flat.polygon_offsets, [0, count]),
    )[0]
    if before is None:
        print(f"{date_of(path)},{km2!r},,,")
    else:
        gained = geometry_km2(shapely.difference(after, before))
        lost = geometry_km2(shapely.difference(before, after))
        print(f"{date_of(path)},{km2!r},{gained!r},{lost!r},{km2 - before_km2!r}")
    before, before_km2 = after, km2
