"""The package: light, typed, of the version of its executable."""

import os
import re
import subprocess
import sys
from pathlib import Path

import frontline_maps as fl

PACKAGE = Path(fl.__file__).parent
PYTHON = PACKAGE.parent.parent


def test_version_is_that_of_the_command(command):
    assert command("--version").split()[:2] == ["frontline", fl.__version__]


def test_import_brings_the_standard_library_alone():
    """No extra is imported unless it is used, nor what makes a start slow."""
    code = "import sys; before = set(sys.modules); import frontline_maps; print(*sorted(set(sys.modules) - before))"
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment)
    modules = {name.split(".")[0] for name in printed.stdout.split()} - {"frontline_maps"}
    assert modules <= set(sys.stdlib_module_names), modules
    assert not modules & {"concurrent", "logging", "tempfile", "asyncio", "multiprocessing", "pandas"}


def test_no_process_is_started_by_an_import():
    code = "import frontline_maps; from frontline_maps import _worker; print(_worker.process_id())"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "None\n"


def test_all_names_are_there():
    assert all(hasattr(fl, name) for name in fl.__all__)
    assert (PACKAGE / "py.typed").exists()


def test_the_console_script_is_the_command(command):
    code = "import sys; from frontline_maps._binary import main; sys.argv[1:] = ['change', '-f', 'csv', '--quiet']; main()"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert run.returncode == 0 and run.stdout == command("change", "-f", "csv", "--quiet")
    code = "import sys; from frontline_maps._binary import main; sys.argv[1:] = ['area', 'nothing']; main()"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 66


def test_generated_functions_are_those_of_the_program(command, tmp_path):
    generator = PYTHON.parent.parent / "Scripts/generate-python-api"
    if not generator.exists():
        return
    subprocess.run([sys.executable, generator, os.environ["FRONTLINE_BINARY"], tmp_path], check=True)
    for file in ("_jobs.py", "_commands.py", "archive.py"):
        assert (tmp_path / file).read_text() == (PACKAGE / file).read_text(), f"run {generator.name} again"


def test_the_readme_runs(tmp_path, monkeypatch):
    """The blocks of Python in the README, one after the other, with their maps stood in for by the sample's."""
    readme = PYTHON / "README.md"
    if not readme.exists():
        return
    blocks = re.findall(r"```python\n(.*?)```", readme.read_text(), re.S)
    assert blocks
    folder = tmp_path / "maps"
    folder.mkdir()
    for day, east in [("2025-07-01", 37.0), ("2025-08-12", 37.1), ("2025-09-01", 37.2)]:
        west = [[36.5, 48.0], [east, 48.0], [east, 48.5], [36.5, 48.5], [36.5, 48.0]]
        text = '{"type":"Feature","properties":{"name":"Land"},"geometry":{"type":"Polygon","coordinates":[%s]}}' % west
        (folder / f"{day}.geojson").write_text(text)
    (tmp_path / "oblasts.geojson").write_text((folder / "2025-09-01.geojson").read_text())
    script = "\n".join(blocks)
    run = subprocess.run([sys.executable, "-W", "ignore", "-c", script], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
