"""Results are those of the command line, to the last bit."""

import json

import pytest

import frontline_maps as fl

pytestmark = pytest.mark.filterwarnings("ignore::frontline_maps.FrontlineNotice")

DAY = ["maps/2025-01-01.geojson", "maps/2025-01-02.geojson", "maps/2025-01-03.geojson"]
REGIONS = "regions.geojson"

CASES = {
    "area": (lambda: fl.area(DAY[0]), ["area", DAY[0]]),
    "area by region": (lambda: fl.area(DAY, regions=REGIONS), ["area", *DAY, "--by", REGIONS]),
    "area of the sample": (lambda: fl.area(), ["area"]),
    "change": (lambda: fl.change(DAY[0], DAY[2]), ["change", DAY[0], DAY[2]]),
    "change by region": (
        lambda: fl.change(DAY[0], DAY[2], regions={"path": REGIONS, "region_name": "name"}),
        ["change", DAY[0], DAY[2], "--by", REGIONS, "--region-name", "name"],
    ),
    "change elsewhere": (
        lambda: fl.change(DAY[0], DAY[2], earth="EPSG:6933", denominator=1000, reading_b={"name": "X"}),
        ["change", DAY[0], DAY[2], "--earth", "EPSG:6933", "--denominator", "1000", "--name-b", "X"],
    ),
    "series": (lambda: fl.series("maps"), ["series", "maps"]),
    "series by month": (
        lambda: fl.series(every="month", territory=["occupied"], language="uk"),
        ["series", "--every", "month", "--statuses", "occupied", "--language", "uk"],
    ),
    "distance": (
        lambda: fl.distance("maps", to=["37.5,48.25", "Dobropillia"], within_km=[20, 30]),
        ["distance", "maps", "--to", "37.5,48.25", "--to", "Dobropillia", "--within", "20,30"],
    ),
    "route": (
        lambda: fl.route(along="T-05-14", profile=True),
        ["route", "--along", "T-05-14", "--profile"],
    ),
    "zones": (lambda: fl.zones("maps", within_km=[5, 10]), ["zones", "maps", "--within", "5,10"]),
    "compare": (lambda: fl.compare(DAY[0], DAY[0]), ["compare", DAY[0], DAY[0]]),
    "front": (lambda: fl.front(DAY[0], DAY[2]), ["front", DAY[0], DAY[2]]),
    "check": (lambda: fl.check(*DAY), ["check", *DAY]),
}


@pytest.fixture(autouse=True)
def _regions(maps, tmp_path):
    parts = [("west", 36, 37), ("east", 37, 38)]
    features = [
        {
            "type": "Feature",
            "properties": {"name": name},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[w, 47], [e, 47], [e, 49], [w, 49], [w, 47]]],
            },
        }
        for name, w, e in parts
    ]
    (tmp_path / REGIONS).write_text(json.dumps({"type": "FeatureCollection", "features": features}))


@pytest.mark.parametrize("name", CASES)
def test_job(name, command):
    job, words = CASES[name]
    assert job().to_dict() == json.loads(command(*words, "-f", "json", "--quiet"))


@pytest.mark.parametrize("form", ["csv", "markdown", "table", "geojson"])
def test_other_formats(form, command):
    printed = command("change", DAY[0], DAY[2], "-f", form, "--quiet")
    assert fl.change(DAY[0], DAY[2]).to(form) == (json.loads(printed) if form == "geojson" else printed)


def test_map(command):
    assert fl.map(DAY[0], content="status").svg == command("map", DAY[0], "--content", "status", "--quiet")


def test_archive(command):
    file = fl.archive.create("front.gpkg", "maps")
    assert fl.archive.add(file, DAY) == file
    listed = fl.archive.list(file)
    assert listed.to_dict() == json.loads(command("archive", "list", file, "-f", "json"))
    assert len(listed.snapshots) == 3
    assert fl.archive.verify(file) == command("archive", "verify", file)
    assert fl.series(file).rows[-1].area_km2 == fl.series("maps").rows[-1].area_km2


def test_many_by_batch(command):
    jobs = [{"job": "change", "id": number, "before": DAY[0], "after": DAY[number % 3]} for number in range(30)]
    jobs[7]["after"] = "nothing.geojson"
    outcomes = list(fl.batch(jobs))
    assert [outcome.id for outcome in outcomes] == list(range(30))
    printed = [json.loads(command("change", DAY[0], day, "-f", "json", "--quiet")) for day in DAY]
    for number, outcome in enumerate(outcomes):
        if number == 7:
            assert isinstance(outcome, fl.CannotOpenError)
        else:
            assert outcome.to_dict() == printed[number % 3]


def test_series_of_the_daily_unions(shared, command):
    union = shared / "corpus/union"
    series = fl.series(union)
    assert series.to_dict() == json.loads(command("series", union, "-f", "json", "--quiet"))
    assert len(series.rows) == len(series.provenance.files) == 271


def test_series_by_region(shared, command):
    union, oblasts = shared / "corpus/union", shared / "corpus/regions/oblasts.geojson"
    series = fl.series(union, since="2025-08-09", until="2025-08-13", regions=oblasts)
    words = ["--since", "2025-08-09", "--until", "2025-08-13", "--by", oblasts]
    assert series.to_dict() == json.loads(command("series", union, *words, "-f", "json", "--quiet"))


def test_published_figures(shared):
    """"about 2,400 km², roughly 0.4 %" of the daily unions, and the breakthrough at Dobropillia."""
    union = str(shared / "corpus/union")
    change = fl.change(f"{union}@2025-01-02", f"{union}@2025-08-03")
    assert round(change.gained_km2, 3) == 2409.336
    assert round(change.lost_km2, 3) == 7.956
    assert round(change.net_percent, 3) == 0.398
    assert round(fl.change(f"{union}@2025-08-11", f"{union}@2025-08-12").gained_km2, 2) == 47.41


def test_raw_maps(shared, command):
    raw = sorted((shared / "corpus/raw").glob("*.geojson"))
    some = [raw[0], raw[-1]]
    area = fl.area(some, territory="with-contested")
    printed = command("area", *some, "--territory", "with-contested", "-f", "json", "--quiet")
    assert area.to_dict() == json.loads(printed)
