"""Archives: a series of maps in one GeoPackage.

Written by Scripts/generate-python-api, from what the program itself states.
"""

from __future__ import annotations

import pathlib
from typing import Any, Iterable, Literal, Mapping, Optional, Union

from ._process import run as run_command
from ._process import written
from ._results import Result, run
from ._types import Date, Input, Path, Status


def create(
    archive: Path,
    *inputs: Union[Input, Iterable[Input]],
    overwrite: Optional[bool] = None,
    keep_going: Optional[bool] = None,
    jobs: Optional[int] = None,
    source: Optional[str] = None,
    status: Optional[Status] = None,
    status_property: Optional[str] = None,
    map: Optional[Mapping[str, Status]] = None,
    skip_unclassified: Optional[bool] = None,
    date: Optional[Date] = None,
    date_property: Optional[str] = None,
    date_format: Optional[Literal["dmy", "mdy"]] = None,
    dates: Optional[Literal["states", "events", "ignore"]] = None,
    crs: Optional[str] = None,
    encoding: Optional[Literal["windows-1251", "cp866"]] = None,
    name: Optional[str] = None,
) -> pathlib.Path:
    """Make an archive: a GeoPackage, empty or with snapshots.

    ``archive``: The archive to make.
    ``inputs``: Files, folders, archives, or - for standard input.
    ``overwrite``: Replace the file if it exists.
    ``keep_going``: Leave out files that can't be read, with a warning, instead of adding nothing.
    ``jobs``: The number of threads. (default: all cores)
    ``source``: Who published the files; auto finds out by the content, FILE.json describes a source of your
      own.
    ``status``: The status of every polygon of a generic file, such as occupied.
    ``status_property``: The property that holds the status of each feature of a generic file.
    ``map``: The status of features with this label, key, colour or property value.
    ``skip_unclassified``: Leave out features without a status, with a warning, instead of stopping.
    ``date``: The date of the map, instead of the file's own.
    ``date_property``: The property that states the day of each feature. (default: date, day, datetime,
      timestamp or date_…)
    ``date_format``: The order of day and month in dates such as 12/08/2025. (default: as the file's other
      dates)
    ``dates``: What features of several days in one file mean: whole maps, land taken on its day, or nothing.
      (default: decided from the land)
    ``crs``: The coordinate reference system of the snapshots, instead of their own, such as EPSG:32637.
      Targets, networks and borders keep that of their files.
    ``encoding``: The text encoding of shapefiles and tables, whatever they state. (default: detected)
    ``name``: How the source is called in print, instead of by its own name.
    """
    run_command(["archive", "create"], [archive, *inputs], {
        "overwrite": overwrite,
        "keep-going": keep_going,
        "jobs": jobs,
        "source": source,
        "status": status,
        "status-property": status_property,
        "map": map,
        "skip-unclassified": skip_unclassified,
        "date": date,
        "date-property": date_property,
        "date-format": date_format,
        "dates": dates,
        "crs": crs,
        "encoding": encoding,
        "name": name,
    }, repeated=["map"])
    return written(archive)


def add(
    archive: Path,
    *inputs: Union[Input, Iterable[Input]],
    keep_going: Optional[bool] = None,
    jobs: Optional[int] = None,
    source: Optional[str] = None,
    status: Optional[Status] = None,
    status_property: Optional[str] = None,
    map: Optional[Mapping[str, Status]] = None,
    skip_unclassified: Optional[bool] = None,
    date: Optional[Date] = None,
    date_property: Optional[str] = None,
    date_format: Optional[Literal["dmy", "mdy"]] = None,
    dates: Optional[Literal["states", "events", "ignore"]] = None,
    crs: Optional[str] = None,
    encoding: Optional[Literal["windows-1251", "cp866"]] = None,
    name: Optional[str] = None,
) -> pathlib.Path:
    """Add snapshots to an archive: all or, if something fails, none.

    ``archive``: The archive.
    ``inputs``: Files, folders, archives, or - for standard input.
    ``keep_going``: Leave out files that can't be read, with a warning, instead of adding nothing.
    ``jobs``: The number of threads. (default: all cores)
    ``source``: Who published the files; auto finds out by the content, FILE.json describes a source of your
      own.
    ``status``: The status of every polygon of a generic file, such as occupied.
    ``status_property``: The property that holds the status of each feature of a generic file.
    ``map``: The status of features with this label, key, colour or property value.
    ``skip_unclassified``: Leave out features without a status, with a warning, instead of stopping.
    ``date``: The date of the map, instead of the file's own.
    ``date_property``: The property that states the day of each feature. (default: date, day, datetime,
      timestamp or date_…)
    ``date_format``: The order of day and month in dates such as 12/08/2025. (default: as the file's other
      dates)
    ``dates``: What features of several days in one file mean: whole maps, land taken on its day, or nothing.
      (default: decided from the land)
    ``crs``: The coordinate reference system of the snapshots, instead of their own, such as EPSG:32637.
      Targets, networks and borders keep that of their files.
    ``encoding``: The text encoding of shapefiles and tables, whatever they state. (default: detected)
    ``name``: How the source is called in print, instead of by its own name.
    """
    run_command(["archive", "add"], [archive, *inputs], {
        "keep-going": keep_going,
        "jobs": jobs,
        "source": source,
        "status": status,
        "status-property": status_property,
        "map": map,
        "skip-unclassified": skip_unclassified,
        "date": date,
        "date-property": date_property,
        "date-format": date_format,
        "dates": dates,
        "crs": crs,
        "encoding": encoding,
        "name": name,
    }, repeated=["map"])
    return written(archive)


def verify(
    archive: Path,
    *,
    jobs: Optional[int] = None,
) -> str:
    """Check that an archive holds what was put into it; one that does not is an exception.

    ``archive``: The archive.
    ``jobs``: The number of threads. (default: all cores)
    """
    printed = run_command(["archive", "verify"], [archive], {
        "jobs": jobs,
    }, repeated=[])
    return printed.decode("utf-8")


def list(
    archive: Path,
    *,
    since: Optional[Date] = None,
    until: Optional[Date] = None,
    language: Optional[Literal["en", "uk"]] = None,
) -> Result:
    """List the snapshots of an archive, with sources, revisions and digests.

    ``archive``: The archive.
    ``since``: The first day, included.
    ``until``: The last day, included.
    ``language``: The language of the sentence.

    >>> import frontline_maps as fl, os, tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> file = fl.archive.create(os.path.join(folder.name, "front.gpkg"))
    >>> fl.archive.list(file).snapshots
    []
    """
    return run("archive-list", {
        "archive": archive,
        "since": since,
        "until": until,
        "language": language,
    })
