"""Runs frontline and its peers in turn and prints the table. Started by Scripts/benchmark."""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import figures
import growth
import machine
import page
import patches
import rows
from measure import CommandFailed, in_turn, output_and_peak

HERE = Path(__file__).resolve().parent
ALL = (
    "series",
    "regions",
    "archive",
    "area",
    "pair",
    "details",
    "distance",
    "points",
    "zones",
    "maps",
    "large",
    "growth",
    "patches",
    "page",
    "floors",
)
POINTS = 10_000
REGIONS = 2600


def note(text):
    print(f"benchmark: {text}", file=sys.stderr, flush=True)


def seconds(value):
    return f"{value * 1000:.1f} ms" if value < 1 else f"{value:.2f} s"


def megabytes(value):
    return "?" if value is None else f"{value:.0f} MB"


class Table:
    """Lines as they come, and whether something went wrong."""

    def __init__(self):
        self.lines = [
            "| work | frontline | peer | its time | ratio | wanted | reached | memory, frontline / peer | figures agree within |",
            "|---|---:|---|---:|---:|---:|---|---:|---:|",
        ]
        self.failures = []

    def add(self, *cells):
        self.lines.append("| " + " | ".join(cells) + " |")

    def fail(self, work, message):
        self.failures.append(f"{work}: {message}")
        note(f"{work}: {message}")


def measure(row, options, table):
    """All of one row: figures first, then times in turn."""
    note(f"{row.work}: figures")
    ours = ours_mb = None
    try:
        ours = row.read(output_and_peak(row.check)[0])
        ours_mb = output_and_peak(row.command)[1]
    except (CommandFailed, ValueError, KeyError, TypeError, StopIteration) as error:
        table.fail(row.work, f"frontline failed: {error}")

    peers, agreement, memory = [], {}, {}
    for peer in row.peers:
        try:
            text, memory[peer.name] = output_and_peak(peer.command)
            theirs = peer.read(text)
            peers.append(peer)
        except (CommandFailed, ValueError, KeyError, TypeError, StopIteration) as error:
            table.fail(f"{row.work}, {peer.name}", f"the peer failed: {error}")
            table.add(row.work, "", peer.name, "failed", "", "", "", "", "")
            continue
        if ours is not None:
            try:
                agreement[peer.name] = f"{figures.compare(ours, theirs, *peer.tolerance):.1g} {row.unit}"
            except figures.FiguresDiffer as error:
                agreement[peer.name] = "**no**"
                table.fail(f"{row.work}, {peer.name}", str(error))

    for peer in peers:
        rounds = min(options.runs, 3) if peer.slow else options.runs
        note(f"{row.work}, {peer.name}: {rounds} rounds")
        commands = {"peer": (peer.command, 1)}
        # Ours is the shorter: three runs to a round make its median as steady.
        if ours is not None:
            commands["frontline"] = (row.command, 3)
        try:
            timings = in_turn(commands, rounds)
        except CommandFailed as error:
            table.fail(f"{row.work}, {peer.name}", str(error))
            table.add(row.work, "", peer.name, "failed", "", "", "", "", "")
            continue
        theirs = timings["peer"]
        wanted = f"{peer.wanted:.3g} ×" if peer.wanted else ""
        if ours is None:
            table.add(row.work, "failed", peer.name, seconds(theirs), "", wanted, "", megabytes(memory[peer.name]), "")
            continue
        mine = timings["frontline"]
        ratio = theirs / mine
        reached = "" if not peer.wanted else "yes" if ratio >= peer.wanted else "no"
        table.add(
            row.work,
            seconds(mine),
            peer.name,
            seconds(theirs),
            f"{ratio:.1f} ×" if ratio >= 1 else f"{ratio:.2g} ×",
            wanted,
            reached,
            f"{megabytes(ours_mb)} / {megabytes(memory[peer.name])}",
            agreement[peer.name],
        )
    if row.wanted_mb and ours_mb is not None:
        reached = "yes" if ours_mb <= row.wanted_mb else "no"
        table.add(f"{row.work}: peak memory", megabytes(ours_mb), "", "", "", f"≤ {row.wanted_mb:g} MB", reached, "", "")
    if row.wanted_seconds and ours_mb is not None:
        mine = in_turn({"frontline": (row.command, 3)}, options.runs)["frontline"]
        reached = "yes" if mine <= row.wanted_seconds else "no"
        wanted = f"≤ {row.wanted_seconds:g} s"
        table.add(row.work, seconds(mine), "", "", "", wanted, reached, megabytes(ours_mb), "")


