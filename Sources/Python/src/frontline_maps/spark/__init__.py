"""Many jobs on many machines: ``frontline batch`` as the worker of Apache Spark.

A job is a dictionary, as a line of ``frontline batch`` has it. Each task of Spark starts one process, gives it its jobs
and awaits its end; no figure is made in Python or in Spark, so they are the same to the last bit wherever and however
often a job runs::

    from pyspark.sql import SparkSession
    from frontline_maps import spark as fls

    session = SparkSession.builder.master("local[2]").getOrCreate()
    maps = fls.maps("deepstate", "/shared/union")
    results = fls.run(session, fls.changes(maps, regions="/shared/oblasts.geojson")).persist()
    results.where("not ok").select("id", "diagnostics").show()
    fls.write(fls.table(results, "change_regions"), "/shared/change_regions")

``maps`` lists maps with their days; ``changes``, ``series``, ``areas``, ``distances``, ``zones`` and ``comparisons``
make jobs of them; ``run`` runs any jobs, ``table`` makes rows of results, ``write`` writes Parquet by source and month.

Every machine needs ``frontline_maps`` with pyspark, pyarrow and pandas (``frontline-maps[spark]``), and maps and
regions under names that are the same on all of them. The article "Scaling" says how to bring them there, and when that
pays.
"""

from ._jobs import areas, changes, comparisons, distances, series, zones
from ._maps import Map, maps
from ._parquet import write
from ._run import run
from ._tables import TABLES, table
from ._worker import WorkerFailed

__all__ = [
    "TABLES",
    "Map",
    "WorkerFailed",
    "areas",
    "changes",
    "comparisons",
    "distances",
    "maps",
    "run",
    "series",
    "table",
    "write",
    "zones",
]
