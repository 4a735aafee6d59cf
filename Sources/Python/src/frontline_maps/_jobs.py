"""The jobs of ``frontline batch`` as functions.

Written by Scripts/generate-python-api, from what the program itself states.
"""

from __future__ import annotations

from typing import Any, Iterable, Literal, Mapping, Optional, Sequence, Union, cast

from ._inputs import flattened
from ._results import Map, Result, run
from ._types import Date, Input, Status


def area(
    *inputs: Union[Input, Iterable[Input]],
    regions: Optional[Union[Input, Mapping[str, Any]]] = None,
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
    territory: Optional[Union[Literal["all-occupied", "since-2022", "with-contested"], Sequence[Status]]] = None,
    earth: Optional[Union[Literal["wgs84", "wgs84-straight", "deepstate", "turf"], str]] = None,
    denominator: Optional[Union[Literal["ukraine", "deepstate", "factbook"], float]] = None,
    language: Optional[Literal["en", "uk"]] = None,
) -> Result:
    """Measure the land of each status, and of the territory.

    ``inputs``: Files, folders or archives; none: the embedded sample.
    ``regions``: Also give figures by region.
    ``source``: Who published the files. One of auto, deepstate, deepstate-union, isw, nzz, illustration,
      generic, or the file of a description.
    ``status``: The status of every polygon of a generic file.
    ``status_property``: The property that holds the status of each feature of a generic file.
    ``map``: The status of features with this label, key, colour or property value.
    ``skip_unclassified``: Leave out features without a status, with a warning.
    ``date``: The date of the map, instead of the file's own.
    ``date_property``: The property that states the day of each feature.
    ``date_format``: Whether the day or the month comes first in dates such as 12/08/2025.
    ``dates``: What features of several days in one file mean.
    ``crs``: The coordinate reference system of the snapshots, instead of their own.
    ``encoding``: The encoding of the texts of shapefiles and tables.
    ``name``: How the source is called in print.
    ``territory``: The territory that is counted: its name, or statuses.
    ``earth``: The earth model that areas are measured with.
    ``denominator``: The area that is 100 % in percentages: a name, or a number of square kilometres.
    ``language``: The language of the sentence.

    >>> import frontline_maps as fl
    >>> area = fl.area()  # no input: the sample that is built in
    >>> area.snapshots[-1].territory.percent > 1.5
    True
    """
    return run("area", {
        "inputs": flattened(inputs) or None,
        "regions": regions,
        "source": source,
        "status": status,
        "status_property": status_property,
        "map": map,
        "skip_unclassified": skip_unclassified,
        "date": date,
        "date_property": date_property,
        "date_format": date_format,
        "dates": dates,
        "crs": crs,
        "encoding": encoding,
        "name": name,
        "territory": territory,
        "earth": earth,
        "denominator": denominator,
        "language": language,
    })


