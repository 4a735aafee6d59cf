"""Geometry of maps as features: a layer that a command exports."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Dict, List

from ._results import geodataframe

if TYPE_CHECKING:
    import geopandas


class Layer:
    """Features with their properties, in degrees on WGS 84, with coordinates that are not rounded.

    >>> import frontline_maps as fl
    >>> land = fl.layer(layer="status")
    >>> land.features[0]["properties"]["status"]
    'occupied'
    """

    def __init__(self, document: Dict[str, Any]) -> None:
        self._document = document

    @property
    def name(self) -> str:
        """The name of the layer: status, front-line, change or series."""
        return str(self._document["name"])

    @property
    def sentence(self) -> str:
        """What the layer holds, in a sentence that is fit for print."""
        return str(self._document["sentence"])

    @property
    def features(self) -> List[Dict[str, Any]]:
        """The features as GeoJSON has them."""
        features: List[Dict[str, Any]] = self._document["features"]
        return features

    @property
    def __geo_interface__(self) -> Dict[str, Any]:
        return self._document

    def to_geopandas(self) -> "geopandas.GeoDataFrame":
        """Return the features as a GeoDataFrame in OGC:CRS84."""
        return geodataframe(self._document, {"sentence": self.sentence})

    def __len__(self) -> int:
        return len(self.features)

    def __repr__(self) -> str:
        return f"<layer {self.name}: {self.sentence}>"


def read(text: bytes) -> Layer:
    """Return the layer that a command printed."""
    return Layer(json.loads(text))
