"""Square kilometres from published front-line maps: how much land is held, how much changed hands, where, when.

>>> import frontline_maps as fl
>>> change = fl.change()  # or fl.change("before.geojson", "after.geojson", regions="oblasts.geojson")
>>> round(change.gained_km2, 3), change.before.date, change.after.date
(187.593, '2025-07-01', '2025-09-01')

Jobs (``area``, ``change``, ``series``, ``distance``, ``route``, ``zones``, ``map``, ``compare``, ``front``, ``check``,
and any number of them by ``batch``) give a ``Result``: figures by name, ``provenance``, ``diagnostics``, ``sentence``,
``to_pandas()``, ``to_arrow()``, ``to_geopandas()``. Commands (``picture``, ``report``, ``site``, ``export``, ``layer``,
``load``, ``fetch``, and those of ``archive``) write files and databases. ``to_parquet`` writes GeoParquet. All figures are those of the command
``frontline``, which this package brings along.
"""

from __future__ import annotations

from . import archive
from ._batch import batch
from ._commands import export, fetch, layer, load, picture, report, site
from ._errors import (
    CannotCreateError,
    CannotOpenError,
    DataError,
    FrontlineError,
    FrontlineNotice,
    FrontlineWarning,
    InputOutputError,
    MissingExtra,
    UsageError,
    WorkerDied,
)
from ._jobs import area, change, check, compare, distance, front, map, route, series, zones
from ._layers import Layer
from ._parquet import to_parquet
from ._results import Map, Record, Result
from ._version import __version__
from ._worker import close

__all__ = [
    "CannotCreateError",
    "CannotOpenError",
    "DataError",
    "FrontlineError",
    "FrontlineNotice",
    "FrontlineWarning",
    "InputOutputError",
    "Layer",
    "Map",
    "MissingExtra",
    "Record",
    "Result",
    "UsageError",
    "WorkerDied",
    "__version__",
    "archive",
    "area",
    "batch",
    "change",
    "check",
    "close",
    "compare",
    "distance",
    "export",
    "fetch",
    "front",
    "layer",
    "load",
    "map",
    "picture",
    "report",
    "route",
    "series",
    "site",
    "to_parquet",
    "zones",
]
