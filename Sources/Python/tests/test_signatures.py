"""The functions have the arguments that the program knows: none is missing, none invented."""

import inspect
import json

import pytest

import frontline_maps as fl

JOBS = {
    "area": fl.area,
    "change": fl.change,
    "series": fl.series,
    "distance": fl.distance,
    "route": fl.route,
    "zones": fl.zones,
    "map": fl.map,
    "compare": fl.compare,
    "front": fl.front,
    "check": fl.check,
    "archive-list": fl.archive.list,
}
#: How an answer is identified and written: `fl.batch` takes the first, the others are methods of a result.
OF_THE_BATCH = {"job", "id", "as", "precision", "csv"}

#: Options of an exported file, which a database has not.
OF_A_FILE = set(
    "output overwrite format rs precision winding layer simplify bbox clip border border-tolerance gap".split()
)

COMMANDS = {
    "picture": (fl.picture, ["map"], {"format"}),
    "report": (fl.report, ["report"], {"site", "base-url"}),
    "site": (fl.site, ["report"], {"output"}),
    "export": (fl.export, ["export"], {"to"}),
    "layer": (fl.layer, ["export"], {"output", "overwrite", "format", "rs", "precision", "winding", "to"}),
    "load": (fl.load, ["export"], OF_A_FILE),
    "fetch": (fl.fetch, ["fetch"], set()),
    "archive.create": (fl.archive.create, ["archive", "create"], set()),
    "archive.add": (fl.archive.add, ["archive", "add"], set()),
    "archive.verify": (fl.archive.verify, ["archive", "verify"], set()),
}
#: What is said on a terminal is given as warnings here; statuses are a territory.
OF_THE_TERMINAL = {"help", "version", "quiet", "verbose", "strict", "progress", "no-progress", "statuses"}
RENAMED = {
    "regions": "by",
    "within_km": "within",
    "gap_m": "gap",
    "border_tolerance_m": "border-tolerance",
    "radius_km": "radius",
    "simplify_m": "simplify",
}


def test_every_job_is_a_function(command):
    said = command("help", "batch")
    words = said[said.index("names a command (") :].split("(")[1].split(")")[0]
    assert {word.strip() for word in words.replace("\n", " ").split(",")} == set(JOBS)


@pytest.mark.parametrize("job", JOBS)
def test_members_of_a_job(job, command):
    members = set(json.loads(command("batch", "--schema", job))["properties"]) - OF_THE_BATCH
    assert set(inspect.signature(JOBS[job]).parameters) == members


@pytest.mark.parametrize("job", JOBS)
def test_values_of_a_member_reach_the_job(job, command):
    """Each enumeration in the schema is the type of its argument, and the job takes what the type says."""
    properties = json.loads(command("batch", "--schema", job))["properties"]
    for name, parameter in inspect.signature(JOBS[job]).parameters.items():
        for part in [properties[name], *properties[name].get("anyOf", [])]:
            for value in part.get("enum", []):
                assert json.dumps(value) in parameter.annotation.replace("'", '"') or "Status" in parameter.annotation, name


@pytest.mark.parametrize("name", COMMANDS)
def test_options_of_a_command(name, command):
    function, words, left_out = COMMANDS[name]
    dumped = json.loads(command(*words, "--experimental-dump-help"))["command"]["arguments"]
    options = {option.get("preferredName", {}).get("name") or option["valueName"] for option in dumped}
    arguments = {RENAMED.get(each, each.replace("_", "-")) for each in inspect.signature(function).parameters}
    assert arguments == options - OF_THE_TERMINAL - left_out


def test_functions_are_explained():
    for function in [*JOBS.values(), *(function for function, _, _ in COMMANDS.values())]:
        for name in inspect.signature(function).parameters:
            assert f"``{name}``: " in function.__doc__, f"{function.__name__}: {name}"
