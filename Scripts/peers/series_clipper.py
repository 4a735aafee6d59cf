"""Peer: area, gained and lost of each day by orjson + Clipper2 (pyclipr), on one thread.

Usage: series_clipper.py FOLDER      prints date,area_km2,gained_km2,lost_km2,net_km2

Crossings are rounded to 1e-8 degrees, so gained and lost agree with an exact
overlay to about 1e-4 km2.
"""

import sys

from clipper import difference_km2
from maps import Polygons, date_of, snapshots

print("date,area_km2,gained_km2,lost_km2,net_km2")
before = before_km2 = None
for path in snapshots(sys.argv[1]):
    flat = Polygons.read(path)
    after, km2 = flat.rings(), flat.km2()
    if before is None:
        print(f"{date_of(path)},{km2!r},,,")
    else:
        gained = difference_km2(after, before)
        lost = difference_km2(before, after)
        print(f"{date_of(path)},{km2!r},{gained!r},{lost!r},{km2 - before_km2!r}")
    before, before_km2 = after, km2
