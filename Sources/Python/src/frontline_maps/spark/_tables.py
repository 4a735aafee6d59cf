"""Results as tables: rows with typed columns, doubles to the last bit."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING, Any, Callable, Dict, Iterable, Iterator, List, NamedTuple, Optional

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

Row = Dict[str, Any]


class Table(NamedTuple):
    """A table that results are flattened to."""

    #: The job whose results have it.
    job: str
    #: The columns with their types, as Spark writes them; before them come ``source`` and ``date``.
    columns: str
    #: Gives the rows of a document, by the names of the columns; what is missing is null.
    rows: Callable[[Row], Iterable[Row]]


def table(results: DataFrame, name: str) -> DataFrame:
    """Flatten the results of ``run`` to one of ``TABLES``.

    ``source`` is that of the job's ``id``, ``date`` the day of the row. Results of other jobs, and failures, have no
    rows.
    """
    if name not in TABLES:
        raise ValueError(f"there is no table {name}: give one of {', '.join(TABLES)}")
    wanted = results.where(f"ok and job = '{TABLES[name].job}'").select("source", "date", "id", "result")
    return wanted.mapInArrow(_Flattening(name), f"source string, date date, {TABLES[name].columns}")


def _change(document: Row) -> Iterator[Row]:
    before, after = document["before"], document["after"]
    yield {
        **document,
        **{f"before_{key}": value for key, value in before.items()},
        **{f"after_{key}": value for key, value in after.items()},
    }


def _regions(document: Row) -> Iterator[Row]:
    """Give a row for each region, and one without a name for the land outside all."""
    yield from document.get("regions", [])
    if "outside_regions" in document:
        yield document["outside_regions"]


def _change_regions(document: Row) -> Iterator[Row]:
    for region in _regions(document):
        yield {"before_date": document["before"]["date"], **region}


def _patches(document: Row) -> Iterator[Row]:
    for patch in document["patches"]:
        place = patch.get("nearest_place") or {}
        (lon, lat), (west, south, east, north) = patch["centroid"], patch["bbox"]
        box = {"west": west, "south": south, "east": east, "north": north}
        near = {"nearest_place": place.get("name"), "nearest_place_km": place.get("km")}
        yield {**patch, "lon": lon, "lat": lat, **box, **near, "before_date": document["before"]["date"]}


def _area(document: Row) -> Iterator[Row]:
    """Give a row for each status, and one for the territory, whose name is its part."""
    for snapshot in document["snapshots"]:
        territory = snapshot["territory"]
        for each in [*snapshot["statuses"], {**territory, "status": "territory", "part": territory["name"]}]:
            yield {**each, "path": snapshot["path"], "date": snapshot["date"]}


def _area_regions(document: Row) -> Iterator[Row]:
    for snapshot in document["snapshots"]:
        for region in _regions(snapshot):
            yield {**region, "path": snapshot["path"], "date": snapshot["date"]}


def _series(document: Row) -> Iterator[Row]:
    for each in document["rows"]:
        # The first row of a part stands at the end of the part before it as well.
        if each.get("previous_date") is not None or not document["continues"]:
            yield each


def _distance(document: Row) -> Iterator[Row]:
    for target in document.get("targets", [document]):
        for each in target["snapshots"]:
            (lon, lat), (front_lon, front_lat) = each["target"] or (None, None), each["front"] or (None, None)
            positions = {"lon": lon, "lat": lat, "front_lon": front_lon, "front_lat": front_lat}
            yield {**each, "to": target["to"]["name"], **positions}


def _zones(document: Row) -> Iterator[Row]:
    for snapshot in document["snapshots"]:
        for each in snapshot["zones"]:
            yield {**each, "path": snapshot["path"], "date": snapshot["date"]}


def _zone_places(document: Row) -> Iterator[Row]:
    for snapshot in document["snapshots"]:
        for each in snapshot.get("places") or []:
            yield {**each, "path": snapshot["path"], "date": snapshot["date"]}


def _compare(document: Row) -> Iterator[Row]:
    yield {
        **document,
        **{f"{side}_{key}": document[side].get(key) for side in ("a", "b") for key in ("path", "date", "km2")},
    }


_DIVIDED = (
    "name string, id string, region_km2 double, occupied_km2 double, occupied_percent double, free_km2 double, "
    "held_km2 double, held_percent double"
)

#: All tables by name.
TABLES: Dict[str, Table] = {
    "change": Table(
        "change",
        "before_path string, before_date date, before_km2 double, after_path string, after_date date, "
        "after_km2 double, gained_km2 double, lost_km2 double, net_km2 double, net_percent double, "
        "changed_edges bigint, redrawn_edges bigint",
        _change,
    ),
    "change_regions": Table(
        "change", f"before_date date, {_DIVIDED}, gained_km2 double, lost_km2 double", _change_regions
    ),
    "patches": Table(
        "change",
        "before_date date, kind string, km2 double, lon double, lat double, west double, south double, east double, "
        "north double, depth_km double, apart_km double, nearest_place string, nearest_place_km double",
        _patches,
    ),
    "area": Table(
        "area",
        "path string, status string, part string, km2 double, percent double, sum_of_features_km2 double, "
        "features bigint",
        _area,
    ),
    "area_regions": Table("area", f"path string, {_DIVIDED}", _area_regions),
    "series": Table(
        "series",
        "region string, previous_date date, gap_days bigint, area_km2 double, gained_km2 double, lost_km2 double, "
        "net_km2 double, changed_edges bigint, redrawn_edges bigint",
        _series,
    ),
    "distance": Table(
        "distance",
        "path string, `to` string, feature bigint, name string, km double, inside boolean, touches boolean, "
        "lon double, lat double, front_lon double, front_lat double, bearing_degrees double, at_km double, "
        "uncertainty_m double",
        _distance,
    ),
    "zones": Table(
        "zones", "path string, side string, from_km double, to_km double, km2 double, places bigint", _zones
    ),
    "zone_places": Table(
        "zones",
        "path string, name string, name_uk string, region string, kind string, population bigint, lon double, "
        "lat double, km double, border_km double, bearing_degrees double, status string, side string, zone_km double, "
        "since date, uncertainty_m double, doubtful boolean",
        _zone_places,
    ),
    "compare": Table(
        "compare",
        "a_path string, a_date date, a_km2 double, b_path string, b_date date, b_km2 double, agreed_km2 double, "
        "only_a_km2 double, only_b_km2 double",
        _compare,
    ),
}


class _Flattening:
    """What a task does: reads documents, and gives their rows."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import pyarrow as pa

        wanted = TABLES[self.name]
        schema = schema_of(wanted.columns)
        for batch in batches:
            for result in batch.to_pylist():
                rows = rows_of(wanted, result["result"], result["source"], result["date"], result["id"])
                yield pa.RecordBatch.from_arrays([column(rows, field) for field in schema], schema=schema)


