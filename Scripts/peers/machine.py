"""What ran, where and when: the lines above the table."""

import os
import platform
import subprocess
from datetime import datetime, timezone
from importlib import metadata


def first_line(*command):
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip().splitlines()[0] if done.returncode == 0 and done.stdout.strip() else ""


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("model name"):
                    return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return first_line("sysctl", "-n", "machdep.cpu.brand_string") or platform.machine()


def system():
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError, AttributeError):
        return platform.platform()


def memory_gb():
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9


def description(root):
    import pyclipr
    import pyproj
    import shapely

    versions = [
        f"Python {platform.python_version()}",
        f"orjson {metadata.version('orjson')}",
        f"shapely {shapely.__version__} (GEOS {shapely.geos_version_string})",
        f"pyproj {pyproj.__version__} (PROJ {pyproj.proj_version_str})",
        f"pyclipr {metadata.version('pyclipr')} (Clipper2 {pyclipr.clipperVersion})",
        first_line("ogrinfo", "--version").split(",")[0],
    ]
    commit = first_line("git", "-C", str(root), "rev-parse", "--short", "HEAD")
    swift = first_line("swift", "--version").split(" (")[0]
    when = datetime.now(timezone.utc)
    return [
        f"{when:%Y-%m-%d %H:%M} UTC · {processor()}, {os.cpu_count()} cores, {memory_gb():.0f} GB · {system()}"
        + (f" · commit {commit}" if commit else ""),
        " · ".join(v for v in [swift, *versions] if v),
    ]


def busy():
    """A warning where others use the machine too, else None."""
    load = os.getloadavg()[0]
    if load > 0.3 * (os.cpu_count() or 1):
        return f"the machine was not idle when this began (load {load:.1f}): medians may be high"
    return None
