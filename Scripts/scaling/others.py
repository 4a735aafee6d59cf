"""The same jobs by other means: each a command of one line."""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time

DASK = """
import subprocess, sys, dask.bag as bag
def work(lines):
    return subprocess.run(["frontline", "batch", "--jobs", "1"], input="".join(lines), text=True, check=True,
                          stdout=subprocess.PIPE).stdout.splitlines(keepends=True)
if __name__ == "__main__":
    jobs = open("jobs.ndjson").readlines()
    sys.stdout.writelines(bag.from_sequence(jobs, npartitions=8).map_partitions(work).compute(scheduler="processes"))
"""

SLURM = "split -n l/$((SLURM_ARRAY_TASK_ID + 1))/4 jobs.ndjson | frontline batch > results-$SLURM_ARRAY_TASK_ID.ndjson"

#: Name, what has to be there, and the command, which is run in a folder with jobs.ndjson and writes results.ndjson.
WAYS = [
    ("one process", None, "frontline batch < jobs.ndjson > results.ndjson"),
    (
        "GNU parallel",
        "parallel",
        "parallel --pipe -k --block 64k frontline batch --jobs 1 < jobs.ndjson > results.ndjson",
    ),
    ("Dask", "dask", f"{sys.executable} dask_jobs.py > results.ndjson"),
    (
        "the parts of a Slurm array, one after the other",
        None,
        f"for SLURM_ARRAY_TASK_ID in 0 1 2 3; do {SLURM}; done; cat results-?.ndjson > results.ndjson",
    ),
]


def measure(bench):
    jobs = [job for kind in ("change_25", "zones") for job in bench.jobs(kind)[:60]]
    (bench.folder / "jobs.ndjson").write_text("".join(json.dumps(job) + "\n" for job in jobs))
    (bench.folder / "dask_jobs.py").write_text(DASK)
    (bench.folder / "bin").mkdir()
    (bench.folder / "bin/frontline").symlink_to(bench.binary)
    path = f"{bench.folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    print(f"\n{len(jobs)} jobs:\n\n| by | time | results |")
    print("|---|---:|---|")
    first = None
    for name, needed, command in WAYS:
        if needed and not shutil.which(needed) and importlib.util.find_spec(needed) is None:
            print(f"| {name} | not installed | |")
            continue
        start = time.perf_counter()
        subprocess.run(["bash", "-ec", command], cwd=bench.folder, env={**os.environ, "PATH": path}, check=True)
        elapsed = time.perf_counter() - start
        digest = hashlib.sha256((bench.folder / "results.ndjson").read_bytes()).hexdigest()
        first = first or digest
        print(f"| {name} | {elapsed:.1f} s | {'the same bytes' if digest == first else 'OTHER BYTES'} |", flush=True)
        if digest != first:
            raise SystemExit(f"measure-scaling: {name} gives other bytes")