def rows_of(
    wanted: Table, text: str, source: Optional[str], date: Optional[datetime.date], label: Optional[str]
) -> List[Row]:
    """Give the rows of a document. Python reads each number as the double nearest to it, which is the one written."""
    document = json.loads(text)
    document["continues"] = _continues(label)
    return [{**row, "source": source, "date": row.get("date", date)} for row in wanted.rows(document)]


def _continues(label: Optional[str]) -> bool:
    """Return whether the id of a job of ``series`` says that another goes before it."""
    try:
        return json.loads(label or "null").get("continues") is True
    except (ValueError, AttributeError):
        return False


def schema_of(columns: str) -> pa.Schema:
    """Return the columns of a table as Arrow has them, with ``source`` and ``date`` before them."""
    import pyarrow as pa

    types = {
        "string": pa.string(),
        "date": pa.date32(),
        "double": pa.float64(),
        "bigint": pa.int64(),
        "boolean": pa.bool_(),
    }
    fields = [("source", pa.string()), ("date", pa.date32())]
    for column in columns.split(","):
        name, kind = column.split()
        fields.append((name.strip("`"), types[kind]))
    return pa.schema(fields)


def column(rows: List[Row], field: pa.Field) -> pa.Array:
    """Return a column of rows; a day that is written is one."""
    import pyarrow as pa

    values = [row.get(field.name) for row in rows]
    if field.type == pa.date32():
        values = [datetime.date.fromisoformat(each) if isinstance(each, str) else each for each in values]
    return pa.array(values, field.type)
