"""What all packages share: the project's version and date, and the built program."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def fail(words):
    print(f"{Path(sys.argv[0]).name}: {words}", file=sys.stderr)
    sys.exit(1)


def output(*command, **options):
    return subprocess.run(command, check=True, capture_output=True, text=True, **options).stdout


def version():
    """The version, of the one place where it is written: `Tool.version` of FrontLineKit."""
    pattern = re.compile(r'^public enum Tool\b.*?\bstatic let version = "([^"]+)"', re.S | re.M)
    for file in sorted((ROOT / "Sources/FrontLineKit").rglob("*.swift")):
        if match := pattern.search(file.read_text(encoding="utf-8")):
            return match[1]
    fail("no Tool.version in Sources/FrontLineKit")


def epoch():
    """The time that everything in a package bears, in unix seconds: that of the last commit."""
    named = os.environ.get("SOURCE_DATE_EPOCH")
    return int(named or output("git", "-C", ROOT, "log", "-1", "--format=%ct"))


def release():
    """The program, built as it is handed out."""
    subprocess.run([ROOT / "Scripts/frontline", "--version"], check=True, stdout=subprocess.DEVNULL)
    return ROOT / ".build/release/frontline"


def check_version(program):
    """Fail where a program says that it is of another version than its sources."""
    said = re.search(r"\d+\.\d+\.\d+\S*", output(program, "--version"))
    if said is None or said[0] != version():
        fail(f"{program} is of version {said and said[0]}, and the sources of {version()}: build it anew")
    return said[0]


def template(name, **values):
    """A file of Scripts/packaging/templates with its {{names}} filled in."""
    text = (ROOT / "Scripts/packaging/templates" / name).read_text(encoding="utf-8")
    return re.sub(r"\{\{(\w+)\}\}", lambda match: str(values[match[1]]), text)


def write(path, text, mode=0o644):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)


def versions():
    """The version in all places where it stands: the place, and what stands there."""
    places = {
        "Sources/Python/src/frontline_maps/_version.py": r'^__version__ = "(.*)"$',
        "CITATION.cff": r'^version: "?([^"\n]+)"?$',
    }
    found = {"Tool.version": version()}
    for place, pattern in places.items():
        if (ROOT / place).exists():
            match = re.search(pattern, (ROOT / place).read_text(encoding="utf-8"), re.M)
            found[place] = match[1] if match else "nothing"
    return found
