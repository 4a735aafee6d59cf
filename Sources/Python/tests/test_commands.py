"""Commands that write files."""

import json
import zipfile
from pathlib import Path

import pytest

import frontline_maps as fl
from conftest import collection, rectangle

pytestmark = pytest.mark.filterwarnings("ignore::frontline_maps.FrontlineNotice")


def test_report(maps, command, tmp_path):
    path = fl.report(maps, output="week.html", to=["Dobropillia", "37.5,48.25"], sections=["summary", "distances"])
    words = ["--to", "Dobropillia", "--to", "37.5,48.25", "--sections", "summary,distances", "--quiet"]
    command("report", maps, *words, "-o", "other.html")
    assert path.read_text() == (tmp_path / "other.html").read_text()
    assert (fl.site(maps, site="public") / "index.html").is_file()


def test_picture(maps, command, tmp_path):
    path = fl.picture(maps, output="map.svg", bbox=[36, 47.5, 38, 49], title="A day", graticule=True)
    command("map", maps, "--bbox", "36,47.5,38,49", "--title", "A day", "--graticule", "--quiet", "-o", "b.svg")
    assert path.read_bytes() == (tmp_path / "b.svg").read_bytes()


def test_export(maps, command):
    (Path(maps) / "2025-01-04.geojson").write_text(json.dumps(collection(rectangle(36, 48, 37, 49), kind="a")))
    for day in (1, 2, 3):
        (Path(maps) / f"2025-01-0{day}.geojson").unlink()
    fl.export(maps, output="land.csv", layer="series", status_property="kind", map={"a": "occupied", "b": "contested"})
    words = ["--layer", "series", "--status-property", "kind", "--map", "a=occupied", "--map", "b=contested"]
    printed = command("export", maps, *words, "-f", "csv", "--quiet")
    assert open("land.csv", newline="").read() == printed


def test_layers(maps, command):
    layer = fl.layer(maps, layer="change", territory=["occupied"])
    words = ["--layer", "change", "--statuses", "occupied", "--precision", "full", "--quiet"]
    assert layer.__geo_interface__ == json.loads(command("export", maps, *words))
    assert layer.name == "change" and len(layer) == len(layer.features) == 2
    land = fl.area(fl.layer("maps/2025-01-03.geojson"), date="2025-01-03").snapshots[0]
    assert land.territory.km2 == fl.area("maps/2025-01-03.geojson").snapshots[0].territory.km2


def test_geometry_goes_into_commands(maps):
    box = {"type": "Polygon", "coordinates": [[[36, 48], [36.75, 48], [36.75, 49], [36, 49], [36, 48]]]}
    whole, cut = fl.layer("maps/2025-01-01.geojson"), fl.layer("maps/2025-01-01.geojson", clip=box)
    assert cut.features[0]["properties"]["km2"] == pytest.approx(whole.features[0]["properties"]["km2"] / 2, rel=1e-5)


def test_notes_of_commands_are_warnings(maps):
    with pytest.warns(fl.FrontlineNotice, match="counts as occupied") as caught:
        fl.export(maps, output="a.kml")
    assert caught[0].filename == __file__


def test_fetch_says_what_it_lacks():
    with pytest.raises(fl.UsageError):
        fl.fetch("nobody", into="maps")


def test_gpkg_archives_are_inputs(maps):
    archive = fl.archive.create("front.gpkg", maps)
    assert len(fl.area(archive).snapshots) == 3
    assert fl.area(f"{archive}@2025-01-02").snapshots[0].date == "2025-01-02"
    with pytest.raises(fl.CannotCreateError):
        fl.archive.create("front.gpkg")
    with zipfile.ZipFile("no.gpkg", "w"):
        pass
    with pytest.raises(fl.DataError):
        fl.archive.verify("no.gpkg")