def floors(folders, temp, runs):
    """What no reader of the same bytes can beat: `cat`, and simdjson on one thread."""
    lines = ["| the same bytes | cat | simdjson, one thread |", "|---|---:|---:|"]
    program = temp / "simdjson_pass"
    flags = subprocess.run(["pkg-config", "--cflags", "--libs", "simdjson"], capture_output=True, text=True, check=False)
    compile_it = ["clang++", "-O3", "-std=c++20", "-march=native", str(HERE / "simdjson_pass.cpp"), "-o", str(program)]
    try:
        built = subprocess.run([*compile_it, *flags.stdout.split()], capture_output=True, text=True, check=False)
        compiled = built.returncode == 0
    except OSError:
        compiled = False
    if not compiled:
        note("simdjson_pass did not compile; its floor is left out")
    for folder in folders:
        files = sorted(str(path) for path in folder.glob("*.geojson"))
        size = sum(Path(path).stat().st_size for path in files) / 1e6
        commands = {"cat": (["cat", *files], 3)}
        if compiled:
            commands["simdjson"] = ([str(program), str(folder)], 3)
        timings = in_turn(commands, runs)
        simdjson = seconds(timings["simdjson"]) if compiled else "not built"
        lines.append(f"| {folder.name}: {len(files)} files, {size:.0f} MB | {seconds(timings['cat'])} | {simdjson} |")
    return lines


def arguments():
    parser = argparse.ArgumentParser(prog="Scripts/benchmark", description="Measures frontline against its peers.")
    parser.add_argument("--frontline", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--root", required=True, type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--union", type=Path, help="folder of union files (default: ../shared/corpus/union)")
    parser.add_argument("--raw", type=Path, help="folder of raw files (default: ../shared/corpus/raw)")
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="rounds of each comparison (default 5)")
    parser.add_argument("--rows", default=",".join(ALL), help=f"some of {','.join(ALL)}")
    parser.add_argument("--all", action="store_true", help="GeoPandas and PostGIS too, which nothing is measured by")
    parser.add_argument("--vertices", type=int, default=1_000_000, help="of the large pair (default 1,000,000)")
    parser.add_argument("--output", type=Path, help="write the tables to this file too")
    parser.add_argument("--plot", type=Path, help="write the chart of time against changed edges (SVG)")
    options = parser.parse_args()
    options.rows = options.rows.split(",")
    unknown = set(options.rows) - set(ALL)
    if unknown:
        parser.error(f"no such row: {', '.join(sorted(unknown))}")
    if options.runs < 1:
        parser.error("--runs must be 1 or more")
    corpus = options.root.parent / "shared" / "corpus"
    options.union = options.union or corpus / "union"
    options.raw = options.raw or corpus / "raw"
    return options


