"""The same loads in one process and through Spark."""

import hashlib
import importlib.util
import json
import os
import subprocess
import sys
import time
from typing import List, NamedTuple

from batch import run
from loads import repeated

from frontline_maps import spark as fls
from frontline_maps.spark._jobs import first_map

#: The kinds that a load is mixed of, as researchers ask: what changed, by region, and for each settlement.
MIXED = ("change_25", "series_1700", "zones", "distance")


class Answered(NamedTuple):
    elapsed: float
    #: Seconds of all processors, of all processes that took part.
    processor: float
    #: Of each result, in the order of the jobs.
    digests: List[str]


def _load(bench, seconds):
    """Return jobs that take one process so long, with its default of threads."""
    few = [job for kind in MIXED for job in bench.jobs(kind)[:8]]
    probe = run(bench.binary, few, [], bench.output)
    each = max(1, round(8 * seconds / probe.elapsed))
    jobs = [job for kind in MIXED for job in repeated(bench.jobs(kind), each)]
    # Sorted once, so that both have the same order: that in which jobs share maps.
    return sorted(jobs, key=first_map)


def _one_process(bench, jobs):
    """Answer jobs as a pipe does: what comes is digested, not kept."""
    path = bench.folder / "jobs.ndjson"
    path.write_text("".join(json.dumps(job) + "\n" for job in jobs))
    digests = []
    start = time.perf_counter()
    with open(path, "rb") as lines:
        process = subprocess.Popen([bench.binary, "batch"], stdin=lines, stdout=subprocess.PIPE)
        for line in process.stdout:
            _, is_ok, text = line.rstrip(b"\n").partition(b',"ok":true,"result":')
            if not is_ok:
                raise SystemExit(f"measure-scaling: a job failed: {line[:500].decode()}")
            digests.append(hashlib.sha256(text[:-1]).hexdigest())
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"measure-scaling: frontline batch ended with status {process.returncode}")
    return Answered(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, digests)


def _spark(session, jobs):
    processor = _processor_of_descendants()
    start = time.perf_counter()
    rows = fls.run(session, jobs).selectExpr("position", "sha2(result, 256)").collect()
    elapsed = time.perf_counter() - start
    return Answered(elapsed, _processor_of_descendants() - processor, [digest for _, digest in sorted(rows)])


def _together(parts):
    digests = [digest for part in parts for digest in part.digests]
    return Answered(sum(part.elapsed for part in parts), sum(part.processor for part in parts), digests)


def _processor_of_descendants():
    """Return the processor time of all processes that this one has started, and that those have."""
    parents, times = {}, {}
    for entry in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{entry}/stat", encoding="utf-8", errors="replace") as stat:
                # Behind the name in parentheses: the state, the parent, …, and from the 12th on user and kernel time,
                # and those of children that were waited for.
                fields = stat.read().rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(entry)] = int(fields[1])
        times[int(entry)] = sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")

    def is_ours(process):
        while process in parents:
            process = parents[process]
            if process == os.getpid():
                return True
        return False

    return sum(seconds for process, seconds in times.items() if is_ours(process))


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
    start = time.perf_counter()
    session = _session(bench)
    fls.run(session, [{"job": "area", "inputs": [bench.maps[0].path]}]).collect()
    print(f"\nStarting Spark and a first job take {time.perf_counter() - start:.1f} s, which is not counted below.")
    kinds = ", ".join(f"`{kind}`" for kind in MIXED)
    print(f"The jobs are {kinds} in equal numbers; results are digested, not kept.")
    print("The longer load is run in parts, each by the one and by the other in turn.\n")
    print(f"| jobs | `frontline batch` | Spark, `local[{bench.cores}]` | ratio | processor time | load | results |")
    print("|---:|---:|---:|---:|---:|---:|---|")
    for length, part in ((1, 1), (seconds, seconds / 3)):
        jobs = _load(bench, part)
        # In turn, since others may use the machine too, until one process has been at it so long.
        rounds = []
        while sum(one.elapsed for one, _ in rounds) < length:
            rounds.append((_one_process(bench, jobs), _spark(session, jobs)))
        one, spread = (_together(side) for side in zip(*rounds))
        is_same = one.digests == spread.digests
        ratio = spread.elapsed / one.elapsed
        print(
            f"| {len(one.digests):,} | {one.elapsed:.1f} s | {spread.elapsed:.1f} s | {ratio:.2f} "
            f"| {one.processor:.0f} s, {spread.processor:.0f} s | {os.getloadavg()[2]:.1f} "
            f"| {'the same bits' if is_same else 'NOT THE SAME'} |",
            flush=True,
        )
        if not is_same:
            raise SystemExit("measure-scaling: Spark and one process give other results")
    session.stop()
