"""What ran, where and how busy it was; numbers as tables have them."""

import os
import platform
import subprocess
from datetime import datetime, timezone


def _processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            return next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.machine()


def description(bench):
    """Return the lines above the tables."""
    version = subprocess.run([bench.binary, "--version"], capture_output=True, text=True, check=True).stdout
    when = datetime.now(timezone.utc)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    load = os.getloadavg()[0]
    return [
        f"{when:%Y-%m-%d %H:%M} UTC · {_processor()}, {bench.cores} cores, {memory:.0f} GB · {version.splitlines()[0]}"
        f" · load when it began {load:.1f}",
        f"{len(bench.maps)} {bench.maps_name} of {bench.map_bytes() / 1e3:,.0f} kB",
    ]


def short(value):
    """Write a number with three digits, or all before the point."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def hours(seconds):
    """Write a time in the unit that suits it."""
    for unit, length in (("days", 86_400 * 2), ("hours", 3600 * 2), ("minutes", 60 * 2)):
        if seconds >= length:
            size = {"days": 86_400, "hours": 3600, "minutes": 60}[unit]
            return f"{seconds / size:.1f} {unit}"
    return f"{seconds:.0f} s"