def change(
    before: Optional[Input] = None,
    after: Optional[Input] = None,
    *,
    regions: Optional[Union[Input, Mapping[str, Any]]] = None,
    sliver_km2: Optional[float] = None,
    places: Optional[Input] = None,
    carry: Optional[Sequence[str]] = None,
    reading_a: Optional[Mapping[str, Any]] = None,
    reading_b: Optional[Mapping[str, Any]] = None,
    since: Optional[Date] = None,
    until: Optional[Date] = None,
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
    territory: Optional[Union[Literal["all-occupied", "since-2022", "with-contested"], Sequence[Status]]] = None,
    earth: Optional[Union[Literal["wgs84", "wgs84-straight", "deepstate", "turf"], str]] = None,
    denominator: Optional[Union[Literal["ukraine", "deepstate", "factbook"], float]] = None,
    language: Optional[Literal["en", "uk"]] = None,
) -> Result:
    """Find what was gained and lost between two maps, and where.

    ``before``: The earlier snapshot.
    ``after``: The later snapshot.
    ``regions``: Also give figures by region.
    ``sliver_km2``: Count and sum patches smaller than this apart; the totals include them.
    ``places``: A file of places instead of the built-in ones; +FILE adds its places to them.
    ``carry``: The properties of places that are carried into the result.
    ``reading_a``: How the earlier snapshot is read, where not as the later.
    ``reading_b``: How the later snapshot is read, where not as the earlier.
    ``since``: The first day, included.
    ``until``: The last day, included.
    ``source``: Who published the files. One of auto, deepstate, deepstate-union, isw, nzz, illustration,
      generic, or the file of a description.
    ``status``: The status of every polygon of a generic file.
    ``status_property``: The property that holds the status of each feature of a generic file.
    ``map``: The status of features with this label, key, colour or property value.
    ``skip_unclassified``: Leave out features without a status, with a warning.
    ``date``: The date of the map, instead of the file's own.
    ``date_property``: The property that states the day of each feature.
    ``date_format``: Whether the day or the month comes first in dates such as 12/08/2025.
    ``dates``: What features of several days in one file mean.
    ``crs``: The coordinate reference system of the snapshots, instead of their own.
    ``encoding``: The encoding of the texts of shapefiles and tables.
    ``name``: How the source is called in print.
    ``territory``: The territory that is counted: its name, or statuses.
    ``earth``: The earth model that areas are measured with.
    ``denominator``: The area that is 100 % in percentages: a name, or a number of square kilometres.
    ``language``: The language of the sentence.

    >>> import frontline_maps as fl
    >>> change = fl.change()
    >>> round(change.gained_km2, 3), round(change.lost_km2, 3), round(change.net_km2, 3)
    (187.593, 0.0, 187.593)
    """
    return run("change", {
        "before": before,
        "after": after,
        "regions": regions,
        "sliver_km2": sliver_km2,
        "places": places,
        "carry": carry,
        "reading_a": reading_a,
        "reading_b": reading_b,
        "since": since,
        "until": until,
        "source": source,
        "status": status,
        "status_property": status_property,
        "map": map,
        "skip_unclassified": skip_unclassified,
        "date": date,
        "date_property": date_property,
        "date_format": date_format,
        "dates": dates,
        "crs": crs,
        "encoding": encoding,
        "name": name,
        "territory": territory,
        "earth": earth,
        "denominator": denominator,
        "language": language,
    })


