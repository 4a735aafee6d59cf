"""The program for Linux systems other than Debian 12: with its libraries, in one folder that can be put anywhere."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from bundle import bundle_data, bundle_libraries, bundle_licences, check_symbols, tools
from project import ROOT, epoch, output, template, version, write


def build(binary, pages, completions, folder):
    """Make the tarball; return its path."""
    machine = output("uname", "-m").strip()
    name = f"frontline-{version()}-linux-{machine}"
    _, patchelf = tools()
    with tempfile.TemporaryDirectory() as stage:
        root = Path(stage) / name
        libraries, files = bundle_libraries(root, binary, patchelf)
        check_symbols(files)
        bundle_licences(root, libraries, bundle_data(root))
        for page, text in pages.items():
            write(root / "share/man/man1" / page, text)
        for place, text in completions.items():
            write(root / "share" / place, text)
        shutil.copy(ROOT / "CHANGELOG.md", root / "CHANGELOG.md")
        title = f"frontline {version()} for Linux on {machine}"
        write(root / "INSTALL", template("INSTALL", version=version(), machine=machine, folder=name, underline="=" * len(title)))
        file = pack(root, folder / f"{name}.tar.xz")
        size = sum(path.stat().st_size for path in root.rglob("*") if path.is_file())
    print(f"{file} ({file.stat().st_size / 1e6:.1f} MB; unpacked {size / 1e6:.1f} MB, {len(libraries)} libraries)")
    return file


def source(pages, folder):
    """Make the tarball of the sources, as they are committed, with the manual's pages."""
    name = f"frontline-{version()}"
    with tempfile.TemporaryDirectory() as stage:
        archive = subprocess.run(["git", "-C", ROOT, "archive", f"--prefix={name}/", "HEAD"], check=True, stdout=subprocess.PIPE)
        subprocess.run(["tar", "-x", "-C", stage], input=archive.stdout, check=True)
        for page, text in pages.items():
            write(Path(stage) / name / "share/man/man1" / page, text)
        return pack(Path(stage) / name, folder / f"{name}.tar.xz")


def pack(root, file):
    """Pack a folder so that the same content gives the same bytes."""
    subprocess.run([
        "tar", "--sort=name", "--owner=0", "--group=0", "--numeric-owner", "--mode=go=rX,u+rw", f"--mtime=@{epoch()}",
        "--use-compress-program=xz -9 --threads=1", "-cf", file, "-C", root.parent, root.name], check=True)
    return file
