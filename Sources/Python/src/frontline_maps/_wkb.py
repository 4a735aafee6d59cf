"""Write geometries as well-known binary."""

from __future__ import annotations

import struct
import sys
from array import array
from itertools import chain
from typing import Any, Iterator, List, Mapping, Optional, Sequence, Tuple

_CODES = {
    "Point": 1,
    "LineString": 2,
    "Polygon": 3,
    "MultiPoint": 4,
    "MultiLineString": 5,
    "MultiPolygon": 6,
    "GeometryCollection": 7,
}
_PARTS = {"MultiPoint": "Point", "MultiLineString": "LineString", "MultiPolygon": "Polygon"}


def encoded(geometry: Mapping[str, Any]) -> bytes:
    """Return a geometry of GeoJSON in two dimensions as WKB, little-endian.

    >>> encoded({"type": "Point", "coordinates": [1, 2]}).hex()
    '0101000000000000000000f03f0000000000000040'
    """
    chunks: List[bytes] = []
    _append(chunks, geometry["type"], geometry)
    return b"".join(chunks)


def _append(chunks: List[bytes], kind: str, geometry: Mapping[str, Any]) -> None:
    chunks.append(struct.pack("<BI", 1, _CODES[kind]))
    if kind == "GeometryCollection":
        parts = geometry["geometries"]
        chunks.append(struct.pack("<I", len(parts)))
        for part in parts:
            _append(chunks, part["type"], part)
        return
    coordinates = geometry["coordinates"]
    if kind == "Point":
        chunks.append(_doubles([coordinates] if coordinates else [(float("nan"), float("nan"))]))
    elif kind == "LineString":
        _append_line(chunks, coordinates)
    elif kind == "Polygon":
        chunks.append(struct.pack("<I", len(coordinates)))
        for ring in coordinates:
            _append_line(chunks, ring)
    else:
        chunks.append(struct.pack("<I", len(coordinates)))
        for part in coordinates:
            _append(chunks, _PARTS[kind], {"coordinates": part})


def _append_line(chunks: List[bytes], positions: Sequence[Sequence[float]]) -> None:
    chunks.append(struct.pack("<I", len(positions)))
    chunks.append(_doubles(positions))


def _doubles(positions: Sequence[Sequence[float]]) -> bytes:
    numbers = array("d", chain.from_iterable((position[0], position[1]) for position in positions))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def box(geometry: Mapping[str, Any]) -> Optional[Tuple[float, float, float, float]]:
    """Return the least box around a geometry: west, south, east, north; None where it is empty.

    >>> box({"type": "MultiPoint", "coordinates": [[1, 5], [3, 2]]})
    (1, 2, 3, 5)
    """
    positions = list(_positions(geometry))
    if not positions:
        return None
    xs, ys = [position[0] for position in positions], [position[1] for position in positions]
    return min(xs), min(ys), max(xs), max(ys)


def _positions(geometry: Mapping[str, Any]) -> Iterator[Sequence[float]]:
    if geometry["type"] == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from _positions(part)
        return
    yield from _leaves(geometry["coordinates"])


def _leaves(coordinates: Any) -> Iterator[Sequence[float]]:
    if coordinates and not isinstance(coordinates[0], (list, tuple)):
        yield coordinates
    else:
        for part in coordinates:
            yield from _leaves(part)
