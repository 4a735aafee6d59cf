"""Peer, for orientation: area, gained and lost of each day by PostGIS.

Usage: series_postgis.py FOLDER      prints date,area_km2,gained_km2,lost_km2,net_km2

Uses the server that psql reaches by PGHOST, PGDATABASE and so on, with PostGIS in
that database; works in a temporary table, which is gone when the session ends.
Counted are loading and the query.
"""

import subprocess
import sys

import orjson
from maps import date_of, snapshots


def statements(folder):
    yield "CREATE TEMPORARY TABLE map (day text PRIMARY KEY, shape geometry(MultiPolygon, 4326));\n"
    yield "COPY map FROM STDIN;\n"
    for path in snapshots(folder):
        for feature in orjson.loads(path.read_bytes())["features"]:
            geometry = feature["geometry"]
            polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
            text = ",".join(
                "(" + ",".join("(" + ",".join(f"{p[0]!r} {p[1]!r}" for p in ring) + ")" for ring in polygon) + ")"
                for polygon in polygons
            )
            yield f"{date_of(path)}\tSRID=4326;MULTIPOLYGON({text})\n"
    yield "\\.\n"
    yield """
COPY (
  WITH days AS (SELECT day, shape, lag(shape) OVER (ORDER BY day) AS before,
                       ST_Area(shape::geography) / 1e6 AS km2 FROM map)
  SELECT day AS date, km2 AS area_km2,
         ST_Area(ST_Difference(shape, before)::geography) / 1e6 AS gained_km2,
         ST_Area(ST_Difference(before, shape)::geography) / 1e6 AS lost_km2,
         km2 - lag(km2) OVER (ORDER BY day) AS net_km2
  FROM days ORDER BY day
) TO STDOUT WITH (FORMAT csv, HEADER);
"""


command = ["psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--single-transaction", "--file=-"]
with subprocess.Popen(command, stdin=subprocess.PIPE, text=True) as psql:
    for statement in statements(sys.argv[1]):
        psql.stdin.write(statement)
    psql.stdin.close()
sys.exit(psql.returncode)
