"""What a job found: figures by name, tables, geometry, and what is to be known of them."""

from __future__ import annotations

import json
import sys
import warnings
from typing import TYPE_CHECKING, Any, Dict, Iterator, List, Mapping, Optional

from . import _tables
from ._errors import FrontlineNotice, FrontlineWarning, MissingExtra, error_of
from ._inputs import Prepared
from ._worker import Question

if TYPE_CHECKING:
    import geopandas
    import pandas
    import pyarrow


class Record(Mapping[str, Any]):
    """An object of JSON whose members are attributes too.

    >>> import frontline_maps as fl
    >>> change = fl.change()
    >>> change.before.date, change["before"]["date"]
    ('2025-07-01', '2025-07-01')
    """

    __slots__ = ("_members",)

    def __init__(self, members: Dict[str, Any]) -> None:
        self._members = members

    def __getitem__(self, name: str) -> Any:
        return _wrapped(self._members[name])

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return _wrapped(self._members[name])
        except KeyError:
            raise AttributeError(f"there is no {name}: there are {', '.join(self._members)}") from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def __len__(self) -> int:
        return len(self._members)

    def __dir__(self) -> List[str]:
        return [*super().__dir__(), *self._members]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Record):
            return self._members == other._members
        return self._members == other

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._members!r})"

    def to_dict(self) -> Dict[str, Any]:
        """Return the object as JSON has it: dictionaries, lists, text, numbers."""
        return self._members


def _wrapped(value: Any) -> Any:
    if isinstance(value, dict):
        return Record(value)
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [Record(item) for item in value]
    return value


class Result(Record):
    """The result of a job: the document that the command gives with ``-f json``, and tables and geometry of it.

    >>> import frontline_maps as fl
    >>> change = fl.change()  # no input: the sample that is built in
    >>> round(change.gained_km2, 3), change.patches[0].nearest_place.name
    (187.593, 'Volodymyrivka')
    >>> change.provenance.earth
    'wgs84'
    >>> [note.code for note in change.diagnostics]
    ['sample']
    """

    __slots__ = ("__weakref__", "_prepared", "id", "job")

    def __init__(self, job: str, members: Dict[str, Any], prepared: Prepared, id: Any = None) -> None:
        super().__init__(members)
        #: The name of the job.
        self.job = job
        #: What a line of ``batch`` gave as its ``id``.
        self.id = id
        self._prepared = prepared

    @property
    def provenance(self) -> Record:
        """What the figures rest on: files and their digests, earth, denominator, repairs, versions."""
        return Record(self._members["provenance"])

    @property
    def diagnostics(self) -> List[Record]:
        """What was said of the maps, folded: one for all that have it."""
        return [Record(diagnostic) for diagnostic in self._members.get("diagnostics", [])]

    @property
    def sentence(self) -> str:
        """The sentence that is fit for print."""
        return str(self._members.get("provenance", {}).get("sentence", ""))

    @property
    def tables(self) -> List[str]:
        """The names of the tables, the one that is given by default first.

        >>> import frontline_maps as fl
        >>> fl.series(every="month").tables
        ['rows', 'rows.transitions']
        """
        return list(_tables.tables(self.job, self._members))

    @property
    def table(self) -> "pyarrow.Table":
        """The table that is given by default, of Arrow. It needs pyarrow."""
        return self.to_arrow()

    def to_arrow(self, table: Optional[str] = None) -> "pyarrow.Table":
        """Return a table of Arrow, with the provenance in its metadata. It needs pyarrow."""
        return _tables.arrow(self._rows(table), self._members["provenance"])

    def to_pandas(self, table: Optional[str] = None) -> "pandas.DataFrame":
        """Return a table as a DataFrame, Arrow-backed where pyarrow is installed.

        Its ``attrs`` hold the provenance.

        >>> import frontline_maps as fl
        >>> months = fl.series(every="month").to_pandas()
        >>> months["net_km2"].round(1).tolist()
        [105.5, 80.9, 1.2]
        """
        return _tables.dataframe(self._rows(table), self._members["provenance"])

    def _rows(self, name: Optional[str]) -> List[Dict[str, Any]]:
        tables = _tables.tables(self.job, self._members)
        if name is None:
            name = next(iter(tables))
        if name not in tables:
            raise KeyError(f"there is no table {name!r}: there are {', '.join(tables)}")
        return tables[name]

    def to(self, format: str, *, precision: Any = None) -> Any:
        """Return the result in another format of the command's: a ``dict`` for geojson, text for csv or markdown.

        >>> import frontline_maps as fl
        >>> fl.front().to("csv").splitlines()[0]
        'path,date,front_km,border_km,near_border_km,lines,mean_displacement_km,largest_advance_km,largest_retreat_km'
        """
        members = {**self._prepared.members, "as": format}
        if precision is not None:
            members["precision"] = precision
        return answered(self.job, members, self._prepared)

    def to_geojson(self) -> Dict[str, Any]:
        """Return the geometry of the result as GeoJSON, with coordinates that are not rounded.

        >>> import frontline_maps as fl
        >>> sorted({feature["properties"]["kind"] for feature in fl.change().to_geojson()["features"]})
        ['gained']
        """
        document: Dict[str, Any] = self.to("geojson", precision="full")
        return document

    @property
    def __geo_interface__(self) -> Dict[str, Any]:
        return self.to_geojson()

    def to_geopandas(self) -> "geopandas.GeoDataFrame":
        """Return the geometry of the result as a GeoDataFrame in OGC:CRS84.

        >>> import frontline_maps as fl
        >>> land = fl.change().to_geopandas()
        >>> land.crs.to_string(), land.geometry.is_valid.all().item()
        ('OGC:CRS84', True)
        """
        return geodataframe(self.to_geojson(), self._members["provenance"])

    def __repr__(self) -> str:
        return f"<{self.job}: {self.sentence}>"


