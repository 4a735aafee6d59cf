"""The tables of the article "Scaling", from what is measured here."""

import argparse
import os
import tempfile
from pathlib import Path

import inputs
import machine
import others
import plan
import spark_ratio
from batch import answers, run
from loads import KINDS, jobs_of, repeated, weight

from frontline_maps import spark as fls


class Bench:
    """What is measured with: the executable, maps, regions, settlements, a folder for answers."""

    def __init__(self, root, options, folder):
        named = options.binary or os.environ.get("FRONTLINE_BINARY") or str(root / ".build/release/frontline")
        self.binary = os.path.abspath(named)
        if not os.access(self.binary, os.X_OK):
            raise SystemExit(f"measure-scaling: {self.binary} is no executable: Scripts/frontline builds it")
        os.environ["FRONTLINE_BINARY"] = self.binary
        self.folder, self.seconds, self.cores = folder, options.seconds, os.cpu_count() or 1
        corpus = root / "../shared/corpus/union"
        if options.maps or corpus.is_dir():
            maps = Path(options.maps or corpus)
            self.maps_name = "daily maps of the corpus" if not options.maps else "daily maps"
        else:
            maps = inputs.maps(folder / "maps")
            self.maps_name = "generated daily maps"
        self.maps = fls.maps("maps", str(maps))
        counts = (25, 1700, 2600)
        self.files = {str(count): inputs.regions(folder / f"regions{count}.geojson", count) for count in counts}
        self.files["places"] = inputs.settlements(folder / "places.geojson", 30_000)
        self.output = folder / "answers.ndjson"

    def jobs(self, kind, count=None):
        every = jobs_of(kind, self.maps, self.files)
        return every if count is None else repeated(every, count)

    def map_bytes(self):
        return sum(os.path.getsize(each.path) for each in self.maps) / len(self.maps)


class Figure:
    """What a kind of job costs."""

    def __init__(self, bench, kind):
        few = bench.jobs(kind, 4)
        first = run(bench.binary, few, ["--jobs", "1"], bench.output)
        list(answers(bench.output))
        # The first jobs read what later ones find: the count is right within some tenths, and what is measured, exact.
        count = max(4, round(len(few) * bench.seconds / first.processor))
        jobs = bench.jobs(kind, count)
        done = run(bench.binary, jobs, ["--jobs", "1"], bench.output)
        list(answers(bench.output))
        self.count = sum(weight(job) for job in jobs)
        self.processor = done.processor / self.count
        self.elapsed, self.memory = done.elapsed, done.memory
        self.answer_bytes = done.answered / self.count


def measure_jobs(bench):
    print("| job | a second and core | processor time of one | bytes of its answer | peak memory |")
    print("|---|---:|---:|---:|---:|")
    figures = {}
    for kind, title in KINDS.items():
        figure = figures[kind] = Figure(bench, kind)
        print(
            f"| {title} | {machine.short(1 / figure.processor)} | {machine.short(figure.processor * 1000)} ms "
            f"| {round(figure.answer_bytes):,} | {figure.memory:.0f} MB |",
            flush=True,
        )
    return figures


def main(usage, root, arguments):
    parser = argparse.ArgumentParser(usage=usage.split("Usage: ")[1], add_help=False)
    parser.add_argument("-h", "--help", action="store_true")
    parser.add_argument("--maps")
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--rows", default="jobs,bytes,plan")
    parser.add_argument("--spark-seconds", type=float, default=300)
    parser.add_argument("--binary")
    options = parser.parse_args(arguments)
    if options.help:
        print(usage)
        return 0
    rows = options.rows.split(",")
    if unknown := set(rows) - {"jobs", "bytes", "plan", "spark", "others"}:
        parser.error(f"there are no rows {', '.join(sorted(unknown))}")
    if "plan" in rows and "jobs" not in rows:
        parser.error("the rows plan need the rows jobs")
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(root, options, Path(folder))
        print("\n".join(machine.description(bench)), end="\n\n", flush=True)
        figures = measure_jobs(bench) if "jobs" in rows else {}
        if "bytes" in rows:
            plan.print_bytes(bench)
        if "plan" in rows:
            plan.print_plan(bench, figures)
        if "spark" in rows:
            spark_ratio.measure(bench, options.spark_seconds)
        if "others" in rows:
            others.measure(bench)
    return 0