def main():
    options = arguments()
    frontline, table, text = options.frontline, Table(), machine.description(options.root)
    notes = [machine.busy()]
    with tempfile.TemporaryDirectory(prefix="frontline-benchmark-") as name:
        temp = Path(name)
        union = sorted(options.union.glob("*.geojson"))
        raw = sorted(options.raw.glob("*.geojson"))
        for wanted, files, folder in (("series", union, options.union), ("area", raw, options.raw)):
            if wanted in options.rows and not files:
                notes.append(f"`{wanted}` left out: no GeoJSON files in {folder.name}/")
        if "series" in options.rows and union:
            measure(rows.series(frontline, options.union, options.all), options, table)
            if options.all and not rows.postgis():
                notes.append("PostGIS left out: psql reaches no server with PostGIS")
        if "regions" in options.rows and union:
            oblasts = options.root.parent / "shared" / "corpus" / "regions" / "oblasts.geojson"
            if oblasts.exists():
                measure(rows.by_oblast(frontline, options.union, oblasts), options, table)
            else:
                notes.append("`series --by` oblasts left out: their file is not there")
            regions, text_of_all = temp / "regions.geojson", temp / "regions.csv"
            subprocess.run([sys.executable, HERE / "generate-regions", regions, str(REGIONS)], check=True)
            command = [frontline, "series", options.union, "--by", regions, "-f", "csv", "--quiet"]
            with text_of_all.open("wb") as file:
                subprocess.run(command, stdout=file, check=True)
            for row in rows.by_many_regions(frontline, options.union, regions, REGIONS, text_of_all):
                measure(row, options, table)
        if "archive" in options.rows and union:
            path = temp / "front.gpkg"
            subprocess.run([frontline, "archive", "create", path, options.union, "--quiet"], check=True)
            measure(rows.archive(frontline, options.union, path), options, table)
        if "area" in options.rows and raw:
            measure(rows.areas(frontline, options.raw), options, table)
        stems = {path.stem for path in union}
        has_pair = {"deepstatemap_data_20241231", "deepstatemap_data_20250812"} <= stems
        if {"pair", "details"} & set(options.rows) and not has_pair:
            notes.append("the pair left out: its two union files are not there")
        if "details" in options.rows and has_pair:
            measure(rows.details(frontline, options.union), options, table)
        if "pair" in options.rows and has_pair:
            if not rows.geodesic_gdal():
                notes.append("the pair left out: no ogrinfo (apt: gdal-bin; brew: gdal)")
            else:
                measure(rows.one_pair(frontline, options.union), options, table)
        line = options.root.parent / "shared" / "corpus" / "roads" / "t-05-14-test-line.geojson"
        if "distance" in options.rows and union:
            if line.exists():
                measure(rows.distance(frontline, options.union, line), options, table)
            else:
                notes.append("`distance` left out: its line is not there")
        if "points" in options.rows and union:
            places = temp / "points.geojson"
            subprocess.run([sys.executable, HERE / "generate-points", places, str(POINTS)], check=True)
            measure(rows.points(frontline, union[-1], places, POINTS), options, table)
            if not rows.postgis():
                notes.append("PostGIS left out of `points`: psql reaches no server with PostGIS")
        if "zones" in options.rows and union:
            for row in rows.zones(frontline, options.union, union[-1], temp):
                measure(row, options, table)
        if "maps" in options.rows and len(union) > 1:
            for row in rows.maps(frontline, options.root, options.union, temp):
                measure(row, options, table)
        if "large" in options.rows:
            note(f"writing the pair of {options.vertices:,} vertices")
            subprocess.run([sys.executable, HERE / "generate-pair", temp, str(options.vertices)], check=True)
            pair = temp / "pair_20250101.geojson", temp / "pair_20250102.geojson"
            measure(rows.large_pair(frontline, *pair, options.vertices), options, table)
        text += ["", *table.lines]
        if "growth" in options.rows and len(union) > 30:
            note("cost of a further day")
            try:
                points = growth.measure(frontline, union, temp / "growth", max(options.runs, 5))
                text += ["", growth.markdown(points)]
                if options.plot:
                    options.plot.write_text(growth.svg(points))
            except (CommandFailed, ValueError, KeyError) as error:
                table.fail("cost of a further day", f"frontline failed: {error}")
        if "patches" in options.rows:
            note("change of thousands of squares")
            try:
                text += ["", patches.markdown(patches.measure(frontline, temp, min(options.runs, 3)))]
            except CommandFailed as error:
                table.fail("change of thousands of squares", f"frontline failed: {error}")
        if "page" in options.rows and union:
            note("pages of reports")
            oblasts = options.root.parent / "shared" / "corpus" / "regions" / "oblasts.geojson"
            text += ["", *page.measure(frontline, options.union, options.raw, oblasts, temp, options.runs)]
        if "floors" in options.rows:
            folders = [folder for folder, files in ((options.union, union), (options.raw, raw)) if files]
            text += ["", *floors(folders, temp, options.runs)]
    text.append("")
    text.append("Whole processes with start-up, medians of runs in turn; memory is peak resident.")
    text += [f"Note: {line}." for line in notes if line]
    text += [f"**Failed:** {line}" for line in table.failures]
    print("\n".join(text))
    if options.output:
        options.output.write_text("\n".join(text) + "\n")
    return 1 if table.failures else 0


try:
    sys.exit(main())
except KeyboardInterrupt:
    sys.exit(130)