def series(
    *inputs: Union[Input, Iterable[Input]],
    every: Optional[Literal["snapshot", "day", "week", "month"]] = None,
    keep_going: Optional[bool] = None,
    regions: Optional[Union[Input, Mapping[str, Any]]] = None,
    changed_only: Optional[bool] = None,
    rolling_days: Optional[int] = None,
    sources: Optional[str] = None,
    since: Optional[Date] = None,
    until: Optional[Date] = None,
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
    territory: Optional[Union[Literal["all-occupied", "since-2022", "with-contested"], Sequence[Status]]] = None,
    earth: Optional[Union[Literal["wgs84", "wgs84-straight", "deepstate", "turf"], str]] = None,
    denominator: Optional[Union[Literal["ukraine", "deepstate", "factbook"], float]] = None,
    language: Optional[Literal["en", "uk"]] = None,
) -> Result:
    """Follow the area, and what was gained and lost, over time.

    ``inputs``: Files, folders or archives; none: the embedded sample.
    ``every``: The step from one row to the next.
    ``keep_going``: Leave out files that can't be read, with a warning.
    ``regions``: Also give figures by region.
    ``changed_only``: Leave out rows of regions in which nothing was gained or lost.
    ``rolling_days``: Also give the mean change a day over the last so many days; null: no means.
    ``sources``: Sources that follow one another, as isw..2022-04-02,deepstate..; null: one series.
    ``since``: The first day, included.
    ``until``: The last day, included.
    ``source``: Who published the files. One of auto, deepstate, deepstate-union, isw, nzz, illustration,
      generic, or the file of a description.
    ``status``: The status of every polygon of a generic file.
    ``status_property``: The property that holds the status of each feature of a generic file.
    ``map``: The status of features with this label, key, colour or property value.
    ``skip_unclassified``: Leave out features without a status, with a warning.
    ``date``: The date of the map, instead of the file's own.
    ``date_property``: The property that states the day of each feature.
    ``date_format``: Whether the day or the month comes first in dates such as 12/08/2025.
    ``dates``: What features of several days in one file mean.
    ``crs``: The coordinate reference system of the snapshots, instead of their own.
    ``encoding``: The encoding of the texts of shapefiles and tables.
    ``name``: How the source is called in print.
    ``territory``: The territory that is counted: its name, or statuses.
    ``earth``: The earth model that areas are measured with.
    ``denominator``: The area that is 100 % in percentages: a name, or a number of square kilometres.
    ``language``: The language of the sentence.

    >>> import frontline_maps as fl
    >>> [(row.period, round(row.gained_km2, 1)) for row in fl.series(every="month").rows]
    [('2025-07', 105.5), ('2025-08', 80.9), ('2025-09', 8.4)]
    """
    return run("series", {
        "inputs": flattened(inputs) or None,
        "every": every,
        "keep_going": keep_going,
        "regions": regions,
        "changed_only": changed_only,
        "rolling_days": rolling_days,
        "sources": sources,
        "since": since,
        "until": until,
        "source": source,
        "status": status,
        "status_property": status_property,
        "map": map,
        "skip_unclassified": skip_unclassified,
        "date": date,
        "date_property": date_property,
        "date_format": date_format,
        "dates": dates,
        "crs": crs,
        "encoding": encoding,
        "name": name,
        "territory": territory,
        "earth": earth,
        "denominator": denominator,
        "language": language,
    })


def distance(
    *inputs: Union[Input, Iterable[Input]],
    to: Optional[Union[Input, Sequence[Input]]] = None,
    each: Optional[bool] = None,
    within_km: Optional[Union[float, Sequence[float]]] = None,
    every: Optional[Literal["snapshot", "week", "month"]] = None,
    gap_m: Optional[float] = None,
    places: Optional[Input] = None,
    since: Optional[Date] = None,
    until: Optional[Date] = None,
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
    territory: Optional[Union[Literal["all-occupied", "since-2022", "with-contested"], Sequence[Status]]] = None,
    earth: Optional[Union[Literal["wgs84", "wgs84-straight", "deepstate", "turf"], str]] = None,
    denominator: Optional[Union[Literal["ukraine", "deepstate", "factbook"], float]] = None,
    language: Optional[Literal["en", "uk"]] = None,
) -> Result:
    """Measure how far the front is from places, roads or any geometry.

    ``inputs``: Files, folders or archives; none: the embedded sample.
    ``to``: A place, a road by number or name, LON,LAT, or a file with a geometry; or several of these.
    ``each``: Measure to each feature of the file by itself, with a row for each.
    ``within_km``: Say when the front was at most this far away, in kilometres; or several distances.
    ``every``: What a row stands for: a map, a week or a month.
    ``gap_m``: Close gaps in the territory that are narrower than this, in metres; 0 closes none.
    ``places``: A file of places instead of the built-in ones; +FILE adds its places to them.
    ``since``: The first day, included.
    ``until``: The last day, included.
    ``source``: Who published the files. One of auto, deepstate, deepstate-union, isw, nzz, illustration,
      generic, or the file of a description.
    ``status``: The status of every polygon of a generic file.
    ``status_property``: The property that holds the status of each feature of a generic file.
    ``map``: The status of features with this label, key, colour or property value.
    ``skip_unclassified``: Leave out features without a status, with a warning.
    ``date``: The date of the map, instead of the file's own.
    ``date_property``: The property that states the day of each feature.
    ``date_format``: Whether the day or the month comes first in dates such as 12/08/2025.
    ``dates``: What features of several days in one file mean.
    ``crs``: The coordinate reference system of the snapshots, instead of their own.
    ``encoding``: The encoding of the texts of shapefiles and tables.
    ``name``: How the source is called in print.
    ``territory``: The territory that is counted: its name, or statuses.
    ``earth``: The earth model that areas are measured with.
    ``denominator``: The area that is 100 % in percentages: a name, or a number of square kilometres.
    ``language``: The language of the sentence.

    >>> import frontline_maps as fl
    >>> round(fl.distance(to="Dobropillia").snapshots[-1].km, 3) < 20
    True
    """
    return run("distance", {
        "inputs": flattened(inputs) or None,
        "to": to,
        "each": each,
        "within_km": within_km,
        "every": every,
        "gap_m": gap_m,
        "places": places,
        "since": since,
        "until": until,
        "source": source,
        "status": status,
        "status_property": status_property,
        "map": map,
        "skip_unclassified": skip_unclassified,
        "date": date,
        "date_property": date_property,
        "date_format": date_format,
        "dates": dates,
        "crs": crs,
        "encoding": encoding,
        "name": name,
        "territory": territory,
        "earth": earth,
        "denominator": denominator,
        "language": language,
    })


