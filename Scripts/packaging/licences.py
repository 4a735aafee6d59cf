"""The licences of everything that is in the program, from Sources/CLicences/Licences and the manifest of GeoData."""

import json
import re
import textwrap

from project import ROOT, fail, output

FOLDER = ROOT / "Sources/CLicences/Licences"

# Where Debian keeps the text of a licence, it is named and not repeated.
COMMON = {"Apache-2.0", "CC0-1.0"}

# What comes into a program unnoticed, with whatever imports it, and a symbol of each.
OTHERS = {"swift-corelibs-foundation": "_CFRuntimeCreateInstance", "ICU": "icudt", "libxml2": "xmlReadMemory",
          "swift-foundation": "$s20FoundationEssentials"}


def parts(how):
    """The parts of parts.json that are used so: `inside`, `started`, `opened`, `run`."""
    return [part for part in json.loads((FOLDER / "parts.json").read_text(encoding="utf-8"))["parts"] if part["how"] == how]


def data():
    """The files of GeoData, with their sources and licences; those that have both in common as one entry."""
    entries = {}
    for file in json.loads((ROOT / "GeoData/manifest.json").read_text(encoding="utf-8"))["files"]:
        entries.setdefault((file["licence"], tuple(file["sources"])), []).append(file)
    return list(entries.values())


def check(binary):
    """Fail where the symbols of a program that is not stripped tell of other parts than parts.json does."""
    symbols = output("nm", "--format=just-symbols", binary)
    if not symbols.strip():
        fail(f"{binary} is stripped: what is in it can't be told")
    for part in parts("inside"):
        if "symbol" in part and part["symbol"] not in symbols:
            fail(f"{part['name']} is not in {binary}: take it, and what only it needs, out of Sources/CLicences/Licences/parts.json")
    named = {part["name"] for part in parts("inside")}
    for name, symbol in OTHERS.items():
        if name not in named and symbol in symbols:
            fail(f"{name} is in {binary}, and Sources/CLicences/Licences/parts.json does not name it")


def field(name, lines):
    """A field of a Debian control file of several lines."""
    return f"{name}:" + "".join(f"\n {line}" for line in lines)


def wrapped(words, indent=""):
    return textwrap.wrap(words, 76, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def copyright_file():
    """The copyright file of the Debian package, in the machine-readable format."""
    program, *others = parts("inside")
    loaded = ", ".join(f"{part['name']} ({part['licence']})" for how in ("started", "opened", "run") for part in parts(how))
    stanzas = [[
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/",
        "Upstream-Name: frontline",
        "Source: built from the project's own sources by its Scripts/package",
        field("Comment", wrapped(
            "The parts below besides frontline itself are linked into the program; their folders are those of the build. "
            f"Not in the package, and under licences of their own, are what it uses of the system: {loaded}.")),
    ], ["Files: *", f"Copyright: {program['copyright']}", f"License: {program['licence']}"]]
    for part in others:
        folder = re.sub(r"\W+", "-", part["name"])
        stanzas.append([
            f"Files: {folder}/*", f"Copyright: {part['copyright']}", f"License: {expression(part['licence'])}",
            field("Comment", wrapped(f"{part['name']}: {part['what']}. {part['home']}"))])
    for files in data():
        first = files[0]
        lines = [*wrapped(f"{first['what']}; of {first['date']}. Sources:")]
        for source in first["sources"]:
            lines += wrapped(f"- {source}")
        stanzas.append([
            "Files: " + "\n ".join(f"GeoData/{file['path']}" for file in files),
            f"Copyright: {credit(first)}", f"License: {first['licence']}", field("Comment", lines)])
    named = [program["licence"], *(part["licence"] for part in others), *(files[0]["licence"] for files in data())]
    for name in dict.fromkeys(expression(licence) for licences in named for licence in re.split(r" AND ", licences)):
        stanzas.append([f"License: {name}\n " + "\n ".join(line if line.strip() else "." for line in text(name))])
    return "\n\n".join("\n".join(stanza) for stanza in stanzas) + "\n"


def credit(file):
    """Who is credited with a file of GeoData."""
    own = "2026 The frontline developers"
    return f"GeoNames (geonames.org); {own}" if any("GeoNames" in source for source in file["sources"]) else own


def expression(licence):
    """An SPDX expression as Debian writes it."""
    return licence.replace(" AND ", " and ").replace(" WITH ", " with ").replace("Swift-exception", "Swift exception").replace(
        "LLVM-exception", "LLVM exception")


def text(name):
    """The text of a licence, with that of its exception."""
    licence, _, exception = name.partition(" with ")
    lines = []
    if exception:
        lines += [*read(exception.replace(" ", "-")), "", "The licence to which this is an exception:", ""]
    if licence in COMMON:
        return lines + [f"On Debian systems its text is in /usr/share/common-licenses/{licence}."]
    return lines + read(licence)


def read(name):
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8").rstrip("\n").replace("\t", "    ").split("\n")
