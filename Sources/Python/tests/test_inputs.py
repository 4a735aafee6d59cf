"""What goes in: names, paths, days, numbers of other kinds, and geometry that is in no file."""

import datetime
import glob
import os
import pathlib
import subprocess
import sys
import tempfile

import pytest

import frontline_maps as fl
from conftest import collection, rectangle

pytestmark = pytest.mark.filterwarnings("ignore::frontline_maps.FrontlineNotice")

WEST, EAST = rectangle(36.5, 48, 37, 48.5), rectangle(36.5, 48, 37.2, 48.5)


def left_behind():
    return set(glob.glob(os.path.join(tempfile.gettempdir(), "frontline-*")))


class Shape:
    def __init__(self, geometry):
        self.__geo_interface__ = geometry


def test_paths_and_days(maps):
    series = fl.series(pathlib.Path("maps"), since=datetime.date(2025, 1, 2), until="2025-01-03")
    assert [row.date for row in series.rows] == ["2025-01-02", "2025-01-03"]
    days = [pathlib.Path(f"maps/2025-01-0{day}.geojson") for day in (1, 2)]
    assert len(fl.area(days).snapshots) == len(fl.area(*days).snapshots) == 2


@pytest.mark.parametrize("kind", [dict, Shape])
def test_geometry_goes_in(maps, kind):
    before = left_behind()
    days = {"reading_a": {"date": "2025-01-01"}, "reading_b": {"date": datetime.date(2025, 1, 3)}}
    change = fl.change(kind(WEST), kind(collection(EAST)), **days)
    in_files = fl.change("maps/2025-01-01.geojson", "maps/2025-01-03.geojson")
    assert change.gained_km2 == in_files.gained_km2 and change.net_km2 == in_files.net_km2
    names = [file.path for file in change.provenance.files]
    assert names == [f"{kind.__name__}.geojson", f"{kind.__name__}-2.geojson"]
    # What the result is asked for later needs the maps once more.
    assert change.to_geojson()["features"]
    del change
    assert left_behind() == before


def test_geometry_is_removed_when_a_job_fails():
    before = left_behind()
    with pytest.raises(fl.DataError) as caught:
        fl.area({"type": "Polygon", "coordinates": [[[36, 48], [37, 48], [36, 48]]]}, date="2025-01-01")
    assert caught.value.path == "dict.geojson"
    del caught
    assert left_behind() == before


def test_geometry_is_removed_when_python_ends():
    code = (
        "import frontline_maps as fl, os\n"
        f"kept = fl.area({WEST!r}, date='2025-01-01')\n"
        "print(kept._prepared._folder, os.path.isdir(kept._prepared._folder))"
    )
    printed = subprocess.run([sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True)
    folder, was_there = printed.stdout.split()
    assert was_there == "True" and not os.path.exists(folder)


def test_geometry_as_an_option(maps):
    regions = collection(rectangle(36, 47, 38, 49), name="all")
    change = fl.change("maps/2025-01-01.geojson", "maps/2025-01-03.geojson", regions=regions)
    assert [row.name for row in change.regions] == ["all"]
    assert change.regions[0].gained_km2 == pytest.approx(change.gained_km2, rel=1e-9)
    target = Shape({"type": "Point", "coordinates": [37.5, 48.25]})
    by_shape = fl.distance("maps", to=target).snapshots[-1].km
    assert by_shape == fl.distance("maps", to="37.5,48.25").snapshots[-1].km


def test_other_numbers(maps):
    numpy = pytest.importorskip("numpy")
    zones = fl.zones("maps", within_km=numpy.array([5, 10.0]), gap_m=numpy.float32(2))
    assert [zone.to_km for zone in zones.snapshots[0].zones] == [5, 10]
    assert fl.change(*["maps/2025-01-01.geojson"] * 2, skip_unclassified=numpy.bool_(True)).net_km2 == 0


def test_what_is_nothing_is_refused(maps):
    with pytest.raises(TypeError, match="neither the name of a file"):
        fl.area(object())
    with pytest.raises(ValueError):
        fl.zones(maps, within_km=[float("nan")])


def test_geodataframes(maps):
    geopandas = pytest.importorskip("geopandas")
    frame = geopandas.GeoDataFrame.from_features(collection(EAST)["features"], crs="OGC:CRS84")
    frame["day"] = [datetime.datetime(2025, 1, 3)]
    frame["nothing"] = [float("nan")]
    expected = fl.area("maps/2025-01-03.geojson").snapshots[0].territory.km2
    assert fl.area(frame, date="2025-01-03").snapshots[0].territory.km2 == expected
    # Another reference system is brought to longitude and latitude first.
    projected = frame.to_crs("EPSG:32637")
    there = fl.area(projected, date="2025-01-03").snapshots[0].territory.km2
    assert there == pytest.approx(expected, rel=1e-9)
    assert fl.area(frame.geometry, date="2025-01-03").snapshots[0].territory.km2 == expected
    assert fl.area(frame.geometry.iloc[0], date="2025-01-03").snapshots[0].territory.km2 == expected
