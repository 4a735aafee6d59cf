"""The rows of the table: what frontline runs, what each peer runs, what is wanted."""

import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import figures

HERE = Path(__file__).resolve().parent

# Exact overlay of doubles agrees to rounding; of a change, crossings decide.
EXACT_AREA = (1e-6, 1e-9)
EXACT_CHANGE = (1e-6, 1e-6)
# Clipper2 rounds each crossing to 1e-8 degrees, about 1 mm, along kilometres of border.
GRID_CHANGE = (1e-4, 1e-5)
# SpatiaLite's areas, by librttopo, are 54 and 97 square metres off in this pair, where pyproj agrees with us to 4e-11 km².
SPATIALITE_CHANGE = (2e-4, 0)
# Of kilometres. A plane's edges and scale move the nearest place; near the central meridian by little.
PLANE_DISTANCE = (1e-4, 1e-4)
# Chords of a kilometre lie 2 cm under the ellipsoid.
CHORD_DISTANCE = (5e-5, 0)
# The nearest place of PostGIS is that of a sphere: 0.9 km in 386 km have been seen.
SPHERE_DISTANCE = (0.001, 3e-3)
# Where an edge is a geodesic, its parts between regions are others: what they enclose with it in a whole map.
PARTS_OF_MAP = (0.5, 0)
PARTS_OF_CHANGE = (1e-3, 1e-5)

# Circles of chords lie inside the zones by up to a metre, along some thousand kilometres.
CIRCLES = (0, 1e-3)


@dataclass
class Peer:
    """`wanted`: how many times faster frontline is to be; None where nothing is asked."""

    name: str
    command: list
    wanted: float | None
    read: object
    tolerance: tuple
    slow: bool = False


@dataclass
class Row:
    """One job: frontline's command to time, its command whose figures are compared, the peers."""

    key: str
    work: str
    command: list
    check: list
    read: object
    peers: list = field(default_factory=list)
    wanted_mb: float | None = None
    wanted_seconds: float | None = None
    unit: str = "km²"


def python(program, *arguments):
    return [sys.executable, str(HERE / program), *map(str, arguments)]


def series(frontline, folder, everything):
    command = [frontline, "series", str(folder), "-f", "csv"]
    count = len(list(Path(folder).glob("*.geojson")))
    row = Row("series", f"`series`, {count} union files", command, command, figures.series, wanted_mb=120)
    row.peers = [
        Peer("orjson + shapely", python("series_shapely.py", folder), 60, figures.series, EXACT_CHANGE),
        Peer("orjson + Clipper2", python("series_clipper.py", folder), 20, figures.series, GRID_CHANGE),
    ]
    if everything:
        geopandas = python("series_geopandas.py", folder)
        row.peers.append(Peer("GeoPandas", geopandas, None, figures.series, EXACT_CHANGE, slow=True))
        if postgis():
            program = python("series_postgis.py", folder)
            row.peers.append(Peer("PostGIS", program, None, figures.series, EXACT_CHANGE, slow=True))
    return row


def by_oblast(frontline, folder, oblasts):
    """What regions add to a series: at most its own time again."""
    command = [frontline, "series", str(folder), "--by", str(oblasts), "-f", "csv", "--quiet"]
    count = len(list(Path(folder).glob("*.geojson")))
    work = f"`series --by` oblasts, {count} union files"
    row = Row("regions", work, command, command, figures.series_of_parts)
    whole = [frontline, "series", str(folder), "-f", "csv"]
    row.peers = [Peer("frontline, without regions", whole, 0.5, figures.series, PARTS_OF_MAP)]
    return row


def by_many_regions(frontline, folder, regions, count, table):
    """The rows of many regions: one map, the changes of a series, and all rows, which `table` holds already."""
    path, maps = str(regions), sorted(Path(folder).glob("*.geojson"))
    area = [frontline, "area", str(maps[-1]), "--by", path, "-f", "csv", "--quiet"]
    one = Row("regions", f"`area --by` {count:,} regions, one map", area, area, str, wanted_seconds=0.3)
    series = [frontline, "series", str(folder), "--by", path, "-f", "csv", "--quiet"]
    work = f"`series --by` {count:,} regions, {len(maps)} union files"
    changed = [*series, "--changed-only"]
    changes = Row("regions", f"{work}, `--changed-only`", changed, changed, figures.changes_of_parts)
    program = python("series_regions_shapely.py", folder, regions)
    changes.peers = [
        Peer("orjson + shapely, STRtree", program, 200, figures.changes_of_parts, PARTS_OF_CHANGE, slow=True)
    ]
    rows = Row("regions", f"{work}, all rows", series, series, figures.series_of_parts)
    cat = ["sh", "-c", 'cat "$0" | cat', str(table)]
    rows.peers = [Peer("cat, the same rows", cat, 1 / 6, figures.series_of_parts, (0, 0))]
    return [one, changes, rows]


