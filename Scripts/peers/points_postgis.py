"""Peer: how far points are from the territory of one map, by PostGIS.

Usage: points_postgis.py MAP POINTS.geojson      prints name,km,inside

`ST_Distance` on geography, as its manual has it. Uses the server that psql reaches by
PGHOST, PGDATABASE and so on, with PostGIS in that database; works in temporary tables,
which are gone when the session ends. Counted are loading and the query. The nearest
place is that of a sphere, measured on the spheroid.
"""

import subprocess
import sys
from pathlib import Path

import orjson


def statements(territory, points):
    yield "CREATE TEMPORARY TABLE map (shape geography(MultiPolygon, 4326));\nCOPY map FROM STDIN;\n"
    polygons = []
    for feature in orjson.loads(Path(territory).read_bytes())["features"]:
        geometry = feature["geometry"]
        polygons += geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    text = ",".join(
        "(" + ",".join("(" + ",".join(f"{p[0]!r} {p[1]!r}" for p in ring) + ")" for ring in polygon) + ")"
        for polygon in polygons
    )
    yield f"SRID=4326;MULTIPOLYGON({text})\n\\.\n"
    yield "CREATE TEMPORARY TABLE place (number serial, name text, shape geography(Point, 4326));\n"
    yield "COPY place (name, shape) FROM STDIN;\n"
    for feature in orjson.loads(Path(points).read_bytes())["features"]:
        longitude, latitude = feature["geometry"]["coordinates"][:2]
        yield f"{feature['properties']['name']}\tSRID=4326;POINT({longitude!r} {latitude!r})\n"
    yield "\\.\n"
    yield """
COPY (
  WITH measured AS (SELECT number, name, ST_Distance(place.shape, map.shape) AS meters FROM place, map)
  SELECT name, meters / 1000 AS km, CASE WHEN meters = 0 THEN 'true' ELSE 'false' END AS inside
  FROM measured ORDER BY number
) TO STDOUT WITH (FORMAT csv, HEADER);
"""


command = ["psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--single-transaction", "--file=-"]
with subprocess.Popen(command, stdin=subprocess.PIPE, text=True) as psql:
    for statement in statements(sys.argv[1], sys.argv[2]):
        psql.stdin.write(statement)
    psql.stdin.close()
sys.exit(psql.returncode)
