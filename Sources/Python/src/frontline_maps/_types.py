"""What arguments may be."""

from __future__ import annotations

import datetime
import os
from typing import Any, Dict, Literal, Mapping, Protocol, Union


class HasGeoInterface(Protocol):
    """A geometry, a feature or a table of them: of GeoPandas, shapely, Fiona and others."""

    @property
    def __geo_interface__(self) -> Dict[str, Any]: ...


#: The name of a file or a folder.
Path = Union[str, "os.PathLike[str]"]
#: A file, a folder, an archive, one day of them (``maps@2025-08-12``), or geometry: GeoJSON or a GeoDataFrame.
Input = Union[Path, HasGeoInterface, Mapping[str, Any]]
#: A day, as ``datetime.date`` or in ISO 8601.
Date = Union[str, datetime.date]
#: The status of land on a map.
Status = Literal[
    "occupied",
    "occupied-before-2022",
    "contested",
    "liberated",
    "foreign",
    "advance",
    "infiltration",
    "claimed",
    "counteroffensive",
]
