"""Write geometry as GeoParquet 1.1."""

from __future__ import annotations

import json
import os
from typing import Any, Dict, List, Mapping, Optional, Sequence

from . import _tables, _wkb
from ._errors import DataError, MissingExtra
from ._files import replace
from ._inputs import collection, is_geometry
from ._layers import Layer
from ._results import Result

#: OGC:CRS84 as PROJJSON: longitude and latitude on WGS 84, in this order.
CRS84: Dict[str, Any] = {
    "$schema": "https://proj.org/schemas/v0.7/projjson.schema.json",
    "type": "GeographicCRS",
    "name": "WGS 84 (CRS84)",
    "datum_ensemble": {
        "name": "World Geodetic System 1984 ensemble",
        "members": [
            {"name": "World Geodetic System 1984 (Transit)", "id": {"authority": "EPSG", "code": 1166}},
            {"name": "World Geodetic System 1984 (G730)", "id": {"authority": "EPSG", "code": 1152}},
            {"name": "World Geodetic System 1984 (G873)", "id": {"authority": "EPSG", "code": 1153}},
            {"name": "World Geodetic System 1984 (G1150)", "id": {"authority": "EPSG", "code": 1154}},
            {"name": "World Geodetic System 1984 (G1674)", "id": {"authority": "EPSG", "code": 1155}},
            {"name": "World Geodetic System 1984 (G1762)", "id": {"authority": "EPSG", "code": 1156}},
            {"name": "World Geodetic System 1984 (G2139)", "id": {"authority": "EPSG", "code": 1309}},
        ],
        "ellipsoid": {
            "name": "WGS 84",
            "semi_major_axis": 6378137,
            "inverse_flattening": 298.257223563,
        },
        "accuracy": "2.0",
        "id": {"authority": "EPSG", "code": 6326},
    },
    "coordinate_system": {
        "subtype": "ellipsoidal",
        "axis": [
            {
                "name": "Geodetic longitude",
                "abbreviation": "Lon",
                "direction": "east",
                "unit": "degree",
            },
            {
                "name": "Geodetic latitude",
                "abbreviation": "Lat",
                "direction": "north",
                "unit": "degree",
            },
        ],
    },
    "scope": "Not known.",
    "area": "World.",
    "bbox": {"south_latitude": -90, "west_longitude": -180, "north_latitude": 90, "east_longitude": 180},
    "id": {"authority": "OGC", "code": "CRS84"},
}

_BOX = ("xmin", "ymin", "xmax", "ymax")


def to_parquet(
    source: Any, path: Any, *, overwrite: bool = False, compression: str = "zstd", **options: Any
) -> None:
    """Write geometry as GeoParquet 1.1. It needs pyarrow.

    ``source`` is a result with geometry, a layer, a GeoDataFrame or anything with ``__geo_interface__``; or maps, of
    which the layer that ``options`` name is written, as ``fl.layer`` gives it. Each row has its box in the columns
    ``bbox.xmin`` … ``bbox.ymax``, which readers leave out rows by. The reference system is OGC:CRS84.

    Edges are ``planar``, straight in longitude and latitude, and never ``spherical``: so the maps are drawn
    (RFC 7946), so they are cut and compared here, and none of the earths that areas are measured on makes an edge an
    arc of a great circle on a sphere.

    >>> import frontline_maps as fl, os, tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> file = os.path.join(folder.name, "change.parquet")
    >>> fl.to_parquet(fl.change(), file)
    >>> import pyarrow.parquet
    >>> pyarrow.parquet.read_table(file).column_names[-2:]
    ['geometry', 'bbox']
    """
    document = _features(source, options)
    table = _table(document, is_ours=isinstance(source, (Result, Layer)) or not is_geometry(source))
    import pyarrow.parquet

    replace(
        path,
        lambda temporary: pyarrow.parquet.write_table(table, temporary, compression=compression),
        overwrite,
    )


def _features(source: Any, options: Mapping[str, Any]) -> Dict[str, Any]:
    if isinstance(source, (Result, Layer)) or is_geometry(source):
        if options:
            raise TypeError(f"{', '.join(options)}: options are for maps, and this is geometry already")
        document = source.__geo_interface__ if isinstance(source, (Result, Layer)) else collection(source)
    else:
        from ._commands import layer

        inputs = [source] if isinstance(source, (str, os.PathLike)) else list(source)
        document = layer(*inputs, **options).__geo_interface__
    if document["type"] == "FeatureCollection":
        return document
    feature = document if document["type"] == "Feature" else {"properties": {}, "geometry": document}
    return {"features": [feature]}


def _table(document: Mapping[str, Any], is_ours: bool) -> Any:
    try:
        import pyarrow
    except ImportError:
        raise MissingExtra("pyarrow", "arrow") from None
    features: Sequence[Mapping[str, Any]] = document["features"]
    values = _tables.columns([dict(feature.get("properties") or {}) for feature in features])
    taken = {"geometry", "bbox"} & set(values)
    if taken:
        raise DataError(f"there is a property {' and '.join(sorted(taken))}", remedy="give it another name")
    geometries = [feature.get("geometry") for feature in features]
    columns = {name: pyarrow.array(items) for name, items in values.items()}
    columns["geometry"] = pyarrow.array(
        [None if geometry is None else _wkb.encoded(geometry) for geometry in geometries], pyarrow.binary()
    )
    boxes = [None if geometry is None else _wkb.box(geometry) for geometry in geometries]
    columns["bbox"] = pyarrow.array(
        [None if box is None else dict(zip(_BOX, box)) for box in boxes],
        pyarrow.struct([pyarrow.field(name, pyarrow.float64()) for name in _BOX]),
    )
    metadata = {"geo": json.dumps(_metadata(geometries, [box for box in boxes if box], is_ours))}
    if "sentence" in document:
        metadata["frontline"] = json.dumps({"sentence": document["sentence"]}, ensure_ascii=False)
    return pyarrow.table(columns).replace_schema_metadata(metadata)


def _metadata(
    geometries: Sequence[Optional[Mapping[str, Any]]], boxes: Sequence[Sequence[float]], is_ours: bool
) -> Dict[str, Any]:
    column: Dict[str, Any] = {
        "encoding": "WKB",
        "geometry_types": sorted({geometry["type"] for geometry in geometries if geometry}),
        "crs": CRS84,
        "edges": "planar",
        "covering": {"bbox": {name: ["bbox", name] for name in _BOX}},
    }
    if is_ours:
        # The writer of the features winds them by the right-hand rule; those of others are as they are.
        column["orientation"] = "counterclockwise"
    if boxes:
        lows: List[float] = [min(box[axis] for box in boxes) for axis in (0, 1)]
        highs: List[float] = [max(box[axis] for box in boxes) for axis in (2, 3)]
        column["bbox"] = lows + highs
    return {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
