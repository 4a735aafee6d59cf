"""Peer: how far places are from the territory of a map, by pyproj alone.

Usage: front_distances.py MAP LON,LAT…      prints place,km,inside

Edges are geodesics. Every vertex is measured; of the edges whose ends leave room for a
nearer place, the nearest place is searched by golden section. Nothing is projected.
"""

import sys

import numpy as np
import shapely
from maps import WGS84, Polygons

GOLDEN = (5**0.5 - 1) / 2


def along(start, azimuth, meters, place):
    lon, lat, _ = WGS84.fwd(start[0], start[1], azimuth, meters)
    return WGS84.inv(place[0], place[1], lon, lat)[2]


def nearest_on_edge(start, end, place):
    """Meters from the place to the geodesic between both, by golden section."""
    azimuth, _, length = WGS84.inv(start[0], start[1], end[0], end[1])
    low, high = 0.0, length
    while high - low > 1e-4:
        left, right = high - GOLDEN * (high - low), low + GOLDEN * (high - low)
        if along(start, azimuth, left, place) < along(start, azimuth, right, place):
            high = right
        else:
            low = left
    # Off by 0.1 mm along the edge is off by nothing across it.
    return min(along(start, azimuth, meters, place) for meters in (0, (low + high) / 2, length))


def distance(rings, lengths, place):
    nearest = np.inf
    candidates = []
    for ring, length in zip(rings, lengths):
        count = len(ring)
        meters = WGS84.inv(np.full(count, place[0]), np.full(count, place[1]), ring[:, 0], ring[:, 1])[2]
        nearest = min(nearest, meters.min())
        # The place can't be nearer to an edge than this.
        bound = (meters[:-1] + meters[1:] - length) / 2
        candidates += [(bound[i], tuple(ring[i]), tuple(ring[i + 1])) for i in range(count - 1)]
    for bound, start, end in sorted(candidates):
        if bound >= nearest:
            break
        nearest = min(nearest, nearest_on_edge(start, end, place))
    return nearest


flat = Polygons.read(sys.argv[1])
count = len(flat.polygon_offsets) - 1
land = shapely.from_ragged_array(
    shapely.GeometryType.MULTIPOLYGON, flat.coordinates, (flat.ring_offsets, flat.polygon_offsets, [0, count])
)[0]
rings = flat.rings()
lengths = [WGS84.inv(r[:-1, 0], r[:-1, 1], r[1:, 0], r[1:, 1])[2] for r in rings]
print("place,km,inside")
for text in sys.argv[2:]:
    place = tuple(map(float, text.split(",")))
    inside = bool(shapely.contains_xy(land, *place))
    km = 0.0 if inside else float(distance(rings, lengths, place)) / 1000
    print(f'"{text}",{km!r},{str(inside).lower()}')
