"""What the peers share: reading a map fast, its date, and geodesic areas.

orjson is the fastest JSON parser that Python has. Its nested lists become one
numpy array per file by `np.fromiter` over a chain, without a Python loop over
vertices: 0.14 s for the 271 union files, against 0.41 s for an array per ring and
0.95 s for `shapely.from_geojson` (measured side by side).
"""

import re
from itertools import chain
from pathlib import Path

import numpy as np
import orjson
from pyproj import Geod

WGS84 = Geod(ellps="WGS84")


def snapshots(folder):
    """The GeoJSON files of a folder, by name (and so by date)."""
    return sorted(Path(folder).glob("*.geojson"))


def date_of(path):
    """The date in a file's name as YYYY-MM-DD; the stem where there is none."""
    match = re.search(r"(\d{4})(\d{2})(\d{2})$", path.stem)
    return "-".join(match.groups()) if match else path.stem


class Polygons:
    """Polygons as flat arrays: coordinates, ends of rings, ends of polygons."""

    def __init__(self, polygons):
        rings = [ring for polygon in polygons for ring in polygon]
        lengths = np.fromiter(map(len, rings), np.int64, len(rings))
        self.ring_offsets = np.concatenate(([0], np.cumsum(lengths)))
        self.polygon_offsets = np.concatenate(([0], np.cumsum([len(p) for p in polygons], dtype=np.int64)))
        count = int(self.ring_offsets[-1])
        dimensions = len(rings[0][0]) if rings else 2
        flat = np.fromiter(chain.from_iterable(chain.from_iterable(rings)), np.float64, dimensions * count)
        self.coordinates = np.ascontiguousarray(flat.reshape(-1, dimensions)[:, :2])

    @classmethod
    def read(cls, path):
        """All polygons of a file in two dimensions, status unread."""
        polygons = []
        for feature in orjson.loads(Path(path).read_bytes())["features"]:
            geometry = feature["geometry"]
            if geometry["type"] == "Polygon":
                polygons.append(geometry["coordinates"])
            elif geometry["type"] == "MultiPolygon":
                polygons += geometry["coordinates"]
        return cls(polygons)

    def rings(self):
        """Each ring as an array of its own."""
        return np.split(self.coordinates, self.ring_offsets[1:-1])

    def km2(self):
        """Geodesic area: shells less holes, however they are wound."""
        total = 0.0
        areas = [abs(ring_m2(ring)) for ring in self.rings()]
        for start, end in zip(self.polygon_offsets, self.polygon_offsets[1:]):
            total += areas[start] - sum(areas[start + 1 : end])
        return total / 1e6


def ring_m2(ring):
    """Signed geodesic area of one ring. pyproj on arrays is faster by 1.7 than on geometries."""
    return WGS84.polygon_area_perimeter(ring[:, 0], ring[:, 1])[0]


def geometry_km2(geometry):
    """Geodesic area of a shapely polygon or collection; lines and points count nothing.

    Which ring surrounds land is told by its winding in the plane, as the union had it. The geodesics around a sliver
    may wind the other way: its area is negative then, and an absolute value would count it twice too often.
    """
    import shapely

    def surrounded(ring):
        area = ring_m2(shapely.get_coordinates(ring))
        return area if ring.is_ccw else -area

    total = 0.0
    for part in shapely.get_parts(geometry):
        if part.geom_type != "Polygon" or part.is_empty:
            continue
        total += surrounded(part.exterior) - sum(map(surrounded, part.interiors))
    return total / 1e6
