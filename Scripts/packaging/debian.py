"""The Debian package, by dpkg-deb alone."""

import gzip
import os
import re
import shutil
import subprocess
import tempfile
import textwrap
from datetime import datetime, timezone
from email.utils import format_datetime
from pathlib import Path

import licences
import manual
from bundle import known, package_of, tools
from project import ROOT, epoch, fail, output, template, version, write

# Libraries that the program opens when it needs them, and can't do without: see the open.c of CGEOS and CPROJ. With
# each, the least version that it works with.
OPENED = {"libgeos_c.so.1": "3.11", "libproj.so.25": "9.1"}

# What it opens where it is asked for: pictures, downloads, databases; and what it runs: other formats, films, reports as
# PDF. Pictures have room for the letters of DejaVu.
RECOMMENDED = {"librsvg-2.so.2": "librsvg2-2", "libcurl.so.4": "libcurl4 | libcurl3-gnutls"}
RECOMMENDS = [*RECOMMENDED.values(), "ca-certificates", "ffmpeg", "fonts-dejavu-core", "gdal-bin"]
SUGGESTED = {"libpq.so.5": "libpq5"}
SUGGESTS = [*SUGGESTED.values(), "bash-completion", "chromium"]


def revision():
    """The version of the package: the first that is made of the version of the program."""
    return f"{version()}-1"


def maintainer():
    """Who builds it, as Debian's tools ask for it."""
    name = os.environ.get("DEBFULLNAME") or configured("user.name")
    address = os.environ.get("DEBEMAIL") or configured("user.email")
    if not name or not address:
        fail("no maintainer for the package: set DEBFULLNAME and DEBEMAIL")
    return f"{name} <{address}>"


def configured(name):
    return subprocess.run(["git", "-C", ROOT, "config", name], capture_output=True, text=True).stdout.strip()


def build(binary, pages, completions, folder):
    """Make the package of a program that is not stripped; return its path."""
    architecture = output("dpkg", "--print-architecture").strip()
    with tempfile.TemporaryDirectory() as stage:
        root = Path(stage) / "frontline"
        program = root / "usr/bin/frontline"
        program.parent.mkdir(parents=True)
        shutil.copy(binary, program)
        subprocess.run(["strip", "--strip-all", "--remove-section=.comment", "--remove-section=.note", program], check=True)
        # Its libraries are the system's, and none is looked for beside it.
        subprocess.run([tools()[1], "--remove-rpath", program], check=True)
        program.chmod(0o755)
        lay_documents(root, pages, completions)
        lay_control(root, program, architecture)
        set_times(root)
        file = folder / f"frontline_{revision()}_{architecture}.deb"
        subprocess.run(
            ["dpkg-deb", "--root-owner-group", "-Zxz", "--threads-max=1", "--build", root, file],
            check=True, stdout=subprocess.DEVNULL, env={**os.environ, "SOURCE_DATE_EPOCH": str(epoch())})
        print(f"{file} ({file.stat().st_size / 1e6:.1f} MB; installed {installed_size(root) / 1000:.1f} MB, "
              f"of which the program {program.stat().st_size / 1e6:.1f} MB)")
        return file


def lay_documents(root, pages, completions):
    for name, text in pages.items():
        write_zipped(root / f"usr/share/man/man1/{name}.gz", text)
    for place, text in completions.items():
        write(root / "usr/share" / place, text)
    write(root / "usr/share/doc/frontline/copyright", licences.copyright_file())
    write_zipped(root / "usr/share/doc/frontline/changelog.Debian.gz", changelog())


def write_zipped(path, text):
    """Write as gzip -9n does: without a name and a time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    path.chmod(0o644)


def lay_control(root, program, architecture):
    folder = root / "DEBIAN"
    write(folder / "control", template(
        "control", version=revision(), architecture=architecture, maintainer=maintainer(),
        installed_size=installed_size(root), depends=", ".join(depends(program)), recommends=", ".join(RECOMMENDS),
        suggests=", ".join(SUGGESTS)))
    files = sorted(str(file.relative_to(root)) for file in (root / "usr").rglob("*") if file.is_file())
    write(folder / "md5sums", output("md5sum", *files, cwd=root))
    folder.chmod(0o755)


def installed_size(root):
    """In KiB, as Debian counts it: a file in whole ones, a folder as one."""
    return sum(-(-path.stat().st_size // 1024) if path.is_file() else 1 for path in (root / "usr").rglob("*"))


def depends(program):
    """What the program needs: the packages of what it is linked with, and of what it opens."""
    with tempfile.TemporaryDirectory() as stage:
        write(Path(stage) / "debian/control", "Source: frontline\n\nPackage: frontline\nArchitecture: any\n")
        found = output("dpkg-shlibdeps", "-O", f"-e{program}", cwd=stage)
    packages = re.sub(r"^shlibs:Depends=", "", found.strip()).split(", ")
    # That relocations are packed is a version of the C library that dpkg-shlibdeps does not know.
    if "GLIBC_ABI_DT_RELR" in output("objdump", "-p", program):
        packages = [re.sub(r"^libc6 .*", "libc6 (>= 2.36)", package) for package in packages]
    here = known()
    for name, least in OPENED.items():
        package = package_of(Path(here[name])) if name in here else None
        if package is None:
            fail(f"{name} is of no package: Scripts/setup installs what the program is built on")
        packages.append(f"{package[0]} (>= {least})")
    return sorted(packages)


def changelog():
    """CHANGELOG.md as Debian writes it, the newest version first."""
    entries = []
    for heading, body in re.findall(r"^## (.+)\n((?:(?!^## ).*\n?)*)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M):
        day = re.search(r"\d{4}-\d\d-\d\d", heading)
        time = datetime.fromisoformat(day[0]).replace(tzinfo=timezone.utc) if day else datetime.fromtimestamp(epoch(), timezone.utc)
        number = re.match(r"\[?(\d+\.\d+\.\d+)", heading)
        name = f"{number[1]}-1" if number else revision()
        items = [" ".join(item.split()) for item in re.split(r"^- ", body, flags=re.M)[1:]]
        lines = [line for item in items for line in textwrap.wrap(
            item.replace("`", ""), 76, initial_indent="  * ", subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)]
        distribution = "unstable" if number else "UNRELEASED"
        entries.append(f"frontline ({name}) {distribution}; urgency=medium\n\n" + "\n".join(lines)
                       + f"\n\n -- {maintainer()}  {format_datetime(time)}\n")
    return "\n".join(entries)


def set_times(root):
    """Give everything the time of the last commit."""
    for path in [root, *root.rglob("*")]:
        if path.is_dir():
            path.chmod(0o755)
        os.utime(path, (epoch(), epoch()))
