"""Jobs out of maps: what ``run`` takes.

Each function gives a list of dictionaries, as lines of ``frontline batch`` have them; ``members`` are further members
of the jobs (``frontline batch --schema change`` prints them), such as ``regions="/shared/oblasts.geojson"``. The ``id``
of a job says what its result is filed under: ``source`` and ``date``.
"""

from __future__ import annotations

import os
from itertools import groupby
from typing import Any, Dict, Iterable, Iterator, List, Sequence, Tuple, Union

from ._maps import Map

Job = Dict[str, Any]


def changes(maps: Iterable[Map], **members: Any) -> List[Job]:
    """Make a job ``change`` for each two consecutive maps of a source: patches, settlements, figures by region.

    >>> jobs = changes([Map("a", "2025-08-11", "/m/11.geojson"), Map("a", "2025-08-12", "/m/12.geojson")])
    >>> [(job["before"], job["after"]) for job in jobs]
    [('/m/11.geojson', '/m/12.geojson')]
    """
    return [
        _job("change", after, members, before=before.path, after=after.path)
        for own in _by_source(maps)
        for before, after in zip(own, own[1:])
    ]


def series(maps: Iterable[Map], maps_per_job: int = 60, **members: Any) -> List[Job]:
    """Make jobs ``series`` of so many consecutive maps each: a row for each map, or for each region of each.

    A job begins with the last map of the one before, so that no change is missed; ``table`` leaves the row out that is
    there twice. By many regions this takes a small part of what ``changes`` take: they are prepared once a job.
    """
    if maps_per_job < 2:
        raise ValueError(f"maps_per_job is {maps_per_job}: a series has two maps or more")
    if members.get("every", "snapshot") != "snapshot":
        raise ValueError("a week or month may reach over the end of a job: sum up the rows of maps, or run one job")
    jobs = []
    for own in _by_source(maps):
        for start in range(0, max(1, len(own) - 1), maps_per_job - 1):
            part = own[start : start + maps_per_job]
            job = _job("series", part[0], members, inputs=[each.path for each in part], every="snapshot")
            job["id"]["continues"] = start > 0
            jobs.append(job)
    return jobs


def areas(maps: Iterable[Map], **members: Any) -> List[Job]:
    """Make a job ``area`` for each map: areas by status, and by region."""
    return [_job("area", each, members, inputs=[each.path]) for each in maps]


def distances(maps: Iterable[Map], to: Union[str, Sequence[str]], each: bool = False, **members: Any) -> List[Job]:
    """Make a job ``distance`` for each map: how far the front is from places, roads or the features of a file.

    With ``each`` every feature of the file ``to`` has a distance of its own: all settlements × all days.
    """
    return [_job("distance", one, members, inputs=[one.path], to=to, each=each) for one in maps]


def zones(maps: Iterable[Map], areas: bool = False, **members: Any) -> List[Job]:
    """Make a job ``zones`` for each map: the settlements within 5, 10, 20 and 50 km of the territory.

    ``places`` names a file of settlements; with ``areas`` the land of the zones is measured too, which takes longer.
    """
    return [_job("zones", each, members, inputs=[each.path], areas=areas) for each in maps]


def comparisons(a: Iterable[Map], b: Iterable[Map], **members: Any) -> List[Job]:
    """Make a job ``compare`` for each day of which both sources have a map; of several the last counts."""
    others = {each.date: each for each in b}
    jobs = []
    for one in {each.date: each for each in a}.values():
        other = others.get(one.date)
        if other is not None:
            job = _job("compare", one._replace(reading={}), members, a=one.path, b=other.path)
            job["id"]["source"] = f"{one.source}-{other.source}"
            if one.reading or other.reading:
                job.update(reading_a=one.reading, reading_b=other.reading)
            jobs.append(job)
    return jobs


def _job(name: str, filed: Map, members: Job, **own: Any) -> Job:
    label = {"source": filed.source, "date": filed.date, "map": os.path.basename(filed.path)}
    return {"id": label, "job": name, **filed.reading, **members, **own}


def _by_source(maps: Iterable[Map]) -> Iterator[List[Map]]:
    """Give the maps of each source in the order of their days; of a day in the order in which they came."""
    ordered = sorted(maps, key=lambda each: (each.source, each.date))
    return (list(own) for _, own in groupby(ordered, key=lambda each: each.source))


def first_map(job: Job) -> Tuple[str, ...]:
    """Return what jobs are sorted by: the first map that a job names, its path with what it is read by.

    >>> first_map({"job": "change", "before": "/m/11.geojson", "after": "/m/12.geojson"})
    ('/m/11.geojson',)
    """
    inputs = job.get("inputs")
    named = [job.get("before"), job.get("a"), inputs[0] if isinstance(inputs, list) and inputs else None]
    return tuple(name for name in named if isinstance(name, str))[:1]
