"""Peer: change between two maps by orjson + Clipper2 (pyclipr), on one thread.

Usage: change_clipper.py BEFORE AFTER     prints before_km2,after_km2,gained_km2,lost_km2
"""

import sys

from clipper import difference_km2
from maps import Polygons

before, after = Polygons.read(sys.argv[1]), Polygons.read(sys.argv[2])
gained = difference_km2(after.rings(), before.rings())
lost = difference_km2(before.rings(), after.rings())
print("before_km2,after_km2,gained_km2,lost_km2")
print(f"{before.km2()!r},{after.km2()!r},{gained!r},{lost!r}")
