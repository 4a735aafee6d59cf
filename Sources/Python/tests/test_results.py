"""What comes out: figures by name, notes, tables, geometry, pictures."""

import datetime
import json
import subprocess
import sys
import warnings

import pytest

import frontline_maps as fl
from conftest import collection, rectangle

REGION = collection(rectangle(36, 47, 38, 49), name="Region")

quietly = pytest.mark.filterwarnings("ignore::frontline_maps.FrontlineNotice")


@quietly
def test_figures_have_names(maps):
    change = fl.change("maps/2025-01-01.geojson", "maps/2025-01-03.geojson")
    assert change.gained_km2 == change["gained_km2"] == change.to_dict()["gained_km2"]
    assert change.before.path == change["before"]["path"] == "maps/2025-01-01.geojson"
    assert change.patches[0].kind == "gained" and len(change.patches[0].centroid) == 2
    assert dict(change).keys() == change.to_dict().keys()
    assert "gained_km2" in change and "gained_km2" in dir(change)
    assert change.provenance.denominator.km2 == 603628
    assert len(change.provenance.files[0].sha256) == 64
    assert change.sentence in repr(change)
    with pytest.raises(AttributeError, match="there is no gained: there are schema, before"):
        change.gained


def test_notes_are_warnings(maps):
    with pytest.warns(fl.FrontlineNotice, match="every polygon counts as occupied") as caught:
        area = fl.area(maps)
    # Folded: three maps, one line, at the place of the caller.
    assert len(caught) == 1 == len(area.diagnostics), [str(note.message) for note in caught]
    assert caught[0].filename == __file__
    assert caught[0].message.diagnostic["count"] == 3 and caught[0].message.diagnostic["code"]
    with warnings.catch_warnings():
        warnings.simplefilter("error", fl.FrontlineWarning)
        fl.area("maps/2025-01-01.geojson", status="occupied")


def test_warnings_are_warnings(maps, tmp_path):
    text = (tmp_path / "maps/2025-01-01.geojson").read_text()
    document = json.loads(text)
    far = {"type": "Polygon", "coordinates": [[[60, 10], [61, 10], [61, 11], [60, 11], [60, 10]]]}
    document["features"].append({"type": "Feature", "properties": {}, "geometry": far})
    (tmp_path / "far-2025-01-01.geojson").write_text(json.dumps(document))
    with pytest.warns(fl.FrontlineWarning):
        fl.area("far-2025-01-01.geojson", status="occupied")


@quietly
def test_pandas(maps):
    pandas = pytest.importorskip("pandas")
    series = fl.series(maps)
    frame = series.to_pandas()
    assert list(frame["gained_km2"])[1:] == [row.gained_km2 for row in series.rows][1:]
    assert frame["date"].iloc[0] == datetime.date(2025, 1, 1) or frame["date"].iloc[0] == pandas.Timestamp(2025, 1, 1)
    assert frame.attrs["provenance"]["earth"] == "wgs84"
    change = fl.change("maps/2025-01-01.geojson", "maps/2025-01-03.geojson")
    assert change.tables[0] == "figures" and "patches" in change.tables
    assert change.to_pandas()["before_date"].notna().all()
    assert list(change.to_pandas("patches")["km2"]) == [patch.km2 for patch in change.patches]
    with pytest.raises(KeyError, match="there is no table 'x': there are figures"):
        change.to_pandas("x")


@quietly
def test_pandas_is_arrow_backed(maps):
    pandas = pytest.importorskip("pandas")
    pyarrow = pytest.importorskip("pyarrow")
    series = fl.series(maps)
    assert all(isinstance(kind, pandas.ArrowDtype) for kind in series.to_pandas().dtypes)
    assert series.table.column("date").type == pyarrow.date32()
    assert series.table.column("gained_km2").to_pylist() == [row.gained_km2 for row in series.rows]
    assert json.loads(series.table.schema.metadata[b"frontline"])["tool"].startswith("frontline ")


