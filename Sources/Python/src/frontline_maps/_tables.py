"""Find the tables in a result, and give them to pandas and Arrow."""

from __future__ import annotations

import datetime
import json
import re
from typing import TYPE_CHECKING, Any, Dict, List, Mapping

from ._errors import MissingExtra

if TYPE_CHECKING:
    import pandas
    import pyarrow

Row = Dict[str, Any]

#: The tables that are given first, of those that a result has.
_FIRST = {
    "area": ["snapshots.regions", "snapshots.statuses"],
    "change": ["regions", "figures"],
    "compare": ["rows", "regions", "figures"],
    "series": ["rows"],
    "distance": ["targets.snapshots", "targets.rows", "targets.features", "features", "rows", "snapshots"],
    "route": ["rows", "stretches"],
    "zones": ["crossings", "snapshots.places", "snapshots.zones"],
    "front": ["fronts"],
    "check": ["files.findings", "files"],
    "archive-list": ["snapshots"],
    "map": ["layers"],
}

#: What tells a row's parent apart, and stands in the rows below it.
_IDENTIFYING = ("region", "period", "path", "date", "to_name", "side", "from_km", "to_km")

#: Members of a document that are no figures.
_BESIDE = frozenset(("schema", "provenance", "diagnostics", "svg"))


def tables(job: str, document: Mapping[str, Any]) -> Dict[str, List[Row]]:
    """Return the rows of each table by its name: lists of objects, wherever they stand, and the figures."""
    found: Dict[str, List[Row]] = {}
    figures: Row = {}
    for name, value in document.items():
        if name in _BESIDE:
            continue
        if _is_table(value):
            _add(found, name, value, {})
        elif isinstance(value, dict):
            figures.update(_flat(value, f"{name}_"))
        elif value != []:
            figures[name] = value
    if figures:
        found["figures"] = [figures]
    first = [name for name in _FIRST.get(job, []) if name in found]
    # What a worker newer than this module gives is not lost.
    return {name: found[name] for name in first + [name for name in found if name not in first]} or {"figures": []}


def _is_table(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _add(found: Dict[str, List[Row]], name: str, items: List[Row], parent: Row) -> None:
    rows = found.setdefault(name, [])
    for item in items:
        own = _flat(item)
        row = {**{key: value for key, value in parent.items() if key not in own}, **own}
        rows.append(row)
        known = {key: row[key] for key in _IDENTIFYING if key in row}
        for key, value in item.items():
            if _is_table(value):
                _add(found, f"{name}.{key}", value, known)


def _flat(item: Row, prefix: str = "") -> Row:
    """Return the members of an object, those of objects in it with the names of both, without tables."""
    flat: Row = {}
    for key, value in item.items():
        if isinstance(value, dict):
            flat.update(_flat(value, f"{prefix}{key}_"))
        elif not _is_table(value):
            flat[prefix + key] = value
    return flat


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")


def columns(rows: List[Row]) -> Dict[str, List[Any]]:
    """Return rows as columns, in the order in which their names first appear; days are dates."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    return {name: _typed(name, [row.get(name) for row in rows]) for name in names}


def _typed(name: str, values: List[Any]) -> List[Any]:
    known = [value for value in values if value is not None]
    if name.endswith("date") and known and all(isinstance(v, str) and _DAY.match(v) for v in known):
        return [value and datetime.date.fromisoformat(value) for value in values]
    if name.endswith("_at") and known and all(isinstance(v, str) and v.endswith("Z") for v in known):
        return [value and datetime.datetime.fromisoformat(value[:-1] + "+00:00") for value in values]
    # An empty list beside others is a list.
    return values


def arrow(rows: List[Row], provenance: Mapping[str, Any]) -> "pyarrow.Table":
    try:
        import pyarrow
    except ImportError:
        raise MissingExtra("pyarrow", "arrow") from None
    table = pyarrow.table({name: pyarrow.array(values) for name, values in columns(rows).items()})
    return table.replace_schema_metadata({"frontline": json.dumps(provenance, ensure_ascii=False)})


def dataframe(rows: List[Row], provenance: Mapping[str, Any]) -> "pandas.DataFrame":
    try:
        import pandas
    except ImportError:
        raise MissingExtra("pandas", "pandas") from None
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        frame = pandas.DataFrame(columns(rows))
        for name in frame.columns:
            known = frame[name].dropna()
            if len(known) and isinstance(known.iloc[0], datetime.date):
                frame[name] = pandas.to_datetime(frame[name])
    else:
        kind = getattr(pandas, "ArrowDtype", None)
        frame = arrow(rows, {}).to_pandas(types_mapper=kind, date_as_object=False, ignore_metadata=True)
    frame.attrs["provenance"] = provenance
    return frame
