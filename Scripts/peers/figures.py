"""Reads the figures that each side prints, and says how far they are apart."""

import csv
import io
import json
from pathlib import Path


class FiguresDiffer(Exception):
    """Both sides answered, and not the same."""


def series(text):
    """date → column → km2, of a series as CSV; empty cells are left out."""
    columns = ("area_km2", "gained_km2", "lost_km2", "net_km2")
    return {
        row["date"]: {name: float(row[name]) for name in columns if row[name]}
        for row in csv.DictReader(io.StringIO(text))
    }


def series_of_parts(text):
    """date → column → km2, summed over the regions of a series as CSV and the land outside."""
    columns = ("area_km2", "gained_km2", "lost_km2", "net_km2")
    sums = {}
    for row in csv.DictReader(io.StringIO(text)):
        figures = sums.setdefault(row["date"], {})
        for name in columns:
            if row[name]:
                figures[name] = figures.get(name, 0.0) + float(row[name])
    return sums


def changes_of_parts(text):
    """date → column → km2, summed over the regions in which at least a square metre was gained or lost."""
    sums = {}
    for row in csv.DictReader(io.StringIO(text)):
        if float(row["gained_km2"]) + float(row["lost_km2"]) < 1e-6 or row["region"] == "outside all regions":
            continue
        figures = sums.setdefault(row["date"], {"gained_km2": 0.0, "lost_km2": 0.0})
        for name in figures:
            figures[name] += float(row[name])
    return sums


def areas_of_frontline(text):
    """id → column → km2, of `frontline area -f json`."""
    names = {
        ("occupied", None): "occupied_km2",
        ("occupied-before-2022", None): "occupied_before_2022_km2",
        ("occupied-before-2022", "crimea"): "crimea_km2",
        ("occupied-before-2022", "ordlo"): "ordlo_km2",
        ("occupied-before-2022", "tuzla"): "tuzla_km2",
        ("contested", None): "contested_km2",
        ("liberated", None): "liberated_km2",
    }
    result = {}
    for snapshot in json.loads(text)["snapshots"]:
        figures = dict.fromkeys(names.values(), 0.0)
        for entry in snapshot["statuses"]:
            name = names.get((entry["status"], entry["part"]))
            if name:
                figures[name] = entry["km2"]
        figures["all_occupied_km2"] = snapshot["territory"]["km2"]
        result[Path(snapshot["path"]).stem] = figures
    return result


def areas_of_peer(text):
    """id → column → km2, of area_shapely.py."""
    return {
        row.pop("id"): {name: float(value) for name, value in row.items()}
        for row in csv.DictReader(io.StringIO(text))
    }


def change_of_frontline(text):
    """column → km2, of `frontline change -f json`."""
    document = json.loads(text)
    return {
        "pair": {
            "before_km2": document["before"]["km2"],
            "after_km2": document["after"]["km2"],
            "gained_km2": document["gained_km2"],
            "lost_km2": document["lost_km2"],
        }
    }


def change_of_csv(text):
    """column → km2, of `frontline change -f csv`."""
    row = next(csv.DictReader(io.StringIO(text)))
    return {"pair": {name: float(row[name]) for name in ("before_km2", "after_km2", "gained_km2", "lost_km2")}}


def change_of_peer(text):
    """column → km2, of change_*.py."""
    row = next(csv.DictReader(io.StringIO(text)))
    return {"pair": {name: float(value) for name, value in row.items()}}


def change_of_ogrinfo(text):
    """column → km2, of the one feature that ogrinfo lists."""
    values = {}
    for line in text.splitlines():
        name, equals, value = line.partition(" = ")
        if equals:
            # No land at all has no area to ogrinfo.
            values[name.split()[0]] = 0.0 if value == "(null)" else float(value)
    return {"pair": {"gained_km2": values["gained"], "lost_km2": values["lost"]}}


def distances(text):
    """date or name → km, of a distance as CSV; inside counts as a figure, so that both must say the same."""
    rows = csv.DictReader(io.StringIO(text))
    return {
        row.get("name") or row["date"]: {"km": float(row["km"]), "inside": float(row["inside"] == "true")}
        for row in rows
    }


def compare(ours, theirs, absolute, relative):
    """The largest difference; raises where one is more than absolute + relative × the figure.

    Only columns that both sides have are compared; each must have the other's rows.
    """
    if set(ours) != set(theirs):
        odd = sorted(set(ours) ^ set(theirs))
        raise FiguresDiffer(f"{len(odd)} rows on one side only, the first {odd[0]}")
    largest, wrong = 0.0, []
    for key, figures in theirs.items():
        for name in figures.keys() & ours[key].keys():
            difference = abs(ours[key][name] - figures[name])
            largest = max(largest, difference)
            if not difference <= absolute + relative * abs(figures[name]):
                wrong.append((difference, key, name, ours[key][name], figures[name]))
    if wrong:
        _, key, name, mine, other = max(wrong)
        raise FiguresDiffer(f"{len(wrong)} figures differ, most {key} {name}: {mine} here, {other} there")
    return largest


def zones(text):
    """farther limit → column → km2 and number of places, of zones as CSV."""
    return {
        f"{float(row['to_km']):g} km": {"km2": float(row["km2"]), "places": float(row["places"])}
        for row in csv.DictReader(io.StringIO(text))
    }


def nothing(_):
    """Work that has no peer: its time stands beside that of reading the same maps."""
    return {}