@quietly
def test_pandas_without_arrow(maps):
    pytest.importorskip("pandas")
    code = """
import sys, warnings
warnings.simplefilter("ignore")
sys.modules["pyarrow"] = None
import frontline_maps as fl
frame = fl.series("maps").to_pandas()
assert str(frame["date"].dtype).startswith("datetime64") and str(frame["area_km2"].dtype) == "float64"
try:
    fl.series("maps").table
except fl.MissingExtra as error:
    print(error)
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert run.stdout == "pyarrow is not installed: pip install 'frontline-maps[arrow]' brings it along\n", run.stderr


@quietly
@pytest.mark.parametrize(
    "job",
    [
        lambda: fl.area(),
        lambda: fl.area("maps", regions=REGION),
        lambda: fl.change("maps/2025-01-01.geojson", "maps/2025-01-03.geojson", regions=REGION),
        lambda: fl.series(every="month"),
        lambda: fl.series("maps", regions=REGION, rolling_days=2),
        lambda: fl.distance(to=["Dobropillia", "Rodynske"], within_km=[20]),
        lambda: fl.distance(to="Dobropillia", every="month"),
        lambda: fl.route(along="T-05-14", profile=True),
        lambda: fl.zones(within_km=[5, 10]),
        lambda: fl.zones("maps/2025-01-01.geojson"),
        lambda: fl.front(),
        lambda: fl.check(),
        lambda: fl.map(content="change"),
        lambda: fl.compare("maps/2025-01-01.geojson", "maps/2025-01-03.geojson", date="2025-01-01"),
    ],
)
def test_every_table_can_be_had(maps, job):
    pytest.importorskip("pyarrow")
    result = job()
    for name in result.tables:
        assert result.to_arrow(name).num_rows == len(result.to_pandas(name)) > 0
    # Nothing in the document is lost but the picture and what is known of the whole.
    text = json.dumps([result.to_arrow(name).to_pylist() for name in result.tables], default=str)
    for row in _rows(result.to_dict()):
        assert all(str(number) in text for number in row.values() if isinstance(number, float))


def _rows(value, beside=("provenance", "diagnostics")):
    if isinstance(value, dict):
        yield value
        for name, item in value.items():
            if name not in beside:
                yield from _rows(item, ())
    elif isinstance(value, list):
        for item in value:
            yield from _rows(item, ())


@quietly
def test_geopandas(maps):
    pytest.importorskip("geopandas")
    import pyproj

    change = fl.change("maps/2025-01-01.geojson", "maps/2025-01-03.geojson")
    land = change.to_geopandas()
    assert land.crs == pyproj.CRS("OGC:CRS84") and land.attrs["provenance"]["tool"]
    by_karney = sum(abs(pyproj.Geod(ellps="WGS84").geometry_area_perimeter(shape)[0]) for shape in land.geometry)
    assert by_karney / 1e6 == pytest.approx(change.gained_km2, rel=1e-12)
    assert fl.zones("maps/2025-01-01.geojson", within_km=[5, 10]).to_geopandas()["to_km"].tolist() == [5.0, 10.0]
    assert set(fl.front(*[f"maps/2025-01-0{day}.geojson" for day in (1, 3)]).to_geopandas().geom_type) >= {"LineString"}
    layer = fl.layer(maps, layer="series").to_geopandas()
    assert layer["area_km2"].tolist() == [row.area_km2 for row in fl.series(maps).rows]


@quietly
def test_no_geometry_is_said(maps):
    with pytest.raises(fl.UsageError, match="has no geojson"):
        fl.area(maps).to_geojson()


@quietly
def test_a_map_shows_in_a_notebook(maps, tmp_path):
    drawn = fl.map(maps, content="change")
    assert drawn._repr_svg_() == drawn.svg and "<svg" in drawn.svg
    drawn.save("map.svg")
    assert (tmp_path / "map.svg").read_text() == drawn.svg
    with pytest.raises(fl.CannotCreateError, match="there already") as caught:
        drawn.save("map.svg")
    assert caught.value.status == 73
    drawn.save("map.svg", overwrite=True)
    with pytest.raises(fl.CannotCreateError):
        drawn.save("no/such/folder.svg")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["map.svg", "maps"]