def archive(frontline, folder, path):
    """An archive of the folder against the folder: the same bytes, in half of the time."""
    command = [frontline, "series", str(path), "-f", "csv"]
    row = Row("archive", f"`series` from an archive of {folder.name}", command, command, figures.series)
    whole = [frontline, "series", str(folder), "-f", "csv"]
    row.peers = [Peer("frontline, the folder", whole, 2, figures.series, (0, 0))]
    return row


def areas(frontline, folder):
    command = [frontline, "area", str(folder), "-f", "csv"]
    check = [frontline, "area", str(folder), "-f", "json"]
    count = len(list(Path(folder).glob("*.geojson")))
    row = Row("area", f"`area`, {count} raw files", command, check, figures.areas_of_frontline, wanted_mb=120)
    program = python("area_shapely.py", folder)
    row.peers = [Peer("orjson + shapely", program, 15, figures.areas_of_peer, (1e-6, 1e-8))]
    return row


def one_pair(frontline, folder):
    before = str(Path(folder) / "deepstatemap_data_20241231.geojson")
    after = str(Path(folder) / "deepstatemap_data_20250812.geojson")
    # The same work as the peer's: the figures, without what the table and JSON add to them.
    command = [frontline, "change", before, after, "-f", "csv"]
    check = [frontline, "change", before, after, "-f", "json"]
    row = Row("pair", "`change -f csv`, 2024-12-31 → 2025-08-12", command, check, figures.change_of_frontline)
    program = [str(HERE / "change_ogrinfo"), before, after]
    row.peers = [Peer("ogrinfo, SQLite dialect", program, 8, figures.change_of_ogrinfo, SPATIALITE_CHANGE)]
    return row


def details(frontline, folder):
    """The whole of a change against its figures: no more than twice the time."""
    pair = [str(Path(folder) / f"deepstatemap_data_{day}.geojson") for day in ("20241231", "20250812")]
    command = [frontline, "change", *pair, "-f", "json"]
    work = "`change -f json`, 2024-12-31 → 2025-08-12"
    row = Row("details", work, command, command, figures.change_of_frontline)
    figures_alone = [frontline, "change", *pair, "-f", "csv"]
    row.peers = [Peer("frontline, `-f csv`", figures_alone, 0.5, figures.change_of_csv, (1e-6, 1e-6))]
    return row


def distance(frontline, folder, line):
    command = [frontline, "distance", str(folder), "--to", str(line), "-f", "csv", "--quiet"]
    count = len(list(Path(folder).glob("*.geojson")))
    work = f"`distance` to a line, {count} union files"
    row = Row("distance", work, command, command, figures.distances, unit="km")
    program = python("distance_shapely.py", folder, line)
    row.peers = [Peer("orjson + shapely + pyproj", program, 15, figures.distances, PLANE_DISTANCE)]
    return row


def points(frontline, territory, places, count):
    arguments = ["--to", str(places), "--each", "-f", "csv", "--quiet"]
    command = [frontline, "distance", str(territory), *arguments]
    work = f"`distance --each`, {count:,} points, one map"
    row = Row("points", work, command, command, figures.distances, unit="km")
    program = python("points_geodesic.py", territory, places)
    row.peers = [Peer("geodesic Python loop", program, 20, figures.distances, CHORD_DISTANCE)]
    if postgis():
        program = python("points_postgis.py", territory, places)
        row.peers.append(Peer("PostGIS, ST_Distance", program, 20, figures.distances, SPHERE_DISTANCE))
    return row


