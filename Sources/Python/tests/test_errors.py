"""What fails is an exception that says what, where, and what to do."""

import json

import pytest

import frontline_maps as fl

pytestmark = pytest.mark.filterwarnings("ignore::frontline_maps.FrontlineNotice")


def test_a_file_that_is_not_there():
    with pytest.raises(fl.CannotOpenError) as caught:
        fl.area("nothing.geojson")
    error = caught.value
    assert (error.status, error.code, error.path) == (66, "cannot-open-input", "nothing.geojson")
    assert "No such file" in error.message and error.remedy == "check the path"
    assert str(error) == f"nothing.geojson: {error.message}: check the path"


def test_a_check_of_a_file_that_is_not_there():
    with pytest.raises(fl.CannotOpenError) as caught:
        fl.check("nothing.geojson")
    assert (caught.value.status, caught.value.path) == (66, "nothing.geojson")


def test_the_place_in_a_file(tmp_path):
    polygon = {"type": "Polygon", "coordinates": [[[36, 48], [37, 48], [37, "x"], [36, 48]]]}
    feature = {"type": "Feature", "properties": {}, "geometry": polygon}
    (tmp_path / "bad.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    with pytest.raises(fl.DataError) as caught:
        fl.area("bad.geojson", date="2025-01-01")
    error = caught.value
    assert (error.status, error.code, error.path) == (65, "bad-data", "bad.geojson")
    assert (error.feature, error.ring, error.position) == (0, 0, 2)
    assert "(feature 0, ring 0, position 2" in str(error) and error.remedy
    assert isinstance(error, ValueError)


def test_what_there_is_not(maps):
    with pytest.raises(fl.UsageError, match="neither of|one of|EPSG") as caught:
        fl.area(maps, earth="EPSG:99")
    assert caught.value.status == 64 and isinstance(caught.value, ValueError)
    with pytest.raises(TypeError):
        fl.area(maps, erath="wgs84")


def test_a_command_that_fails(maps, tmp_path):
    with pytest.raises(fl.CannotOpenError) as caught:
        fl.export("nothing.geojson", output="a.kml")
    assert caught.value.status == 66 and "nothing.geojson" in str(caught.value)
    fl.export(maps, output="a.kml")
    with pytest.raises(fl.CannotCreateError) as caught:
        fl.export(maps, output="a.kml")
    assert caught.value.status == 73
    with pytest.raises(fl.UsageError):
        fl.export(maps, output="a.xyz")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.kml", "maps"]
