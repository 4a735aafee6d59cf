"""Recipes from which others build: the Homebrew formula and the container file, with the digests of their inputs."""

import hashlib
import shutil
import subprocess

import tarball
from project import template, version, write


def digest(file):
    return hashlib.sha256(file.read_bytes()).hexdigest()


def formula(pages, folder, site):
    """Write the formula, and the tarball of the sources that it builds."""
    source = tarball.source(pages, folder)
    url = f"{site.rstrip('/')}/{source.name}" if site else source.resolve().as_uri()
    file = folder / "frontline.rb"
    write(file, template("frontline.rb", url=url, version=version(), sha256=digest(source)))
    print(f"{source} ({source.stat().st_size / 1e6:.1f} MB)\n{file} (of {url})")
    return [source, file]


def container(package, folder):
    """Write the container file, which installs the Debian package that lies beside it."""
    file = folder / "Containerfile"
    write(file, template("Containerfile", version=version(), deb=package.name, sha256=digest(package)))
    print(file)
    return file
