"""Peer: zones around the territory of one map, and the places in them, with GeoPandas and pyproj, geodesically.

Usage: zones_geopandas.py MAP PLACES.geojson 5,10,20,50      prints to_km,km2,places

A buffer of degrees is no zone, so the border is cut every half kilometre, each piece becomes the hull of two geodesic
circles, and all hulls are united. The circles have as many points as a border that is right to a metre needs.
"""

import sys

import geopandas
import numpy as np
import shapely
from maps import WGS84, geometry_km2

STEP = 500.0
SAG = 1.0


def pieces(land):
    """The ends of the pieces of the border."""
    starts, ends = [], []
    for ring in shapely.get_rings(shapely.get_parts(land)):
        coordinates = shapely.get_coordinates(ring)
        for (x, y), (u, v) in zip(coordinates[:-1], coordinates[1:]):
            meters = WGS84.inv(x, y, u, v)[2]
            between = WGS84.npts(x, y, u, v, int(np.ceil(meters / STEP)) - 1) if meters > STEP else []
            line = [(x, y), *between, (u, v)]
            starts += line[:-1]
            ends += line[1:]
    return np.array(starts), np.array(ends)


def circles(points, meters):
    # The chord of an angle a lies r (1 - cos a/2) inside its arc.
    around = int(np.ceil(np.pi / np.sqrt(2 * SAG / meters)))
    longitudes = np.repeat(points[:, 0], around)
    latitudes = np.repeat(points[:, 1], around)
    azimuths = np.tile(np.linspace(0, 360, around, endpoint=False), len(points))
    x, y, _ = WGS84.fwd(longitudes, latitudes, azimuths, np.full(len(azimuths), meters))
    return np.stack((x, y), axis=-1).reshape(len(points), around, 2)


frame = geopandas.read_file(sys.argv[1])
places = geopandas.read_file(sys.argv[2])
land = shapely.union_all(shapely.make_valid(frame.geometry.values))
starts, ends = pieces(land)
print("to_km,km2,places")
last = land
for kilometers in map(float, sys.argv[3].split(",")):
    both = np.concatenate((circles(starts, kilometers * 1000), circles(ends, kilometers * 1000)), axis=1)
    hulls = shapely.convex_hull(shapely.multipoints(shapely.points(both)))
    buffer = shapely.union_all(np.append(hulls, land))
    zone = shapely.difference(buffer, last)
    shapely.prepare(zone)
    inside = int(shapely.contains(zone, places.geometry.values).sum())
    print(f"{kilometers},{geometry_km2(zone)!r},{inside}")
    last = buffer
