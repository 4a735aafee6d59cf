"""The same load in one process and through Spark."""

import hashlib
import importlib.util
import json
import os
import sys
import time

from batch import answers, run
from loads import repeated

from frontline_maps import spark as fls
from frontline_maps.spark._jobs import first_map

#: The kinds that the load is mixed of, as researchers ask: what changed, by region, and for each settlement.
MIXED = ("change_25", "series_1700", "zones", "distance")


def _load(bench, seconds):
    """Return jobs that take one process so long, with its default of threads."""
    few = [job for kind in MIXED for job in bench.jobs(kind)[:8]]
    probe = run(bench.binary, few, [], bench.output)
    share = seconds / probe.elapsed
    return [job for kind in MIXED for job in repeated(bench.jobs(kind), round(8 * share))]


def _digests_of_one(path):
    found = []
    for line in answers(path):
        _, _, text = line.rstrip(b"\n").partition(b',"ok":true,"result":')
        found.append(hashlib.sha256(text[:-1]).hexdigest())
    return found


def _session(bench):
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["PYTHONPATH"] = os.pathsep.join([sys.path[1], os.environ.get("PYTHONPATH", "")])
    builder = SparkSession.builder.master(f"local[{bench.cores}]").appName("measure-scaling")
    for name, value in {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.local.dir": str(bench.folder),
    }.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session


def measure(bench, seconds):
    missing = [name for name in ("pyspark", "pyarrow", "pandas") if importlib.util.find_spec(name) is None]
    if missing:
        print(f"\nspark: not measured, there is no {', '.join(missing)}")
        return
    # Sorted once, so that both have the same order: that in which maps are shared.
    jobs = sorted(_load(bench, seconds), key=first_map)
    kinds = ", ".join(f"`{kind}`" for kind in MIXED)
    print(f"\n{len(jobs):,} jobs ({kinds}), written to a file by one process and as Parquet by Spark:\n")
    load = os.getloadavg()[0]
    one = run(bench.binary, jobs, [], bench.output)
    digests = _digests_of_one(bench.output)

    start = time.perf_counter()
    session = _session(bench)
    fls.run(session, [{"job": "area", "inputs": [bench.maps[0].path]}]).collect()
    started = time.perf_counter() - start
    folder = str(bench.folder / "results")
    start = time.perf_counter()
    fls.run(session, jobs).write.parquet(folder)
    spread = time.perf_counter() - start
    rows = session.read.parquet(folder).selectExpr("position", "sha2(result, 256)").orderBy("position").collect()
    same = [digest for _, digest in rows] == digests
    session.stop()

    print("| | time | of one process |")
    print("|---|---:|---:|")
    print(f"| `frontline batch`, {bench.cores} threads | {one.elapsed:.1f} s | 1 |")
    print(f"| Spark, `local[{bench.cores}]` | {spread:.1f} s | {spread / one.elapsed:.2f} |")
    print(f"| starting Spark, with a first job | {started:.1f} s | not counted |")
    print(
        f"\nResults: {'all the same to the last bit' if same else 'NOT THE SAME'}. "
        f"The load of the machine was {load:.1f} before, {os.getloadavg()[0]:.1f} after."
    )
    if not same:
        raise SystemExit("measure-scaling: Spark and one process give other results")
