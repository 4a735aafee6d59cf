"""Peer: how far points are from the territory of one map, by a geodesic Python loop on one thread.

Usage: points_geodesic.py MAP POINTS.geojson      prints name,km,inside

What an expert would write without a database: borders as chords through the earth, cut
where they are longer than 1 km; for each point numpy asks all of them at once which is
nearest in space; the place found is measured once more as a geodesic, all points
together. What lies inside is asked of shapely, prepared. Right to a centimetre or so:
a chord of 1 km lies up to 2 cm under the ellipsoid.
"""

import sys
from pathlib import Path

import numpy as np
import orjson
import shapely
from maps import WGS84, Polygons
from pyproj import Transformer

TO_SPACE = Transformer.from_crs("EPSG:4979", "EPSG:4978", always_xy=True)
LONGEST = 1000.0


def space(coordinates):
    return np.column_stack(TO_SPACE.transform(coordinates[:, 0], coordinates[:, 1], np.zeros(len(coordinates))))


def chords(rings):
    """Ends of all edges, long ones cut along the geodesic."""
    starts = np.concatenate([ring[:-1] for ring in rings])
    ends = np.concatenate([ring[1:] for ring in rings])
    meters = WGS84.inv(starts[:, 0], starts[:, 1], ends[:, 0], ends[:, 1])[2]
    short = meters <= LONGEST
    lines = [starts[short]], [ends[short]]
    for start, end, length in zip(starts[~short], ends[~short], meters[~short]):
        between = WGS84.npts(*start, *end, int(np.ceil(length / LONGEST)) - 1)
        line = np.array([start, *between, end])
        lines[0].append(line[:-1])
        lines[1].append(line[1:])
    return np.concatenate(lines[0]), np.concatenate(lines[1])


flat = Polygons.read(sys.argv[1])
count = len(flat.polygon_offsets) - 1
land = shapely.from_ragged_array(
    shapely.GeometryType.MULTIPOLYGON, flat.coordinates, (flat.ring_offsets, flat.polygon_offsets, [0, count])
)[0]
features = orjson.loads(Path(sys.argv[2]).read_bytes())["features"]
names = [feature["properties"]["name"] for feature in features]
points = np.array([feature["geometry"]["coordinates"] for feature in features])
shapely.prepare(land)
inside = shapely.contains_xy(land, points)

start, end = chords(flat.rings())
start_space = space(start)
along = space(end) - start_space
square = np.maximum(np.einsum("ij,ij->i", along, along), 1e-9)
fronts = points.copy()
for index, place in zip(np.flatnonzero(~inside), space(points[~inside])):
    gap = place - start_space
    share = np.clip(np.einsum("ij,ij->i", gap, along) / square, 0, 1)
    gap -= along * share[:, None]
    nearest = np.argmin(np.einsum("ij,ij->i", gap, gap))
    # Within a kilometre degrees run evenly enough.
    fronts[index] = start[nearest] + share[nearest] * (end[nearest] - start[nearest])
meters = WGS84.inv(points[:, 0], points[:, 1], fronts[:, 0], fronts[:, 1])[2]
print("name,km,inside")
for name, meter, is_inside in zip(names, meters.tolist(), inside.tolist()):
    print(f"{name},{0.0 if is_inside else meter / 1000!r},{str(is_inside).lower()}")