def route(
    *inputs: Union[Input, Iterable[Input]],
    along: Optional[Input] = None,
    via: Optional[Sequence[str]] = None,
    trip: Optional[Mapping[str, Any]] = None,
    within_km: Optional[Sequence[float]] = None,
    profile: Optional[bool] = None,
    every: Optional[Literal["snapshot", "week", "month"]] = None,
    gap_m: Optional[float] = None,
    places: Optional[Input] = None,
    since: Optional[Date] = None,
    until: Optional[Date] = None,
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
    territory: Optional[Union[Literal["all-occupied", "since-2022", "with-contested"], Sequence[Status]]] = None,
    earth: Optional[Union[Literal["wgs84", "wgs84-straight", "deepstate", "turf"], str]] = None,
    denominator: Optional[Union[Literal["ukraine", "deepstate", "factbook"], float]] = None,
    language: Optional[Literal["en", "uk"]] = None,
) -> Result:
    """Lay a road on the map: its stretches by status, and how near the front is.

    ``inputs``: Files, folders or archives; none: the embedded sample.
    ``along``: A road by number or name, or a file with lines.
    ``via``: The places on the route, in order.
    ``trip``: A way through a network.
    ``within_km``: Give the length of road within these distances of the territory, in kilometres.
    ``profile``: Give the distance of the front at every kilometre.
    ``every``: What a row stands for: a map, a week or a month.
    ``gap_m``: Close gaps in the territory that are narrower than this, in metres; 0 closes none.
    ``places``: A file of places instead of the built-in ones; +FILE adds its places to them.
    ``since``: The first day, included.
    ``until``: The last day, included.
    ``source``: Who published the files. One of auto, deepstate, deepstate-union, isw, nzz, illustration,
      generic, or the file of a description.
    ``status``: The status of every polygon of a generic file.
    ``status_property``: The property that holds the status of each feature of a generic file.
    ``map``: The status of features with this label, key, colour or property value.
    ``skip_unclassified``: Leave out features without a status, with a warning.
    ``date``: The date of the map, instead of the file's own.
    ``date_property``: The property that states the day of each feature.
    ``date_format``: Whether the day or the month comes first in dates such as 12/08/2025.
    ``dates``: What features of several days in one file mean.
    ``crs``: The coordinate reference system of the snapshots, instead of their own.
    ``encoding``: The encoding of the texts of shapefiles and tables.
    ``name``: How the source is called in print.
    ``territory``: The territory that is counted: its name, or statuses.
    ``earth``: The earth model that areas are measured with.
    ``denominator``: The area that is 100 % in percentages: a name, or a number of square kilometres.
    ``language``: The language of the sentence.

    >>> import frontline_maps as fl
    >>> road = fl.route(along="T-05-14")
    >>> round(road.km, 1), road.stretches[0].status
    (50.1, 'free')
    """
    return run("route", {
        "inputs": flattened(inputs) or None,
        "along": along,
        "via": via,
        "trip": trip,
        "within_km": within_km,
        "profile": profile,
        "every": every,
        "gap_m": gap_m,
        "places": places,
        "since": since,
        "until": until,
        "source": source,
        "status": status,
        "status_property": status_property,
        "map": map,
        "skip_unclassified": skip_unclassified,
        "date": date,
        "date_property": date_property,
        "date_format": date_format,
        "dates": dates,
        "crs": crs,
        "encoding": encoding,
        "name": name,
        "territory": territory,
        "earth": earth,
        "denominator": denominator,
        "language": language,
    })


