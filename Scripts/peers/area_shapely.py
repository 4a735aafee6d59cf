"""Peer: km2 by status of each raw DeepState map, by orjson + shapely, on one thread.

Usage: area_shapely.py FOLDER        prints one line for each snapshot

Polygons of a status overlap, so each status is united first (`shapely.union_all`),
invalid polygons repaired by `make_valid`, foreign and stray ones left out. Only
polygons that count are turned into geometries.
"""

import sys
from pathlib import Path

import numpy as np
import orjson
import shapely
from classify import BEFORE_2022, classify
from maps import Polygons, geometry_km2, snapshots

COLUMNS = ["occupied", "occupied_before_2022", "crimea", "ordlo", "tuzla", "all_occupied", "contested", "liberated"]
# A polygon wholly outside of this box (west, south, east, north) is a stray.
THEATRE = (22.0, 44.0, 41.0, 53.0)


def polygons_of(geometry):
    kind = geometry["type"]
    if kind == "Polygon":
        yield geometry["coordinates"]
    elif kind == "MultiPolygon":
        yield from geometry["coordinates"]
    elif kind == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from polygons_of(part)


def read(path):
    """Valid geometries by status, in lists."""
    document = orjson.loads(Path(path).read_bytes())
    when = int(Path(path).stem)
    polygons, statuses = [], []
    for feature in document.get("map", document)["features"]:
        geometry = feature["geometry"]
        if geometry is None or geometry["type"] == "Point":
            continue
        status = classify(feature["properties"], when)
        if status == "foreign":
            continue
        for polygon in polygons_of(geometry):
            polygons.append(polygon)
            statuses.append(status)
    flat = Polygons(polygons)
    geometries = shapely.from_ragged_array(
        shapely.GeometryType.POLYGON, flat.coordinates, (flat.ring_offsets, flat.polygon_offsets)
    )
    west, south, east, north = shapely.bounds(geometries).T
    inside = (east >= THEATRE[0]) & (north >= THEATRE[1]) & (west <= THEATRE[2]) & (south <= THEATRE[3])
    invalid = ~shapely.is_valid(geometries)
    geometries[invalid] = shapely.make_valid(geometries[invalid])
    statuses = np.array(statuses)
    return {status: geometries[inside & (statuses == status)] for status in set(statuses)}


def united(path):
    """The land of each column."""
    groups = read(path)
    lands = {status: shapely.union_all(parts) for status, parts in groups.items()}
    before_2022 = [lands[status] for status in BEFORE_2022 if status in lands]
    lands["occupied_before_2022"] = shapely.union_all(before_2022)
    lands["all_occupied"] = shapely.union_all([lands["occupied_before_2022"], lands.get("occupied")])
    return lands


if __name__ == "__main__":
    print("id," + ",".join(f"{name}_km2" for name in COLUMNS))
    for path in snapshots(sys.argv[1]):
        lands = united(path)
        print(f"{path.stem}," + ",".join(repr(geometry_km2(lands[c]) if c in lands else 0.0) for c in COLUMNS))