def zones(frontline, folder, territory, temp):
    """Zones of one map against circles that are united, their places alone, and who crossed in a series."""
    limits = "5,10,20,50"
    known, many = temp / "places.geojson", temp / "many-places.geojson"
    subprocess.run([frontline, "places", "-f", "geojson", "-o", str(known)], check=True)
    subprocess.run([sys.executable, HERE / "generate-points", many, "30000"], check=True)
    drawn = [frontline, "zones", str(territory), "--within", limits, "--areas", "-f", "csv", "--quiet"]
    row = Row("zones", f"`zones --within {limits}`, drawn and measured", drawn, drawn, figures.zones)
    program = python("zones_geopandas.py", territory, known, limits)
    row.peers = [Peer("GeoPandas + pyproj, geodesically", program, 100, figures.zones, CIRCLES, slow=True)]
    rows = [row]
    one_map = [frontline, "area", str(territory), "-f", "csv", "--quiet"]
    series = [frontline, "series", str(folder), "-f", "csv", "--quiet"]
    for work, arguments, floor, name in (
        ("`zones`, places of one map", [str(territory), "--no-areas"], one_map, "frontline `area`"),
        (
            "`zones`, 30,000 places of a file",
            [str(territory), "--no-areas", "--places", str(many)],
            one_map,
            "frontline `area`",
        ),
        ("`zones`, who crossed in 271 maps", [str(folder)], series, "frontline `series`"),
    ):
        command = [frontline, "zones", *arguments, "-f", "csv", "--quiet"]
        row = Row("zones", work, command, command, figures.nothing)
        row.peers = [Peer(f"{name}, the same maps", floor, None, figures.nothing, (0, 0))]
        rows.append(row)
    return rows


def maps(frontline, root, folder, temp):
    """Maps of a day and of a change as SVG and PNG, against matplotlib; a film of all days, which nobody else makes."""
    known, drawn = temp / "places.geojson", temp / "peer"
    subprocess.run([frontline, "places", "-f", "geojson", "-o", str(known), "--overwrite"], check=True)
    days = sorted(Path(folder).glob("*.geojson"))
    found = []
    for name, inputs, ending, wanted, times in (
        ("of a day as SVG", days[-1:], "svg", 0.05, 20),
        ("of a change as SVG", [days[0], days[-1]], "svg", 0.08, 20),
        ("of a day as PNG, 1600 × 900", days[-1:], "png", 0.3, 8),
    ):
        arguments = [*map(str, inputs), "--quiet", "-o", str(temp / f"map.{ending}"), "--overwrite"]
        command = [frontline, "map", *arguments]
        row = Row("maps", f"`map` {name}", command, command, figures.nothing, wanted_seconds=wanted)
        basemap = root / "GeoData" / "basemap.geojson"
        program = python("map_matplotlib.py", basemap, known, *inputs, "-o", f"{drawn}.{ending}")
        row.peers = [Peer("GeoPandas + matplotlib", program, times, figures.nothing, (0, 0))]
        found.append(row)
    for ending in ("mp4", "gif") if shutil.which("ffmpeg") else ():
        file = str(temp / f"film.{ending}")
        command = [frontline, "map", str(folder), "--size", "1280x720", "--quiet", "-o", file, "--overwrite"]
        work = f"`map -o film.{ending}`, {len(days)} days, 1280 × 720"
        found.append(Row("maps", work, command, command, figures.nothing, wanted_seconds=40))
    return found


def large_pair(frontline, before, after, vertices):
    command = [frontline, "change", str(before), str(after), "-f", "csv"]
    check = [frontline, "change", str(before), str(after), "-f", "json"]
    work = f"`change -f csv`, a pair of {vertices:,} vertices, 1 % moved"
    row = Row("large", work, command, check, figures.change_of_frontline)
    read = figures.change_of_peer
    row.peers = [
        Peer("orjson + Clipper2", python("change_clipper.py", before, after), 3, read, GRID_CHANGE),
        Peer("orjson + shapely", python("change_shapely.py", before, after), 30, read, EXACT_CHANGE, slow=True),
    ]
    return row


def postgis():
    """Whether psql reaches a server with PostGIS in its database."""
    if not shutil.which("psql"):
        return False
    command = ["psql", "--no-psqlrc", "--no-password", "-Atc", "SELECT postgis_version()"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def geodesic_gdal():
    """Whether ogrinfo is here and its SQLite dialect knows geodesic areas (SpatiaLite)."""
    return shutil.which("ogrinfo") is not None