def zones(
    *inputs: Union[Input, Iterable[Input]],
    within_km: Optional[Sequence[float]] = None,
    both_sides: Optional[bool] = None,
    areas: Optional[bool] = None,
    clip: Optional[Input] = None,
    regions: Optional[Union[Input, Mapping[str, Any]]] = None,
    gap_m: Optional[float] = None,
    places: Optional[Input] = None,
    carry: Optional[Sequence[str]] = None,
    since: Optional[Date] = None,
    until: Optional[Date] = None,
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
    territory: Optional[Union[Literal["all-occupied", "since-2022", "with-contested"], Sequence[Status]]] = None,
    earth: Optional[Union[Literal["wgs84", "wgs84-straight", "deepstate", "turf"], str]] = None,
    denominator: Optional[Union[Literal["ukraine", "deepstate", "factbook"], float]] = None,
    language: Optional[Literal["en", "uk"]] = None,
) -> Result:
    """Draw zones around the territory, and list the settlements in them.

    ``inputs``: Files, folders or archives; none: the embedded sample.
    ``within_km``: The distances from the territory that bound the zones, in kilometres, the nearest first.
    ``both_sides``: Also give zones in the territory, by the distance from its border.
    ``areas``: Draw and measure the zones; null: those of a single map, and not of several.
    ``clip``: Cut the zones to the polygons of a file.
    ``regions``: Also give figures by region.
    ``gap_m``: Close gaps in the territory that are narrower than this, in metres; 0 closes none.
    ``places``: A file of places instead of the built-in ones; +FILE adds its places to them.
    ``carry``: The properties of places that are carried into the result.
    ``since``: The first day, included.
    ``until``: The last day, included.
    ``source``: Who published the files. One of auto, deepstate, deepstate-union, isw, nzz, illustration,
      generic, or the file of a description.
    ``status``: The status of every polygon of a generic file.
    ``status_property``: The property that holds the status of each feature of a generic file.
    ``map``: The status of features with this label, key, colour or property value.
    ``skip_unclassified``: Leave out features without a status, with a warning.
    ``date``: The date of the map, instead of the file's own.
    ``date_property``: The property that states the day of each feature.
    ``date_format``: Whether the day or the month comes first in dates such as 12/08/2025.
    ``dates``: What features of several days in one file mean.
    ``crs``: The coordinate reference system of the snapshots, instead of their own.
    ``encoding``: The encoding of the texts of shapefiles and tables.
    ``name``: How the source is called in print.
    ``territory``: The territory that is counted: its name, or statuses.
    ``earth``: The earth model that areas are measured with.
    ``denominator``: The area that is 100 % in percentages: a name, or a number of square kilometres.
    ``language``: The language of the sentence.

    >>> import frontline_maps as fl
    >>> [(zone.to_km, zone.places) for zone in fl.zones(within_km=[5, 10]).snapshots[0].zones][0]
    (5.0, 32)
    """
    return run("zones", {
        "inputs": flattened(inputs) or None,
        "within_km": within_km,
        "both_sides": both_sides,
        "areas": areas,
        "clip": clip,
        "regions": regions,
        "gap_m": gap_m,
        "places": places,
        "carry": carry,
        "since": since,
        "until": until,
        "source": source,
        "status": status,
        "status_property": status_property,
        "map": map,
        "skip_unclassified": skip_unclassified,
        "date": date,
        "date_property": date_property,
        "date_format": date_format,
        "dates": dates,
        "crs": crs,
        "encoding": encoding,
        "name": name,
        "territory": territory,
        "earth": earth,
        "denominator": denominator,
        "language": language,
    })


