"""Bytes of a day, and what ten years cost."""

import json

from batch import answers, run
from machine import hours, short

from frontline_maps.spark._run import row
from frontline_maps.spark._tables import TABLES, column, rows_of, schema_of

YEARS, SOURCES = 10, 10
MAPS = round(YEARS * 365.25 * SOURCES)

#: What the plan asks of each map: the kind of job, how often a map has it, and the tables that are kept.
ASKED = {
    "change": ("what changed hands since the map before, and its patches", ["change", "patches"]),
    "series_1700": ("gained and lost in 1,700 municipalities", ["series"]),
    "zones": ("the zone of each of 30,000 settlements", ["zone_places"]),
    "distance": ("the distance of each of 30,000 settlements", ["distance"]),
}


def _tables_of(bench, kind, names):
    """Return the rows, and the bytes as Parquet, that the tables of a map have."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    count = 3 if kind.startswith("series") else 12
    run(bench.binary, bench.jobs(kind, count), [], bench.output)
    maps = rows_count = size = 0
    gathered = {name: [] for name in names}
    for line in answers(bench.output):
        answer = row(line.decode())
        document = json.loads(answer["result"])
        maps += len({each["date"] for each in document["rows"]}) - 1 if kind.startswith("series") else 1
        for name in names:
            gathered[name] += rows_of(TABLES[name], answer["result"], answer["source"], answer["date"], answer["id"])
    for name, rows in gathered.items():
        schema = schema_of(TABLES[name].columns)
        path = bench.folder / "table.parquet"
        columns = [column(rows, field) for field in schema]
        pq.write_table(pa.Table.from_arrays(columns, schema=schema), path, compression="snappy")
        rows_count, size = rows_count + len(rows), size + path.stat().st_size
    return rows_count / maps, size / maps


def print_bytes(bench):
    print(f"\nA map has {bench.map_bytes() / 1e3:,.0f} kB. Kept of it, as Parquet (snappy):\n")
    print("| of a map | tables | rows | bytes |")
    print("|---|---|---:|---:|")
    total = 0
    for kind, (title, names) in ASKED.items():
        rows, size = _tables_of(bench, kind, names)
        total += size
        tables = ", ".join(f"`{name}`" for name in names)
        print(f"| {title} | {tables} | {round(rows):,} | {round(size):,} |", flush=True)
    print(f"| together | | | {round(total):,} |")
    print(
        f"\n{SOURCES} sources: {total * SOURCES / 1e6:.1f} MB a day, {total * MAPS / 1e9:.0f} GB in {YEARS} years"
        f" out of {bench.map_bytes() * MAPS / 1e9:.0f} GB of maps."
    )


def print_plan(bench, figures):
    each = sum(figures[kind].processor for kind in ASKED)
    print(f"\n{YEARS} years of {SOURCES} sources are {MAPS:,} maps. With {bench.cores} cores a machine:\n")
    print("| asked of each map | core hours | 1 machine | 4 machines | 50 machines |")
    print("|---|---:|---:|---:|---:|")
    for title, seconds in [
        *((title, figures[kind].processor) for kind, (title, _) in ASKED.items()),
        ("all of it", each),
    ]:
        core = seconds * MAPS
        spread = [hours(core / bench.cores / machines) for machines in (1, 4, 50)]
        print(f"| {title} | {short(core / 3600)} | {' | '.join(spread)} |")
    rate = bench.map_bytes() / (each / len(ASKED)) * bench.cores * 50
    print(
        f"\nA new day of {SOURCES} sources: {hours(each * SOURCES)} of one core."
        f" 50 machines read {rate / 1e6:,.0f} MB of maps a second from what they share."
    )
