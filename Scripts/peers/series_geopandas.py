"""Peer, for orientation: the program most people write, by GeoPandas.

Usage: series_geopandas.py FOLDER      prints date,area_km2,gained_km2,lost_km2,net_km2
"""

import sys

import geopandas
from maps import WGS84, date_of, snapshots


def km2(frame):
    return sum(abs(WGS84.geometry_area_perimeter(g)[0]) for g in frame.geometry.explode()) / 1e6


print("date,area_km2,gained_km2,lost_km2,net_km2")
before = before_km2 = None
for path in snapshots(sys.argv[1]):
    after = geopandas.read_file(path)[["geometry"]]
    after_km2 = km2(after)
    if before is None:
        print(f"{date_of(path)},{after_km2!r},,,")
    else:
        gained = km2(after.overlay(before, how="difference"))
        lost = km2(before.overlay(after, how="difference"))
        print(f"{date_of(path)},{after_km2!r},{gained!r},{lost!r},{after_km2 - before_km2!r}")
    before, before_km2 = after, after_km2