def map(
    *inputs: Union[Input, Iterable[Input]],
    content: Optional[Literal["status", "change", "share"]] = None,
    view: Optional[Union[Sequence[float], str, Mapping[str, Any]]] = None,
    regions: Optional[Union[Input, Mapping[str, Any]]] = None,
    roads: Optional[Sequence[Input]] = None,
    routes: Optional[Sequence[Input]] = None,
    overlays: Optional[Sequence[Input]] = None,
    places: Optional[Input] = None,
    since: Optional[Date] = None,
    until: Optional[Date] = None,
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
    territory: Optional[Union[Literal["all-occupied", "since-2022", "with-contested"], Sequence[Status]]] = None,
    earth: Optional[Union[Literal["wgs84", "wgs84-straight", "deepstate", "turf"], str]] = None,
    denominator: Optional[Union[Literal["ukraine", "deepstate", "factbook"], float]] = None,
    language: Optional[Literal["en", "uk"]] = None,
) -> Map:
    """Draw a map of a day, of a change, or of the share of regions that is held.

    ``inputs``: Files, folders or archives; none: the embedded sample.
    ``content``: What the map shows; null: a change where there are several maps, else statuses.
    ``view``: The part of the earth that is shown; null: what the map is about.
    ``regions``: Also give figures by region.
    ``roads``: Files of lines that are drawn as roads.
    ``routes``: Roads, or files with lines, that are marked.
    ``overlays``: Files whose features are drawn over the map.
    ``places``: A file of places instead of the built-in ones; +FILE adds its places to them.
    ``since``: The first day, included.
    ``until``: The last day, included.
    ``source``: Who published the files. One of auto, deepstate, deepstate-union, isw, nzz, illustration,
      generic, or the file of a description.
    ``status``: The status of every polygon of a generic file.
    ``status_property``: The property that holds the status of each feature of a generic file.
    ``map``: The status of features with this label, key, colour or property value.
    ``skip_unclassified``: Leave out features without a status, with a warning.
    ``date``: The date of the map, instead of the file's own.
    ``date_property``: The property that states the day of each feature.
    ``date_format``: Whether the day or the month comes first in dates such as 12/08/2025.
    ``dates``: What features of several days in one file mean.
    ``crs``: The coordinate reference system of the snapshots, instead of their own.
    ``encoding``: The encoding of the texts of shapefiles and tables.
    ``name``: How the source is called in print.
    ``territory``: The territory that is counted: its name, or statuses.
    ``earth``: The earth model that areas are measured with.
    ``denominator``: The area that is 100 % in percentages: a name, or a number of square kilometres.
    ``language``: The language of the sentence.

    >>> import frontline_maps as fl
    >>> fl.map(content="change").title
    'What changed hands, 2025-07-01 to 2025-09-01'
    """
    return cast(Map, run("map", {
        "inputs": flattened(inputs) or None,
        "content": content,
        "view": view,
        "regions": regions,
        "roads": roads,
        "routes": routes,
        "overlays": overlays,
        "places": places,
        "since": since,
        "until": until,
        "source": source,
        "status": status,
        "status_property": status_property,
        "map": map,
        "skip_unclassified": skip_unclassified,
        "date": date,
        "date_property": date_property,
        "date_format": date_format,
        "dates": dates,
        "crs": crs,
        "encoding": encoding,
        "name": name,
        "territory": territory,
        "earth": earth,
        "denominator": denominator,
        "language": language,
    }))


