"""GeoParquet: written here, read by others, with the same land to the last bit."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

import frontline_maps as fl
from conftest import collection, rectangle
from frontline_maps._parquet import CRS84

pyarrow = pytest.importorskip("pyarrow")
import pyarrow.parquet  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore::frontline_maps.FrontlineNotice")


def coordinates(value):
    """All positions of a geometry, in order."""
    if value and isinstance(value[0], (int, float)):
        yield tuple(value[:2])
    else:
        for part in value:
            yield from coordinates(part)


@pytest.fixture
def land():
    """A layer with several kinds of properties, of the sample: days, times, numbers, text, polygons with parts."""
    return fl.layer(layer="status")


@pytest.fixture
def file(land):
    fl.to_parquet(land, "land.parquet")
    return "land.parquet"


def test_metadata(file, land):
    geo = json.loads(pyarrow.parquet.read_schema(file).metadata[b"geo"])
    column = geo["columns"]["geometry"]
    assert geo["version"] == "1.1.0" and geo["primary_column"] == "geometry"
    assert column["encoding"] == "WKB" and column["edges"] == "planar"
    assert set(column["geometry_types"]) == {feature["geometry"]["type"] for feature in land.features}
    assert column["covering"]["bbox"]["ymax"] == ["bbox", "ymax"]
    positions = [position for item in land.features for position in coordinates(item["geometry"]["coordinates"])]
    assert column["bbox"] == [
        *(min(position[axis] for position in positions) for axis in (0, 1)),
        *(max(position[axis] for position in positions) for axis in (0, 1)),
    ]


def test_pyarrow_reads_rows_by_their_boxes(file, land):
    table = pyarrow.parquet.read_table(file)
    assert table.num_rows == len(land)
    assert table.column("date").type == pyarrow.date32()
    box = table.column("bbox").to_pylist()[0]
    east = max(position[0] for position in coordinates(land.features[0]["geometry"]["coordinates"]))
    assert box["xmax"] == east
    none = pyarrow.parquet.read_table(file, filters=pyarrow.compute.field("bbox", "xmin") > 100)
    assert none.num_rows == 0


def test_reference_system_is_crs84():
    pyproj = pytest.importorskip("pyproj")
    assert pyproj.CRS.from_json_dict(CRS84) == pyproj.CRS("OGC:CRS84")


def test_geopandas_reads_the_same_land(file, land):
    geopandas = pytest.importorskip("geopandas")
    import pyproj

    frame = geopandas.read_parquet(file)
    assert frame.crs == pyproj.CRS("OGC:CRS84")
    geod = pyproj.Geod(ellps="WGS84")
    for shape, feature in zip(frame.geometry, land.features):
        written = list(coordinates(feature["geometry"]["coordinates"]))
        assert list(coordinates(shape.__geo_interface__["coordinates"])) == written
        # The figure that the program gave for it, measured anew by another.
        measured = abs(geod.geometry_area_perimeter(shape)[0]) / 1e6
        assert measured == pytest.approx(feature["properties"]["km2"], rel=1e-12)
    assert geopandas.read_parquet(file, bbox=(100, 0, 101, 1)).empty
    # Shells run counterclockwise, as the metadata say.
    for shape in frame.geometry:
        for part in getattr(shape, "geoms", [shape]):
            assert part.exterior.is_ccw and not any(hole.is_ccw for hole in part.interiors)


def test_duckdb_reads_the_same_land(file, land):
    duckdb = pytest.importorskip("duckdb")
    shapely = pytest.importorskip("shapely")
    spatial = pytest.importorskip("duckdb_extension_spatial")
    (extension,) = Path(spatial.__file__).parent.rglob("spatial.duckdb_extension")
    connection = duckdb.connect(config={"autoinstall_known_extensions": False})
    connection.execute(f"LOAD '{extension}'")
    # It takes the column for what it is, by the metadata alone.
    assert connection.execute(f"SELECT typeof(geometry) FROM '{file}'").fetchone()[0].startswith("GEOMETRY")
    rows = connection.execute(f"SELECT ST_AsWKB(geometry), bbox.xmin, km2, ST_Area(geometry) FROM '{file}'").fetchall()
    shapes = [shapely.from_wkb(bytes(row[0])) for row in rows]
    assert len(rows) == len(land)
    for (_, west, km2, area), shape, feature in zip(rows, shapes, land.features):
        written = shapely.geometry.shape(feature["geometry"])
        assert shape.equals_exact(written, 0) and area == pytest.approx(written.area, rel=1e-12)
        assert west == shape.bounds[0] and km2 == feature["properties"]["km2"]


def test_gdal_reads_it(file, land):
    ogrinfo = shutil.which("ogrinfo")
    if not ogrinfo or b"Parquet" not in subprocess.run([ogrinfo, "--formats"], capture_output=True).stdout:
        pytest.skip("no GDAL with its driver Parquet")
    said = subprocess.run([ogrinfo, "-so", "-al", file], capture_output=True, text=True).stdout
    assert f"Feature Count: {len(land)}" in said and "CRS84" in said


def test_a_validator_accepts_it(file):
    validator = pytest.importorskip("geoparquet_validator")
    report = validator.check(file)
    assert validator.conformant(report), report


def test_results_and_tables_of_others(maps):
    geopandas = pytest.importorskip("geopandas")
    change = fl.change("maps/2025-01-01.geojson", "maps/2025-01-03.geojson")
    fl.to_parquet(change, "change.parquet")
    assert geopandas.read_parquet("change.parquet")["kind"].tolist() == ["gained"]
    frame = geopandas.GeoDataFrame.from_features(collection(rectangle(0, 0, 1, 1), a=1)["features"], crs=4326)
    fl.to_parquet(frame.to_crs(32631), "own.parquet")
    read = geopandas.read_parquet("own.parquet")
    assert read.total_bounds == pytest.approx([0, 0, 1, 1], abs=1e-9) and read["a"].tolist() == [1]
    geo = json.loads(pyarrow.parquet.read_schema("own.parquet").metadata[b"geo"])
    assert "orientation" not in geo["columns"]["geometry"]


def test_maps_and_options(maps):
    fl.to_parquet(maps, "series.parquet", layer="series", until="2025-01-02")
    table = pyarrow.parquet.read_table("series.parquet")
    assert table.column("area_km2").to_pylist() == [row.area_km2 for row in fl.series(maps).rows[:2]]
    with pytest.raises(TypeError, match="layer: options are for maps"):
        fl.to_parquet(fl.layer(maps), "x.parquet", layer="status")


def test_all_kinds_of_geometry(tmp_path):
    shapely = pytest.importorskip("shapely")
    parts = [
        {"type": "Point", "coordinates": [1, 2, 3]},
        {"type": "MultiPoint", "coordinates": [[1, 2], [3, 4]]},
        {"type": "LineString", "coordinates": [[1, 2], [3, 4]]},
        {"type": "MultiLineString", "coordinates": [[[1, 2], [3, 4]], [[5, 6], [7, 8]]]},
        rectangle(0, 0, 1, 1),
        {"type": "MultiPolygon", "coordinates": [rectangle(0, 0, 1, 1)["coordinates"]]},
    ]
    parts.append({"type": "GeometryCollection", "geometries": parts[1:3]})
    features = collection(*parts, None)
    fl.to_parquet(features, "kinds.parquet")
    table = pyarrow.parquet.read_table("kinds.parquet")
    for blob, part in zip(table.column("geometry").to_pylist(), parts):
        assert shapely.from_wkb(blob).equals(shapely.force_2d(shapely.geometry.shape(part)))
    assert table.column("geometry").to_pylist()[-1] is None and table.column("bbox").to_pylist()[-1] is None


def test_it_is_written_whole_or_not_at_all(land, tmp_path):
    fl.to_parquet(land, "a.parquet")
    with pytest.raises(fl.CannotCreateError):
        fl.to_parquet(land, "a.parquet")
    fl.to_parquet(land, "a.parquet", overwrite=True)
    with pytest.raises(fl.CannotCreateError):
        fl.to_parquet(land, "no/folder/a.parquet")
    with pytest.raises(fl.DataError, match="a property bbox"):
        fl.to_parquet(collection(rectangle(0, 0, 1, 1), bbox=1), "b.parquet")
    assert [path.name for path in tmp_path.iterdir()] == ["a.parquet"]


def test_the_command_says_where_to_find_it(command, monkeypatch):
    monkeypatch.setenv("PATH", "/nonexistent")
    run = subprocess.run(
        [os.environ["FRONTLINE_BINARY"], "export", "-o", "x.parquet", "--quiet"],
        capture_output=True,
        text=True,
    )
    assert run.returncode == 73 and "frontline_maps.to_parquet" in run.stderr
