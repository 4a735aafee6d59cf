"""Cost of one more day against the number of edges that change in it.

The same two maps, A and B, in turn over many days: the time of a series of 42 such
days less that of a series of 2, over 40, is what a day costs, free of start-up. A
pair of equal maps costs the reading alone. Pairs lie 1, 3, 30 and 200 days apart
and are chosen over the whole span of changed edges; the maps are all of one size,
so what grows is due to the change.
"""

import csv
import io
import pathlib
import re
import shutil
from datetime import date, timedelta

from measure import CommandFailed, in_turn, output_and_peak

DAYS = 42


def changed_edges(frontline, folder):
    text, _ = output_and_peak([frontline, "series", str(folder), "-f", "csv"])
    rows = list(csv.DictReader(io.StringIO(text)))
    return int(rows[-1]["changed_edges"]) if rows and rows[-1].get("changed_edges") else None


def folder_of(parent, name, pair, days):
    folder = parent / name
    folder.mkdir(parents=True)
    for index in range(days):
        day = date(2025, 1, 1) + timedelta(days=index)
        name = f"deepstatemap_data_{day:%Y%m%d}"
        # The file says its own name, and with it the date, which must be that of the copy.
        text = re.sub(r"deepstatemap_data_\d{8}", name, pathlib.Path(pair[index % 2]).read_text())
        (folder / f"{name}.geojson").write_text(text)
    return folder


def choose(frontline, files, temp, wanted=9):
    """(changed edges, (A, B)) of pairs spread evenly over what there is, fewest first."""
    found = {0: (files[0], files[0])}
    for distance in (1, 3, 30, 200):
        step = max(1, (len(files) - distance) // 12)
        for start in range(0, len(files) - distance, step):
            pair = (files[start], files[start + distance])
            folder = folder_of(temp, f"choose-{distance}-{start}", pair, 2)
            edges = changed_edges(frontline, folder)
            shutil.rmtree(folder)
            if edges:
                found.setdefault(edges, pair)
    largest = max(found)
    chosen = {0: found[0]}
    for index in range(1, wanted):
        nearest = min(found, key=lambda edges: abs(edges - largest * index / (wanted - 1)))
        chosen[nearest] = found[nearest]
    return sorted(chosen.items())


def measure(frontline, files, temp, rounds):
    """[(changed edges, milliseconds per day)]"""
    points = []
    for edges, pair in choose(frontline, files, temp):
        short = folder_of(temp, f"short-{edges}", pair, 2)
        long = folder_of(temp, f"long-{edges}", pair, DAYS)
        timings = in_turn(
            {
                "short": ([frontline, "series", str(short), "-f", "csv"], 1),
                "long": ([frontline, "series", str(long), "-f", "csv"], 1),
            },
            rounds,
        )
        cost = (timings["long"] - timings["short"]) / (DAYS - 2)
        points.append((edges, cost * 1000))
    if len(points) < 3:
        raise CommandFailed([frontline], 0, "no changed_edges in the series")
    return points


def markdown(points):
    most = max(cost for _, cost in points) or 1
    lines = ["| changed edges | ms per further day | |", "|---:|---:|:---|"]
    lines += [f"| {edges:,} | {cost:.2f} | {'█' * max(0, round(30 * cost / most))} |" for edges, cost in points]
    slope, rest = line(points)
    lines.append("")
    lines.append(f"Least squares: {rest:.2f} ms a day for reading, and {slope * 1000:.2f} µs for each changed edge.")
    return "\n".join(lines)


def line(points):
    """Slope and intercept of the straight line of least squares."""
    count = len(points)
    mean_x = sum(x for x, _ in points) / count
    mean_y = sum(y for _, y in points) / count
    variance = sum((x - mean_x) ** 2 for x, _ in points)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / variance
    return slope, mean_y - slope * mean_x


def svg(points):
    """A small chart of milliseconds against changed edges."""
    width, height, left, top, right, bottom = 800, 420, 80, 40, 24, 64
    most_x = max(x for x, _ in points) * 1.05
    most_y = max(y for _, y in points) * 1.15
    slope, rest = line(points)

    def place(x, y):
        return (
            left + (width - left - right) * x / most_x,
            height - bottom - (height - top - bottom) * max(0, y) / most_y,
        )

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="14">',
        f'<rect width="{width}" height="{height}" fill="white"/>',
        f'<text x="{left}" y="24" font-size="16">Cost of one more day against changed edges</text>',
    ]
    for index in range(6):
        x, _ = place(most_x * index / 5, 0)
        _, y = place(0, most_y * index / 5)
        parts.append(f'<path d="M{left} {y:.1f}H{width - right}" stroke="#ddd"/>')
        parts.append(f'<text x="{left - 8}" y="{y + 5:.1f}" text-anchor="end">{most_y * index / 5:.2f}</text>')
        parts.append(f'<text x="{x:.1f}" y="{height - bottom + 22}" text-anchor="middle">{most_x * index / 5:,.0f}</text>')
    (x1, y1), (x2, y2) = place(0, rest), place(most_x, rest + slope * most_x)
    parts.append(f'<path d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" stroke="#888" stroke-dasharray="6 4"/>')
    for edges, cost in points:
        x, y = place(edges, cost)
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="#a52714"/>')
    parts.append(f'<text x="{(left + width - right) / 2}" y="{height - 16}" text-anchor="middle">changed edges</text>')
    parts.append(f'<text transform="translate(20 {height / 2}) rotate(-90)" text-anchor="middle">ms per day</text>')
    parts.append("</svg>\n")
    return "\n".join(parts)