def compare(
    a: Input,
    b: Input,
    *,
    on: Optional[Date] = None,
    regions: Optional[Union[Input, Mapping[str, Any]]] = None,
    reading_a: Optional[Mapping[str, Any]] = None,
    reading_b: Optional[Mapping[str, Any]] = None,
    since: Optional[Date] = None,
    until: Optional[Date] = None,
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
    territory: Optional[Union[Literal["all-occupied", "since-2022", "with-contested"], Sequence[Status]]] = None,
    earth: Optional[Union[Literal["wgs84", "wgs84-straight", "deepstate", "turf"], str]] = None,
    denominator: Optional[Union[Literal["ukraine", "deepstate", "factbook"], float]] = None,
    language: Optional[Literal["en", "uk"]] = None,
) -> Result:
    """Compare two sources: the land that both hold, and that only one holds.

    ``a``: A snapshot, or a folder of them.
    ``b``: The snapshot, or folder of snapshots, to compare with.
    ``on``: The day to compare, if folders are given.
    ``regions``: Also give figures by region.
    ``reading_a``: How A is read, where not as B.
    ``reading_b``: How B is read, where not as A.
    ``since``: The first day, included.
    ``until``: The last day, included.
    ``source``: Who published the files. One of auto, deepstate, deepstate-union, isw, nzz, illustration,
      generic, or the file of a description.
    ``status``: The status of every polygon of a generic file.
    ``status_property``: The property that holds the status of each feature of a generic file.
    ``map``: The status of features with this label, key, colour or property value.
    ``skip_unclassified``: Leave out features without a status, with a warning.
    ``date``: The date of the map, instead of the file's own.
    ``date_property``: The property that states the day of each feature.
    ``date_format``: Whether the day or the month comes first in dates such as 12/08/2025.
    ``dates``: What features of several days in one file mean.
    ``crs``: The coordinate reference system of the snapshots, instead of their own.
    ``encoding``: The encoding of the texts of shapefiles and tables.
    ``name``: How the source is called in print.
    ``territory``: The territory that is counted: its name, or statuses.
    ``earth``: The earth model that areas are measured with.
    ``denominator``: The area that is 100 % in percentages: a name, or a number of square kilometres.
    ``language``: The language of the sentence.

    >>> import frontline_maps as fl
    >>> west = {"type": "Polygon", "coordinates": [[[36, 48], [37, 48], [37, 49], [36, 49], [36, 48]]]}
    >>> fl.compare(west, west, date="2025-01-01").agreed_km2 > 8000
    True
    """
    return run("compare", {
        "a": a,
        "b": b,
        "on": on,
        "regions": regions,
        "reading_a": reading_a,
        "reading_b": reading_b,
        "since": since,
        "until": until,
        "source": source,
        "status": status,
        "status_property": status_property,
        "map": map,
        "skip_unclassified": skip_unclassified,
        "date": date,
        "date_property": date_property,
        "date_format": date_format,
        "dates": dates,
        "crs": crs,
        "encoding": encoding,
        "name": name,
        "territory": territory,
        "earth": earth,
        "denominator": denominator,
        "language": language,
    })


