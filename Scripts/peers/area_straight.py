"""Peer: km2 by status of each raw DeepState map, edges straight in longitude and latitude, by shapely + pyproj.

Usage: area_straight.py FOLDER        prints one line for each snapshot, as area_shapely.py does

The area of a union depends on where its edges are parted if they are geodesics; straight ones have it the same
wherever. Each edge is divided into pieces of a few hundred metres, measured as geodesics, and again into twice
as many; the error goes with the square of the length, so that both together give the limit (Richardson).
"""

import sys

import numpy as np
import shapely
from area_shapely import COLUMNS, snapshots, united
from maps import ring_m2

PIECE = 0.005  # degrees


def divided(ring, times):
    """The ring with each edge in so many equal pieces, times `times`."""
    start, step = ring[:-1], np.diff(ring, axis=0)
    pieces = np.maximum(1, np.ceil(np.abs(step).max(axis=1) / PIECE)).astype(np.int64) * times
    edges = np.repeat(np.arange(len(start)), pieces)
    place = np.arange(len(edges)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    points = start[edges] + step[edges] * (place / pieces[edges])[:, None]
    return np.vstack((points, ring[-1:]))


def straight_m2(ring):
    coarse, fine = (abs(ring_m2(divided(ring, times))) for times in (1, 2))
    return (4 * fine - coarse) / 3


def straight_km2(geometry):
    total = 0.0
    for part in shapely.get_parts(geometry):
        if part.geom_type != "Polygon" or part.is_empty:
            continue
        total += straight_m2(shapely.get_coordinates(part.exterior))
        total -= sum(straight_m2(shapely.get_coordinates(hole)) for hole in part.interiors)
    return total / 1e6


print("id," + ",".join(f"{name}_km2" for name in COLUMNS))
for path in snapshots(sys.argv[1]):
    lands = united(path)
    print(f"{path.stem}," + ",".join(repr(float(straight_km2(lands[c])) if c in lands else 0.0) for c in COLUMNS))
