"""Where the executable and the maps are that the tests use.

FRONTLINE_BINARY names the executable; FRONTLINE_SHARED the folder of shared material, where there is one. Run them as
`python -m pytest Sources/Python`.
"""

import datetime
import json
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

import pytest

from frontline_maps import _binary

# Whoever starts the tests may have blocked signals, as threads of Swift's do, and what is started inherits that: then
# no interrupt comes through, and a pool of processes never ends.
signal.pthread_sigmask(signal.SIG_SETMASK, [])

SHARED = Path(os.environ.get("FRONTLINE_SHARED", "/nonexistent"))


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path, tmp_path_factory, monkeypatch):
    """Tests run in a folder of their own, with an executable that is named from everywhere."""
    monkeypatch.setenv("FRONTLINE_BINARY", _binary.path())
    # Other tests that run at the same time have temporary files too.
    monkeypatch.setenv("TMPDIR", str(tmp_path_factory.mktemp("temporary")))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.chdir(tmp_path)


def rectangle(west, south, east, north):
    return {
        "type": "Polygon",
        "coordinates": [[[west, south], [east, south], [east, north], [west, north], [west, south]]],
    }


def collection(*geometries, **properties):
    return {
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "properties": properties, "geometry": item} for item in geometries],
    }


@pytest.fixture
def maps(tmp_path):
    """Three days of a land that grows to the east."""
    (tmp_path / "maps").mkdir()
    for day, east in [("01", 37.0), ("02", 37.1), ("03", 37.2)]:
        text = json.dumps(collection(rectangle(36.5, 48, east, 48.5)))
        (tmp_path / f"maps/2025-01-{day}.geojson").write_text(text)
    return "maps"


@pytest.fixture
def sample_maps(tmp_path):
    """A folder with the sample, a map for each day, and the regions that examples name."""
    sample = Path(__file__).parents[3] / "GeoData/sample"
    (tmp_path / "maps").mkdir()
    for file in sample.glob("*.geojson"):
        day = datetime.datetime.fromtimestamp(int(file.stem), datetime.timezone.utc).date()
        shutil.copy(file, tmp_path / f"maps/{day}.geojson")
    (tmp_path / "oblasts.geojson").write_text(json.dumps(collection(rectangle(36, 47, 39, 49), name="Region")))
    return tmp_path


@pytest.fixture
def command():
    """Run the command, and return what it prints."""

    def run(*words, status=0):
        result = subprocess.run(_binary.command(*map(str, words)), capture_output=True)
        assert result.returncode == status, result.stderr.decode()
        return result.stdout.decode("utf-8")

    return run


@pytest.fixture
def shared():
    if not (SHARED / "corpus/union").is_dir():
        pytest.skip("no ../shared")
    return SHARED