def front(
    before: Optional[Input] = None,
    after: Optional[Input] = None,
    *,
    border: Optional[Union[Input, Mapping[str, Any]]] = None,
    gap_m: Optional[float] = None,
    sector: Optional[Sequence[float]] = None,
    step_m: Optional[float] = None,
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
    territory: Optional[Union[Literal["all-occupied", "since-2022", "with-contested"], Sequence[Status]]] = None,
    earth: Optional[Union[Literal["wgs84", "wgs84-straight", "deepstate", "turf"], str]] = None,
    denominator: Optional[Union[Literal["ukraine", "deepstate", "factbook"], float]] = None,
    language: Optional[Literal["en", "uk"]] = None,
) -> Result:
    """Measure the front line, and how it moved between two maps.

    ``before``: A snapshot.
    ``after``: A later snapshot.
    ``border``: Leave out of the front what runs along the state border and coast.
    ``gap_m``: Close gaps in the territory that are narrower than this, in metres; 0 closes none.
    ``sector``: Measure the displacement in this box alone: west, south, east, north.
    ``step_m``: The step along the earlier front, in metres.
    ``source``: Who published the files. One of auto, deepstate, deepstate-union, isw, nzz, illustration,
      generic, or the file of a description.
    ``status``: The status of every polygon of a generic file.
    ``status_property``: The property that holds the status of each feature of a generic file.
    ``map``: The status of features with this label, key, colour or property value.
    ``skip_unclassified``: Leave out features without a status, with a warning.
    ``date``: The date of the map, instead of the file's own.
    ``date_property``: The property that states the day of each feature.
    ``date_format``: Whether the day or the month comes first in dates such as 12/08/2025.
    ``dates``: What features of several days in one file mean.
    ``crs``: The coordinate reference system of the snapshots, instead of their own.
    ``encoding``: The encoding of the texts of shapefiles and tables.
    ``name``: How the source is called in print.
    ``territory``: The territory that is counted: its name, or statuses.
    ``earth``: The earth model that areas are measured with.
    ``denominator``: The area that is 100 % in percentages: a name, or a number of square kilometres.
    ``language``: The language of the sentence.

    >>> import frontline_maps as fl
    >>> round(fl.front().fronts[0].front_km)
    528
    """
    return run("front", {
        "before": before,
        "after": after,
        "border": border,
        "gap_m": gap_m,
        "sector": sector,
        "step_m": step_m,
        "source": source,
        "status": status,
        "status_property": status_property,
        "map": map,
        "skip_unclassified": skip_unclassified,
        "date": date,
        "date_property": date_property,
        "date_format": date_format,
        "dates": dates,
        "crs": crs,
        "encoding": encoding,
        "name": name,
        "territory": territory,
        "earth": earth,
        "denominator": denominator,
        "language": language,
    })


def check(
    *inputs: Union[Input, Iterable[Input]],
    earth: Optional[Union[Literal["wgs84", "wgs84-straight", "deepstate", "turf"], str]] = None,
    repair: Optional[Mapping[str, Any]] = None,
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
    language: Optional[Literal["en", "uk"]] = None,
) -> Result:
    """Find everything that is wrong with a file.

    ``inputs``: Files, folders or archives; none: the embedded sample.
    ``earth``: The earth model that areas are measured with.
    ``repair``: How the file is repaired.
    ``source``: Who published the files. One of auto, deepstate, deepstate-union, isw, nzz, illustration,
      generic, or the file of a description.
    ``status``: The status of every polygon of a generic file.
    ``status_property``: The property that holds the status of each feature of a generic file.
    ``map``: The status of features with this label, key, colour or property value.
    ``skip_unclassified``: Leave out features without a status, with a warning.
    ``date``: The date of the map, instead of the file's own.
    ``date_property``: The property that states the day of each feature.
    ``date_format``: Whether the day or the month comes first in dates such as 12/08/2025.
    ``dates``: What features of several days in one file mean.
    ``crs``: The coordinate reference system of the snapshots, instead of their own.
    ``encoding``: The encoding of the texts of shapefiles and tables.
    ``name``: How the source is called in print.
    ``language``: The language of the sentence.

    >>> import frontline_maps as fl
    >>> {file.verdict for file in fl.check().files}
    {'warnings'}
    """
    return run("check", {
        "inputs": flattened(inputs) or None,
        "earth": earth,
        "repair": repair,
        "source": source,
        "status": status,
        "status_property": status_property,
        "map": map,
        "skip_unclassified": skip_unclassified,
        "date": date,
        "date_property": date_property,
        "date_format": date_format,
        "dates": dates,
        "crs": crs,
        "encoding": encoding,
        "name": name,
        "language": language,
    })
