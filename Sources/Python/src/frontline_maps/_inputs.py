"""Turn what a caller gives into members of a job: names of files, days, numbers, text.

Geometry that is not in a file is written into one, which is gone when the result is.
"""

from __future__ import annotations

import datetime
import json
import math
import os
import weakref
from typing import Any, Dict, Iterable, List, Mapping, Optional, Tuple

_GEOJSON_TYPES = frozenset(
    (
        "FeatureCollection Feature Point MultiPoint LineString MultiLineString Polygon MultiPolygon "
        "GeometryCollection"
    ).split()
)


class Prepared:
    """The members of a job, and the folder of what was written for it.

    The folder is removed with this object, at the latest when Python ends.
    """

    def __init__(self, members: Mapping[str, Any]) -> None:
        self._folder: Optional[str] = None
        self._count = 0
        self.members: Dict[str, Any] = {
            name: self._value(value, name) for name, value in members.items() if value is not None
        }

    def value(self, value: Any, name: str) -> Any:
        """Return a value as JSON has it, for a command's option."""
        return self._value(value, name)

    @property
    def folder_prefix(self) -> Optional[str]:
        """What stands before the names of files that were written; results leave it out."""
        return self._folder + "/" if self._folder else None

    def _value(self, value: Any, name: str) -> Any:
        if value is None or isinstance(value, (str, bool, int)):
            return value
        if isinstance(value, float):
            return value
        if isinstance(value, os.PathLike):
            return os.fspath(value)
        if isinstance(value, datetime.datetime):
            return value.date().isoformat()
        if isinstance(value, datetime.date):
            return value.isoformat()
        if is_geometry(value):
            return self._written(value, name)
        if isinstance(value, Mapping):
            return {str(key): self._value(item, str(key)) for key, item in value.items()}
        if hasattr(value, "item") and getattr(value, "shape", None) == ():
            return value.item()
        if isinstance(value, Iterable) and not isinstance(value, (bytes, bytearray)):
            return [self._value(item, name) for item in value]
        raise TypeError(f"{name}: {type(value).__name__} is neither the name of a file, a value, nor a geometry")

    def _written(self, value: Any, name: str) -> str:
        text = json.dumps(collection(value), ensure_ascii=False, allow_nan=False)
        if self._folder is None:
            import tempfile

            self._folder = tempfile.mkdtemp(prefix="frontline-")
            weakref.finalize(self, _remove, self._folder, os.getpid())
        self._count += 1
        number = f"-{self._count}" if self._count > 1 else ""
        path = os.path.join(self._folder, f"{type(value).__name__}{number}.geojson")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path


def _remove(folder: str, process: int) -> None:
    # A process that was forked has the parent's folder, which is not its own to remove.
    if os.getpid() == process:
        import shutil

        shutil.rmtree(folder, ignore_errors=True)


def is_geometry(value: Any) -> bool:
    """Return whether something is a geometry, features or a table of them."""
    if isinstance(value, (str, bytes, os.PathLike)):
        return False
    if isinstance(value, Mapping):
        return value.get("type") in _GEOJSON_TYPES
    return hasattr(value, "__geo_interface__")


def collection(value: Any) -> Any:
    """Return GeoJSON in degrees on WGS 84 with properties that JSON can hold."""
    crs = getattr(value, "crs", None)
    if crs is not None and hasattr(value, "to_crs"):
        value = value.to_crs("OGC:CRS84")
    return plain(value if isinstance(value, Mapping) else value.__geo_interface__)


def plain(value: Any) -> Any:
    """Return a value with nothing in it that JSON lacks: days become text, what is not a number null."""
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if hasattr(value, "isoformat"):
        text = value.isoformat()
        # pandas has a moment that is none.
        return None if text == "NaT" else text
    if hasattr(value, "item") and getattr(value, "shape", None) == ():
        return plain(value.item())
    if hasattr(value, "tolist"):
        return plain(value.tolist())
    # pandas.NA is neither true nor false.
    return None if type(value).__name__ in ("NAType", "NaTType") else str(value)


def flattened(inputs: Tuple[Any, ...]) -> List[Any]:
    """Return inputs one by one: a list, or another iterable of inputs, stands for what is in it."""
    flat: List[Any] = []
    for value in inputs:
        if isinstance(value, (str, os.PathLike)) or is_geometry(value) or not isinstance(value, Iterable):
            flat.append(value)
        else:
            flat.extend(flattened(tuple(value)))
    return flat
