"""Peer: maps clipped to regions by shapely, measured by `frontline area --by`, against shapely's own overlay.

Usage: regions_shapely.py FRONTLINE REGIONS FOLDER [FOLDER…] [--decimals N] [--every N]

Each map of the folders is clipped to each region that it reaches into: its land then runs along the region's border
with ends a rounding beside it, which is the hardest that there is to divide. Written at full precision, or with
N decimals. Each clipped map is divided by all regions under `wgs84-straight`; every figure is held against the area
of shapely's intersection by an integral of its own, and within 1e-6 km² + 1e-9 of the region. Prints what differs,
and a line of sums; status 1 where anything does.
"""

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import shapely
from maps import snapshots
from shapely.geometry import mapping, shape

A, F = 6378137.0, 1 / 298.257223563
E2 = F * (2 - F)
E = E2**0.5
B = A * (1 - F)
NODES, WEIGHTS = np.polynomial.legendre.leggauss(12)


def authalic(latitude):
    """The ellipsoid's area between the equator and a latitude, for a radian of longitude."""
    sine = np.sin(np.radians(latitude))
    return B * B / 2 * (sine / (1 - E2 * sine * sine) + np.arctanh(E * sine) / E)


def ring_km2(ring):
    """An edge straight in longitude and latitude, by quadrature; relative to the ring's own foot, for the digits."""
    foot = authalic(ring[:, 1].min())
    start, end = ring[:-1], ring[1:]
    half, middle = (end[:, 1] - start[:, 1]) / 2, (end[:, 1] + start[:, 1]) / 2
    mean = (authalic(middle[:, None] + half[:, None] * NODES) - foot) @ WEIGHTS / 2
    return float(-(np.radians(end[:, 0] - start[:, 0]) * mean).sum() / 1e6)


def km2(geometry):
    total = 0.0
    for part in shapely.get_parts(geometry):
        if part.geom_type == "Polygon" and not part.is_empty:
            total += abs(ring_km2(shapely.get_coordinates(part.exterior)))
            total -= sum(abs(ring_km2(shapely.get_coordinates(hole))) for hole in part.interiors)
        elif part.geom_type == "GeometryCollection":
            total += km2(part)
    return total


def polygons(geometry):
    parts = shapely.get_parts(geometry, return_index=False)
    flat = [p for part in parts for p in (part.geoms if hasattr(part, "geoms") else [part])]
    return [p for p in flat if p.geom_type == "Polygon" and not p.is_empty]


def land_of(path):
    """All polygons of the map that are on the map: the same for tool and peer, whatever they mean."""
    features = json.loads(path.read_bytes())
    found = []
    for feature in features.get("features", []):
        geometry = feature.get("geometry") or {}
        for part in geometry.get("geometries", [geometry]):
            if part.get("type") in ("Polygon", "MultiPolygon"):
                found.append(shapely.force_2d(shape(part)))
    inside = [shapely.make_valid(g) for g in found]
    mapped = shapely.box(22, 44, 41, 53)
    return shapely.union_all([g for g in inside if g.intersects(mapped)])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("frontline")
    parser.add_argument("regions")
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--decimals", type=int)
    parser.add_argument("--every", type=int, default=1)
    options = parser.parse_args()

    regions = []
    for feature in json.loads(Path(options.regions).read_bytes())["features"]:
        name = feature["properties"].get("name:en") or feature["properties"]["name"]
        regions.append((name, shapely.make_valid(shape(feature["geometry"]))))
    outer = shapely.union_all([g for _, g in regions])
    shapely.prepare([g for _, g in regions])

    cases = rows = wrong = 0
    worst = 0.0
    for folder in options.folders:
        for path in snapshots(folder)[:: options.every]:
            land = land_of(path)
            with tempfile.TemporaryDirectory() as scratch:
                expected = {}
                for number, (name, region) in enumerate(regions):
                    if not region.intersects(land):
                        continue
                    clipped = polygons(shapely.intersection(land, region))
                    if not clipped:
                        continue
                    text = json.dumps(mapping(shapely.multipolygons(clipped)))
                    if options.decimals is not None:
                        rounded = [
                            [np.round(shapely.get_coordinates(r), options.decimals).tolist() for r in (p.exterior, *p.interiors)]
                            for p in clipped
                        ]
                        text = json.dumps({"type": "MultiPolygon", "coordinates": rounded})
                    clip = shapely.union_all(polygons(shapely.make_valid(shapely.from_geojson(text))))
                    stem = f"clip{number:02d}"
                    (Path(scratch) / f"{stem}.geojson").write_text(text)
                    figures = {other: km2(shapely.intersection(clip, g)) if g.intersects(clip) else 0.0 for other, g in regions}
                    figures["outside all regions"] = km2(shapely.difference(clip, outer))
                    expected[stem] = (path.name, name, figures)
                cases += len(expected)
                if not expected:
                    continue
                run = subprocess.run(
                    [options.frontline, "area", scratch, "--by", options.regions, "--earth", "wgs84-straight"]
                    + ["--status", "occupied", "-f", "csv"],
                    capture_output=True, text=True, check=False,
                )  # fmt: skip
                if run.returncode:
                    wrong += 1
                    print(f"{path.name}: status {run.returncode}: {run.stderr.strip().splitlines()[-1:]}")
                    continue
                found = {}
                for row in csv.DictReader(run.stdout.splitlines()):
                    if row["status"] == "territory":
                        found[Path(row["path"]).stem, row["region"]] = float(row["km2"])
                for stem, (file, name, figures) in expected.items():
                    for region, right in figures.items():
                        value = found[stem, region]
                        rows += 1
                        off = abs(value - right) - 1e-9 * right
                        worst = max(worst, off)
                        if not off <= 1e-6:
                            wrong += 1
                            print(f"{file} clipped to {name}: {region} is {value!r}, shapely says {right!r}")
            sys.stdout.flush()
    print(f"{cases} clipped maps, {rows} figures, {wrong} wrong; largest difference {worst:.2e} km2")
    return 1 if wrong else 0


sys.exit(main())
