"""Cost of a change in which thousands of squares moved, against their number.

Each square gains and loses a patch, and each gained patch has a depth. The time is
that of the whole process that writes the table.
"""

import subprocess
import sys
from pathlib import Path

from measure import in_turn

COUNTS = (10_000, 20_000, 40_000, 80_000)


def measure(frontline, temp, rounds):
    """[(squares, seconds)], fewest first."""
    commands = {}
    for count in COUNTS:
        folder = temp / f"squares-{count}"
        subprocess.run([sys.executable, Path(__file__).with_name("generate-squares"), folder, str(count)], check=True)
        maps = [str(folder / f"{day}.geojson") for day in ("2025-01-01", "2025-02-01")]
        commands[count] = ([frontline, "change", *maps, "--quiet"], 1)
    return sorted(in_turn(commands, rounds).items())


def markdown(points):
    lines = ["| squares that all moved | `change`, table | for each square |", "|---:|---:|---:|"]
    lines += [f"| {count:,} | {seconds:.2f} s | {seconds / count * 1e6:.0f} µs |" for count, seconds in points]
    return "\n".join(lines)
