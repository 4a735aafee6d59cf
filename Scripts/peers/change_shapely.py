"""Peer: change between two maps by orjson + shapely, on one thread.

Usage: change_shapely.py BEFORE AFTER     prints before_km2,after_km2,gained_km2,lost_km2
"""

import sys

import shapely
from maps import Polygons, geometry_km2


def read(path):
    flat = Polygons.read(path)
    count = len(flat.polygon_offsets) - 1
    geometry = shapely.from_ragged_array(
        shapely.GeometryType.MULTIPOLYGON,
        flat.coordinates,
        (flat.ring_offsets, flat.polygon_offsets, [0, count]),
    )[0]
    return geometry, flat.km2()


before, before_km2 = read(sys.argv[1])
after, after_km2 = read(sys.argv[2])
gained = geometry_km2(shapely.difference(after, before))
lost = geometry_km2(shapely.difference(before, after))
print("before_km2,after_km2,gained_km2,lost_km2")
print(f"{before_km2!r},{after_km2!r},{gained!r},{lost!r}")
