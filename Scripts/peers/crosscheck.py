"""Compares figures of frontline with those of other engines, and prints a table. Started by Scripts/crosscheck."""

import argparse
import csv
import io
import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import figures

HERE = Path(__file__).resolve().parent
AREA, CHANGE, DISTANCE = 1e-9, 1e-6, 1e-8
PLANE = "6933"


def note(text):
    print(f"crosscheck: {text}", file=sys.stderr, flush=True)


def output(command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, text=True).stdout


def python(script, *arguments):
    return output([sys.executable, str(HERE / script), *map(str, arguments)])


class Comparison:
    """The largest relative difference of one kind of figure from one engine."""

    def __init__(self, figure, engine, limit):
        self.figure, self.engine, self.limit = figure, engine, limit
        self.count, self.largest, self.where = 0, 0.0, ""

    def add(self, where, ours, theirs):
        self.count += 1
        scale = max(abs(ours), abs(theirs))
        relative = 0.0 if ours == theirs else abs(ours - theirs) / scale
        if not relative <= self.largest:
            self.largest, self.where = relative, f"{where}: {ours:.9g}, {theirs:.9g}"

    def add_figures(self, ours, theirs, columns):
        """Of figures by row and column, those that both sides have."""
        missing = sorted(set(ours) ^ set(theirs))
        if missing:
            raise figures.FiguresDiffer(f"{self.engine}: rows on one side only, the first {missing[0]}")
        for key, row in theirs.items():
            for name in columns:
                if name in row and name in ours[key]:
                    self.add(f"{key} {name}", ours[key][name], row[name])

    @property
    def holds(self):
        return self.count > 0 and self.largest <= self.limit

    def line(self):
        verdict = "yes" if self.holds else "NO"
        cells = (self.figure, self.engine, str(self.count), f"{self.largest:.1e}", f"{self.limit:.0e}", verdict, self.where)
        return "| " + " | ".join(cells) + " |"


def series(options):
    """Areas and changes of the daily maps."""
    note("daily maps: frontline")
    ours = figures.series(output([options.frontline, "series", options.union, "-f", "csv", "--quiet"]))
    engines = [("shapely, pyproj", lambda: python("series_shapely.py", options.union))]
    if has_postgis():
        engines.append(("PostGIS", lambda: python("series_postgis.py", options.union)))
    for engine, run in engines:
        note(f"daily maps: {engine}")
        theirs = figures.series(run())
        area = Comparison("area, daily maps", engine, AREA)
        area.add_figures(ours, theirs, ["area_km2"])
        yield area
        change = Comparison("gained and lost, daily maps", engine, CHANGE)
        change.add_figures(ours, theirs, ["gained_km2", "lost_km2"])
        yield change


def has_postgis():
    if not shutil.which("psql"):
        return False
    probe = ["psql", "--no-psqlrc", "--quiet", "--tuples-only", "--command", "SELECT postgis_version()"]
    return subprocess.run(probe, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0


def statuses(options):
    """Areas by status of the raw maps."""
    for earth, script, title in (
        ("wgs84", "area_shapely.py", "geodesic edges"),
        ("wgs84-straight", "area_straight.py", "straight edges"),
    ):
        note(f"raw maps, {title}: frontline")
        command = [options.frontline, "area", options.raw, "-f", "json", "--quiet", "--earth", earth]
        ours = figures.areas_of_frontline(output(command))
        note(f"raw maps, {title}: shapely, pyproj")
        theirs = figures.areas_of_peer(python(script, options.raw))
        columns = list(next(iter(theirs.values())))
        comparison = Comparison(f"area by status, raw maps, {title}", "shapely, pyproj", AREA)
        comparison.add_figures(ours, theirs, columns)
        yield comparison


def pairs(options):
    """Changes between days far apart, by GDAL."""
    if not shutil.which("ogrinfo"):
        return
    note("pairs: GDAL")
    maps = sorted(Path(options.union).glob("*.geojson"))
    chosen = random.Random(options.seed)
    # In a plane: for each of hundreds of small patches SpatiaLite's geodesic area is off by a thousand square metres,
    # which pyproj's is not.
    comparison = Comparison(f"gained and lost, pairs, EPSG:{PLANE}", "GDAL (SpatiaLite)", CHANGE)
    for _ in range(options.pairs):
        before, after = sorted(chosen.sample(maps, 2))
        theirs = figures.change_of_ogrinfo(
            output([str(HERE / "change_ogrinfo"), str(before), str(after), PLANE])
        )["pair"]
        command = [options.frontline, "change", str(before), str(after), "-f", "csv", "--quiet", "--earth", f"EPSG:{PLANE}"]
        row = next(csv.DictReader(io.StringIO(output(command))))
        for name in theirs:
            comparison.add(f"{before.stem} {after.stem} {name}", float(row[name]), theirs[name])
    yield comparison


def distances(options):
    """Distances from places drawn at random."""
    note("distances: pyproj")
    maps = sorted(Path(options.union).glob("*.geojson"))
    chosen = random.Random(options.seed)
    comparison = Comparison("distance to the front", "pyproj", DISTANCE)
    for path in chosen.sample(maps, min(options.maps, len(maps))):
        places = [f"{chosen.uniform(33, 38.5):.6f},{chosen.uniform(46.5, 51):.6f}" for _ in range(options.places)]
        theirs = {row["place"]: row for row in csv.DictReader(io.StringIO(python("front_distances.py", path, *places)))}
        for place in places:
            command = [options.frontline, "distance", str(path), "--to", place, "-f", "json", "--quiet"]
            found = json.loads(output(command))["snapshots"][0]
            if found["inside"] != (theirs[place]["inside"] == "true"):
                raise figures.FiguresDiffer(f"{path.stem}: {place} is inside on one side only")
            comparison.add(f"{path.stem} {place}", found["km"], float(theirs[place]["km"]))
    yield comparison


def versions(options):
    import pyproj
    import shapely

    gdal = output(["ogrinfo", "--version"]).strip().split(",")[0] if shutil.which("ogrinfo") else "no GDAL"
    geos = ".".join(map(str, shapely.geos_version))
    tool = output([options.frontline, "--version"]).splitlines()[0]
    return f"{tool}; shapely {shapely.__version__} (GEOS {geos}), pyproj {pyproj.__version__} (PROJ {pyproj.proj_version_str}), {gdal}"


def main():
    parser = argparse.ArgumentParser(prog="crosscheck")
    parser.add_argument("--frontline", required=True)
    parser.add_argument("--union", required=True)
    parser.add_argument("--raw", required=True)
    parser.add_argument("--pairs", type=int, default=40)
    parser.add_argument("--maps", type=int, default=10)
    parser.add_argument("--places", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"

    print(versions(options))
    print()
    print("| figure | engine | compared | largest relative difference | limit | holds | where: frontline, engine |")
    print("|---|---|---:|---:|---:|---|---|")
    holds = True
    for part in (series, statuses, pairs, distances):
        try:
            for comparison in part(options):
                print(comparison.line(), flush=True)
                holds = holds and comparison.holds
        except (figures.FiguresDiffer, subprocess.CalledProcessError, KeyError, ValueError) as error:
            print(f"crosscheck: {part.__name__}: {error}", file=sys.stderr)
            holds = False
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