class Map(Result):
    """A drawn map, which a notebook shows.

    >>> import frontline_maps as fl
    >>> drawn = fl.map(content="change")
    >>> drawn.svg.splitlines()[1][:4]
    '<svg'
    """

    __slots__ = ()

    def _repr_svg_(self) -> str:
        return str(self.svg)

    def save(self, path: Any, *, overwrite: bool = False) -> None:
        """Write the picture as SVG. ``fl.picture`` writes PNG and PDF, and films."""
        from ._files import write

        write(path, self.svg.encode("utf-8"), overwrite)


def geodataframe(features: Mapping[str, Any], provenance: Mapping[str, Any]) -> "geopandas.GeoDataFrame":
    """Return features as a GeoDataFrame with the provenance in its ``attrs``."""
    try:
        import geopandas
    except ImportError:
        raise MissingExtra("geopandas", "geo") from None
    items = features["features"]
    if items:
        frame = geopandas.GeoDataFrame.from_features(items, crs="OGC:CRS84")
    else:
        frame = geopandas.GeoDataFrame(geometry=[], crs="OGC:CRS84")
    frame.attrs["provenance"] = provenance
    return frame


def run(job: str, members: Mapping[str, Any]) -> Result:
    """Run a job and return its result, with what is to be known of it as warnings."""
    prepared = Prepared(members)
    document = answered(job, prepared.members, prepared)
    result = (Map if job == "map" else Result)(job, document, prepared)
    warn(document.get("diagnostics", []))
    return result


def answered(job: str, members: Mapping[str, Any], prepared: Prepared) -> Any:
    """Return what the worker answers, or raise what it failed by."""
    question = Question(line_of({"job": job, **members}))
    return _opened(question.answer(), prepared)


def line_of(members: Mapping[str, Any]) -> bytes:
    """Return a job as the line of a batch."""
    return json.dumps(members, allow_nan=False, separators=(",", ":")).encode("ascii") + b"\n"


def _opened(line: bytes, prepared: Prepared) -> Any:
    if prepared.folder_prefix:
        # Files that were written for the job have names of their own, without the folder that is gone soon.
        line = line.replace(json.dumps(prepared.folder_prefix).strip('"').encode("ascii"), b"")
    answer = json.loads(line)
    if answer["ok"]:
        return answer["result"]
    raise error_of(answer["status"], answer["diagnostics"])


def warn(diagnostics: List[Dict[str, Any]]) -> None:
    """Give what is to be known as Python's warnings, at the place of the caller."""
    for diagnostic in diagnostics:
        words = ": ".join(filter(None, [diagnostic.get("path"), diagnostic["message"], diagnostic.get("advice")]))
        if diagnostic.get("count", 1) > 1:
            words += f" … and {diagnostic['count'] - 1} more"
        kind = FrontlineWarning if diagnostic["severity"] == "warning" else FrontlineNotice
        warnings.warn(kind(words, diagnostic), stacklevel=_callers_level())


def _callers_level() -> int:
    """Return how many frames up the first one outside this package is, as ``warn`` above counts them."""
    level, frame = 1, sys._getframe(1)
    while frame.f_back is not None and frame.f_globals.get("__name__", "").startswith("frontline_maps."):
        level, frame = level + 1, frame.f_back
    # ``frontline_maps`` itself is no caller either.
    return level
