"""Peer: distance of a line from the territory each day by orjson + shapely + pyproj, on one thread.

Usage: distance_shapely.py FOLDER LINE.geojson      prints date,km,inside,front_lon,front_lat,target_lon,target_lat

What an expert would write: everything into UTM 37N in bulk, shapely's nearest points
there (GEOS' indexed facet distance), and the two places measured once more as a geodesic.
The nearest places are those of the plane, whose scale varies by 1/1000 over the
front, and edges are straight there: kilometres come out some metres too long.
Transforming the map is most of the work.
"""

import json
import sys
from pathlib import Path

import numpy as np
import shapely
from maps import WGS84, Polygons, date_of, snapshots
from pyproj import Transformer

TO_PLANE = Transformer.from_crs("EPSG:4326", "EPSG:32637", always_xy=True)


def planar(coordinates):
    x, y = TO_PLANE.transform(coordinates[:, 0], coordinates[:, 1])
    return np.column_stack((x, y))


def line_of(path):
    document = json.loads(Path(path).read_text())
    geometry = document["features"][0]["geometry"]
    return np.array(geometry["coordinates"], np.float64)[:, :2]


target = shapely.linestrings(planar(line_of(sys.argv[2])))
print("date,km,inside,front_lon,front_lat,target_lon,target_lat")
for path in snapshots(sys.argv[1]):
    flat = Polygons.read(path)
    count = len(flat.polygon_offsets) - 1
    land = shapely.from_ragged_array(
        shapely.GeometryType.MULTIPOLYGON,
        planar(flat.coordinates),
        (flat.ring_offsets, flat.polygon_offsets, [0, count]),
    )[0]
    shortest = shapely.shortest_line(target, land)
    if shortest.length == 0:
        print(f"{date_of(path)},0.0,true,,,,")
        continue
    (tx, fx), (ty, fy) = TO_PLANE.transform(*shapely.get_coordinates(shortest).T, direction="INVERSE")
    meters = WGS84.inv(tx, ty, fx, fy)[2]
    print(f"{date_of(path)},{meters / 1000!r},false,{float(fx)!r},{float(fy)!r},{float(tx)!r},{float(ty)!r}")
