"""The commands that write files as functions.

Written by Scripts/generate-python-api, from what the program itself states.
"""

from __future__ import annotations

import pathlib
from typing import Iterable, Literal, Mapping, Optional, Sequence, Union

from ._layers import Layer
from ._layers import read as read_layer
from ._process import run as run_command
from ._process import territory as territory_options
from ._process import written
from ._types import Date, Input, Path, Status


def picture(
    *inputs: Union[Input, Iterable[Input]],
    output: Path,
    content: Optional[Literal["status", "change", "share"]] = None,
    around: Optional[str] = None,
    radius_km: Optional[float] = None,
    bbox: Optional[Sequence[float]] = None,
    region: Optional[str] = None,
    roads: Optional[Union[Input, Sequence[Input]]] = None,
    route: Optional[Union[Input, Sequence[Input]]] = None,
    overlay: Optional[Union[Input, Sequence[Input]]] = None,
    size: Optional[str] = None,
    graticule: Optional[bool] = None,
    theme: Optional[Literal["light", "dark", "print"]] = None,
    style: Optional[Path] = None,
    outlines: Optional[bool] = None,
    projection: Optional[str] = None,
    title: Optional[str] = None,
    subtitle: Optional[str] = None,
    legend: Optional[Literal["bottom-left", "top-left", "top-right", "bottom-right"]] = None,
    label_km2: Optional[float] = None,
    fps: Optional[float] = None,
    seconds: Optional[float] = None,
    hold_last: Optional[float] = None,
    recent: Optional[int] = None,
    poster: Optional[Path] = None,
    frame: Optional[Date] = None,
    places: Optional[Input] = None,
    since: Optional[Date] = None,
    until: Optional[Date] = None,
    regions: Optional[Input] = None,
    region_name: Optional[str] = None,
    region_id: Optional[str] = None,
    overwrite: Optional[bool] = None,
    language: Optional[Literal["en", "uk"]] = None,
    territory: Optional[Union[Literal["all-occupied", "since-2022", "with-contested"], Sequence[Status]]] = None,
    earth: Optional[str] = None,
    denominator: Optional[Union[Literal["ukraine", "deepstate", "factbook"], float]] = None,
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
    """Write a map as SVG, PNG or PDF, or a film of many days (MP4, WebM, GIF, WebP).

    ``inputs``: Files or folders of snapshots. (default: the embedded sample)
    ``output``: Write to a file instead of standard output.
    ``content``: What is shown. (default: a change where there are several maps, else statuses)
    ``around``: Show what lies around a place or LON,LAT.
    ``radius_km``: How far around it, in kilometres. (default: 40)
    ``bbox``: Show this box, in degrees.
    ``region``: Show this region of ``regions``.
    ``roads``: Draw the lines of a file as roads, in place of the built-in ones; may be given again.
    ``route``: Mark a road by number or name, or the lines of a file; may be given again.
    ``overlay``: Draw the features of a file over the map; may be given again.
    ``size``: The page: 1600x900 in points, a4, square, or 180x120mm. (default: 1600x900)
    ``graticule``: Draw parallels and meridians.
    ``theme``: The colours. (default: light, or what ``style`` names)
    ``style``: A house style: colours, patterns, fonts, lines, language and credit, as the documentation has
      it.
    ``outlines``: Draw letters as paths, for programs that lack the font.
    ``projection``: The projection: EPSG:n or webmercator. (default: an equal-area conic)
    ``title``: The title. (default: what is shown, with its dates)
    ``subtitle``: The line below the title. (default: the areas)
    ``legend``: The corner of the legend. (default: where it hides least)
    ``label_km2``: Label patches from this area on. (default: 1)
    ``fps``: The number of days a second. (default: 10)
    ``seconds``: Show all days in so many seconds, instead of ``fps``.
    ``hold_last``: Show the last day so many seconds longer. (default: 2)
    ``recent``: Mark what was gained and lost in the last so many days. (default: 30)
    ``poster``: Also write the last frame as SVG, PNG or PDF.
    ``frame``: Write no film but its frame of this day, as SVG, PNG or PDF.
    ``places``: Know the places of a file, points with names, instead of the built-in ones; +FILE adds them.
    ``since``: The first day, included. (default: that of the first map)
    ``until``: The last day, included. (default: that of the last map)
    ``regions``: Also give figures by region: a file of polygons with names.
    ``region_name``: The property with the names of regions. (default: detected)
    ``region_id``: The property with the codes of regions. (default: detected)
    ``overwrite``: Replace the file if it exists.
    ``language``: The language of tables, pictures and sentences: en or uk. (default: en)
    ``territory``: The territory that is counted. (values: all-occupied, since-2022, with-contested; default:
      all-occupied)
    ``earth``: The earth model that areas are measured with.
    ``denominator``: The area that is 100 % in percentages; KM2 is a number of square kilometres.
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

    >>> import frontline_maps as fl, os, tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> fl.picture(output=os.path.join(folder.name, "front.svg"), content="change").name
    'front.svg'
    """
    run_command(["map"], inputs, {
        "output": output,
        "content": content,
        "around": around,
        "radius": radius_km,
        "bbox": bbox,
        "region": region,
        "roads": roads,
        "route": route,
        "overlay": overlay,
        "size": size,
        "graticule": graticule,
        "theme": theme,
        "style": style,
        "outlines": outlines,
        "projection": projection,
        "title": title,
        "subtitle": subtitle,
        "legend": legend,
        "label-km2": label_km2,
        "fps": fps,
        "seconds": seconds,
        "hold-last": hold_last,
        "recent": recent,
        "poster": poster,
        "frame": frame,
        "places": places,
        "since": since,
        "until": until,
        "by": regions,
        "region-name": region_name,
        "region-id": region_id,
        "overwrite": overwrite,
        "language": language,
        **territory_options(territory),
        "earth": earth,
        "denominator": denominator,
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
    }, repeated=["roads", "route", "overlay", "map"])
    return written(output)


def report(
    *inputs: Union[Input, Iterable[Input]],
    output: Path,
    every: Optional[Literal["snapshot", "day", "week", "month"]] = None,
    to: Optional[Union[Input, Sequence[Input]]] = None,
    along: Optional[Union[Input, Sequence[Input]]] = None,
    within_km: Optional[Sequence[float]] = None,
    compare: Optional[Input] = None,
    sections: Optional[Sequence[str]] = None,
    keep_going: Optional[bool] = None,
    gap_m: Optional[float] = None,
    places: Optional[Input] = None,
    since: Optional[Date] = None,
    until: Optional[Date] = None,
    regions: Optional[Input] = None,
    region_name: Optional[str] = None,
    region_id: Optional[str] = None,
    overwrite: Optional[bool] = None,
    language: Optional[Literal["en", "uk"]] = None,
    territory: Optional[Union[Literal["all-occupied", "since-2022", "with-contested"], Sequence[Status]]] = None,
    earth: Optional[str] = None,
    denominator: Optional[Union[Literal["ukraine", "deepstate", "factbook"], float]] = None,
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
    source_b: Optional[str] = None,
    status_b: Optional[Status] = None,
    status_property_b: Optional[str] = None,
    map_b: Optional[Union[str, Sequence[str]]] = None,
    date_b: Optional[Date] = None,
    crs_b: Optional[str] = None,
    name_b: Optional[str] = None,
) -> pathlib.Path:
    """Write a page that is one file: figures, chart, tables, and a map to slide through.

    ``inputs``: Files or folders of snapshots. (default: the embedded sample)
    ``output``: Write to a file instead of standard output.
    ``every``: What a bar of the chart stands for. (default: by the number of days)
    ``to``: Report the distance of this place, road, LON,LAT or file from the front; may be given again.
    ``along``: Report the stretches of this road, or file with lines, by status; may be given again.
    ``within_km``: Say when the front came within so many kilometres of a target. (default: 5,10,20,50)
    ``compare``: A map, or a folder of maps, of another source to compare the last day with; ``source_b``,
      ``status_b``, ``name_b`` … say how it is read.
    ``sections``: The sections: summary, map, chart, regions, patches, settlements, distances, roads, zones,
      transitions, comparison, method. (default: all)
    ``keep_going``: Leave out files that can't be read, with a warning, instead of stopping.
    ``gap_m``: Close gaps in the territory that are narrower than this, such as those between polygons drawn
      side by side; 0 closes none. (default: 2)
    ``places``: Know the places of a file, points with names, instead of the built-in ones; +FILE adds them.
    ``since``: The first day, included. (default: that of the first map)
    ``until``: The last day, included. (default: that of the last map)
    ``regions``: Also give figures by region: a file of polygons with names.
    ``region_name``: The property with the names of regions. (default: detected)
    ``region_id``: The property with the codes of regions. (default: detected)
    ``overwrite``: Replace the file if it exists.
    ``language``: The language of tables, pictures and sentences: en or uk. (default: en)
    ``territory``: The territory that is counted. (values: all-occupied, since-2022, with-contested; default:
      all-occupied)
    ``earth``: The earth model that areas are measured with.
    ``denominator``: The area that is 100 % in percentages; KM2 is a number of square kilometres.
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
    ``source_b``: Who published the second input, where it differs from the other.
    ``status_b``: The status of every polygon of the second input.
    ``status_property_b``: The property of the second input that holds the status of each feature.
    ``map_b``: The status of features of the second input with this label or value.
    ``date_b``: The date of the second input.
    ``crs_b``: The coordinate reference system of the second input.
    ``name_b``: How the source of the second input is called in print.

    >>> import frontline_maps as fl, os, tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> fl.report(output=os.path.join(folder.name, "week.html"), to="Dobropillia").name
    'week.html'
    """
    run_command(["report"], inputs, {
        "output": output,
        "every": every,
        "to": to,
        "along": along,
        "within": within_km,
        "compare": compare,
        "sections": sections,
        "keep-going": keep_going,
        "gap": gap_m,
        "places": places,
        "since": since,
        "until": until,
        "by": regions,
        "region-name": region_name,
        "region-id": region_id,
        "overwrite": overwrite,
        "language": language,
        **territory_options(territory),
        "earth": earth,
        "denominator": denominator,
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
        "source-b": source_b,
        "status-b": status_b,
        "status-property-b": status_property_b,
        "map-b": map_b,
        "date-b": date_b,
        "crs-b": crs_b,
        "name-b": name_b,
    }, repeated=["to", "along", "map", "map-b"])
    return written(output)


def site(
    *inputs: Union[Input, Iterable[Input]],
    site: Path,
    every: Optional[Literal["snapshot", "day", "week", "month"]] = None,
    to: Optional[Union[Input, Sequence[Input]]] = None,
    along: Optional[Union[Input, Sequence[Input]]] = None,
    within_km: Optional[Sequence[float]] = None,
    compare: Optional[Input] = None,
    sections: Optional[Sequence[str]] = None,
    keep_going: Optional[bool] = None,
    base_url: Optional[str] = None,
    gap_m: Optional[float] = None,
    places: Optional[Input] = None,
    since: Optional[Date] = None,
    until: Optional[Date] = None,
    regions: Optional[Input] = None,
    region_name: Optional[str] = None,
    region_id: Optional[str] = None,
    overwrite: Optional[bool] = None,
    language: Optional[Literal["en", "uk"]] = None,
    territory: Optional[Union[Literal["all-occupied", "since-2022", "with-contested"], Sequence[Status]]] = None,
    earth: Optional[str] = None,
    denominator: Optional[Union[Literal["ukraine", "deepstate", "factbook"], float]] = None,
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
    source_b: Optional[str] = None,
    status_b: Optional[Status] = None,
    status_property_b: Optional[str] = None,
    map_b: Optional[Union[str, Sequence[str]]] = None,
    date_b: Optional[Date] = None,
    crs_b: Optional[str] = None,
    name_b: Optional[str] = None,
) -> pathlib.Path:
    """Write a folder of pages: all days, each month, each region, data, a feed.

    ``inputs``: Files or folders of snapshots. (default: the embedded sample)
    ``site``: Write a folder of pages: all days, each month (or ``every`` week), each region, data, a feed.
      What has not changed is not made again.
    ``every``: What a bar of the chart stands for. (default: by the number of days)
    ``to``: Report the distance of this place, road, LON,LAT or file from the front; may be given again.
    ``along``: Report the stretches of this road, or file with lines, by status; may be given again.
    ``within_km``: Say when the front came within so many kilometres of a target. (default: 5,10,20,50)
    ``compare``: A map, or a folder of maps, of another source to compare the last day with; ``source_b``,
      ``status_b``, ``name_b`` … say how it is read.
    ``sections``: The sections: summary, map, chart, regions, patches, settlements, distances, roads, zones,
      transitions, comparison, method. (default: all)
    ``keep_going``: Leave out files that can't be read, with a warning, instead of stopping.
    ``base_url``: Where the folder will be served, for its feed and sitemap.xml.
    ``gap_m``: Close gaps in the territory that are narrower than this, such as those between polygons drawn
      side by side; 0 closes none. (default: 2)
    ``places``: Know the places of a file, points with names, instead of the built-in ones; +FILE adds them.
    ``since``: The first day, included. (default: that of the first map)
    ``until``: The last day, included. (default: that of the last map)
    ``regions``: Also give figures by region: a file of polygons with names.
    ``region_name``: The property with the names of regions. (default: detected)
    ``region_id``: The property with the codes of regions. (default: detected)
    ``overwrite``: Replace the file if it exists.
    ``language``: The language of tables, pictures and sentences: en or uk. (default: en)
    ``territory``: The territory that is counted. (values: all-occupied, since-2022, with-contested; default:
      all-occupied)
    ``earth``: The earth model that areas are measured with.
    ``denominator``: The area that is 100 % in percentages; KM2 is a number of square kilometres.
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
    ``source_b``: Who published the second input, where it differs from the other.
    ``status_b``: The status of every polygon of the second input.
    ``status_property_b``: The property of the second input that holds the status of each feature.
    ``map_b``: The status of features of the second input with this label or value.
    ``date_b``: The date of the second input.
    ``crs_b``: The coordinate reference system of the second input.
    ``name_b``: How the source of the second input is called in print.
    """
    run_command(["report"], inputs, {
        "site": site,
        "every": every,
        "to": to,
        "along": along,
        "within": within_km,
        "compare": compare,
        "sections": sections,
        "keep-going": keep_going,
        "base-url": base_url,
        "gap": gap_m,
        "places": places,
        "since": since,
        "until": until,
        "by": regions,
        "region-name": region_name,
        "region-id": region_id,
        "overwrite": overwrite,
        "language": language,
        **territory_options(territory),
        "earth": earth,
        "denominator": denominator,
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
        "source-b": source_b,
        "status-b": status_b,
        "status-property-b": status_property_b,
        "map-b": map_b,
        "date-b": date_b,
        "crs-b": crs_b,
        "name-b": name_b,
    }, repeated=["to", "along", "map", "map-b"])
    return written(site)


def export(
    *inputs: Union[Input, Iterable[Input]],
    output: Path,
    layer: Optional[Literal["status", "front-line", "change", "series"]] = None,
    format: Optional[Literal["geojson", "geojsonseq", "kml", "csv", "gpkg", "flatgeobuf", "shapefile", "parquet"]] = None,
    rs: Optional[bool] = None,
    precision: Optional[str] = None,
    simplify_m: Optional[float] = None,
    winding: Optional[Literal["counterclockwise", "clockwise"]] = None,
    bbox: Optional[Sequence[float]] = None,
    clip: Optional[Input] = None,
    border: Optional[Input] = None,
    border_tolerance_m: Optional[float] = None,
    gap_m: Optional[float] = None,
    since: Optional[Date] = None,
    until: Optional[Date] = None,
    overwrite: Optional[bool] = None,
    language: Optional[Literal["en", "uk"]] = None,
    territory: Optional[Union[Literal["all-occupied", "since-2022", "with-contested"], Sequence[Status]]] = None,
    earth: Optional[str] = None,
    denominator: Optional[Union[Literal["ukraine", "deepstate", "factbook"], float]] = None,
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
    """Write a layer for other programs: GeoJSON, KML, CSV, and through GDAL GeoPackage and others.

    ``inputs``: Files or folders of snapshots, or -. (default: the embedded sample)
    ``output``: Write to a file instead of standard output.
    ``layer``: The layer to export.
    ``format``: The format. (default: by the ending of -o, else geojson)
    ``rs``: Write a record separator before each text of geojsonseq (RFC 8142). (default: for .geojsons)
    ``precision``: Decimals of coordinates, 0 to 15, or full for unrounded ones. (default: 7 in text, else
      full)
    ``simplify_m``: Leave out vertices that lie within this distance of the simplified border; shared borders
      stay shared. (default: 0)
    ``winding``: The winding of the outer rings of polygons in GeoJSON; D3 needs clockwise.
    ``bbox``: Cut to this box, in degrees.
    ``clip``: Cut to the polygons of a file.
    ``border``: Leave out of the front what runs along the state border and coast: a file of their lines or
      polygons.
    ``border_tolerance_m``: How far from ``border`` a line still counts as border, in metres. (default: 1000)
    ``gap_m``: Close gaps in the territory that are narrower than this, such as those between polygons drawn
      side by side; 0 closes none. (default: 2)
    ``since``: The first day, included. (default: that of the first map)
    ``until``: The last day, included. (default: that of the last map)
    ``overwrite``: Replace the file if it exists.
    ``language``: The language of tables, pictures and sentences: en or uk. (default: en)
    ``territory``: The territory that is counted. (values: all-occupied, since-2022, with-contested; default:
      all-occupied)
    ``earth``: The earth model that areas are measured with.
    ``denominator``: The area that is 100 % in percentages; KM2 is a number of square kilometres.
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

    >>> import frontline_maps as fl, os, tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> fl.export(output=os.path.join(folder.name, "front.kml"), layer="front-line").name
    'front.kml'
    """
    run_command(["export"], inputs, {
        "output": output,
        "layer": layer,
        "format": format,
        "rs": rs,
        "precision": precision,
        "simplify": simplify_m,
        "winding": winding,
        "bbox": bbox,
        "clip": clip,
        "border": border,
        "border-tolerance": border_tolerance_m,
        "gap": gap_m,
        "since": since,
        "until": until,
        "overwrite": overwrite,
        "language": language,
        **territory_options(territory),
        "earth": earth,
        "denominator": denominator,
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
    return written(output)


def layer(
    *inputs: Union[Input, Iterable[Input]],
    layer: Optional[Literal["status", "front-line", "change", "series"]] = None,
    simplify_m: Optional[float] = None,
    bbox: Optional[Sequence[float]] = None,
    clip: Optional[Input] = None,
    border: Optional[Input] = None,
    border_tolerance_m: Optional[float] = None,
    gap_m: Optional[float] = None,
    since: Optional[Date] = None,
    until: Optional[Date] = None,
    language: Optional[Literal["en", "uk"]] = None,
    territory: Optional[Union[Literal["all-occupied", "since-2022", "with-contested"], Sequence[Status]]] = None,
    earth: Optional[str] = None,
    denominator: Optional[Union[Literal["ukraine", "deepstate", "factbook"], float]] = None,
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
) -> Layer:
    """Give a layer as features: the land of each status, the front line, changes, or a series.

    ``inputs``: Files or folders of snapshots, or -. (default: the embedded sample)
    ``layer``: The layer to export.
    ``simplify_m``: Leave out vertices that lie within this distance of the simplified border; shared borders
      stay shared. (default: 0)
    ``bbox``: Cut to this box, in degrees.
    ``clip``: Cut to the polygons of a file.
    ``border``: Leave out of the front what runs along the state border and coast: a file of their lines or
      polygons.
    ``border_tolerance_m``: How far from ``border`` a line still counts as border, in metres. (default: 1000)
    ``gap_m``: Close gaps in the territory that are narrower than this, such as those between polygons drawn
      side by side; 0 closes none. (default: 2)
    ``since``: The first day, included. (default: that of the first map)
    ``until``: The last day, included. (default: that of the last map)
    ``language``: The language of tables, pictures and sentences: en or uk. (default: en)
    ``territory``: The territory that is counted. (values: all-occupied, since-2022, with-contested; default:
      all-occupied)
    ``earth``: The earth model that areas are measured with.
    ``denominator``: The area that is 100 % in percentages; KM2 is a number of square kilometres.
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

    >>> import frontline_maps as fl
    >>> len(fl.layer(layer="front-line", until="2025-07-02"))
    1
    """
    return read_layer(run_command(["export"], inputs, {
        "layer": layer,
        "simplify": simplify_m,
        "bbox": bbox,
        "clip": clip,
        "border": border,
        "border-tolerance": border_tolerance_m,
        "gap": gap_m,
        "since": since,
        "until": until,
        "language": language,
        **territory_options(territory),
        "earth": earth,
        "denominator": denominator,
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
        "format": "geojson",
        "precision": "full",
    }, repeated=["map"]))


def load(
    *inputs: Union[Input, Iterable[Input]],
    to: str,
    since: Optional[Date] = None,
    until: Optional[Date] = None,
    language: Optional[Literal["en", "uk"]] = None,
    territory: Optional[Union[Literal["all-occupied", "since-2022", "with-contested"], Sequence[Status]]] = None,
    earth: Optional[str] = None,
    denominator: Optional[Union[Literal["ukraine", "deepstate", "factbook"], float]] = None,
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
) -> str:
    """Load snapshots into a PostGIS database; give what was said of it.

    ``inputs``: Files or folders of snapshots, or -. (default: the embedded sample)
    ``to``: Load the snapshots into a database: postgresql://HOST/DATABASE, or keywords with values as libpq
      has them.
    ``since``: The first day, included. (default: that of the first map)
    ``until``: The last day, included. (default: that of the last map)
    ``language``: The language of tables, pictures and sentences: en or uk. (default: en)
    ``territory``: The territory that is counted. (values: all-occupied, since-2022, with-contested; default:
      all-occupied)
    ``earth``: The earth model that areas are measured with.
    ``denominator``: The area that is 100 % in percentages; KM2 is a number of square kilometres.
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
    printed = run_command(["export"], inputs, {
        "to": to,
        "since": since,
        "until": until,
        "language": language,
        **territory_options(territory),
        "earth": earth,
        "denominator": denominator,
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
    return printed.decode("utf-8")


def fetch(
    source: Optional[Path] = None,
    *,
    into: Path,
    newest: Optional[bool] = None,
    base_url: Optional[str] = None,
    url: Optional[str] = None,
    pace: Optional[int] = None,
    max_requests: Optional[int] = None,
    timeout: Optional[float] = None,
    contact: Optional[str] = None,
    accept_terms: Optional[bool] = None,
    recheck: Optional[bool] = None,
    dry_run: Optional[bool] = None,
    since: Optional[Date] = None,
    until: Optional[Date] = None,
) -> str:
    """Get published maps that are not here yet, into a folder or an archive; give what was said of them.

    ``source``: The source: deepstate, union, union-collection, isw, or FILE.json.
    ``into``: The folder, or the archive, which is made if need be.
    ``newest``: Only the newest map.
    ``base_url``: Use another server: its scheme, host and path replace the source's own.
    ``url``: An address instead of a source; {date} stands for YYYY-MM-DD, also {yyyymmdd}, {yyyy}, {mm},
      {dd}.
    ``pace``: The shortest pause between requests, in milliseconds; less than 1000 only for a server on this
      machine.
    ``max_requests``: The largest number of requests in this run. (default: no limit)
    ``timeout``: The longest time that an answer may take, in seconds.
    ``contact``: How you can be reached, for the source's log: an e-mail address or a web page.
    ``accept_terms``: Say that you have the consent, or the licence, that the terms of the source ask for.
    ``recheck``: Also check whether the source changed maps that are held; a change is kept as a revision.
    ``dry_run``: Ask for the list only, and print what would be asked for.
    ``since``: The first day, included. (default: that of the first map)
    ``until``: The last day, included. (default: that of the last map)
    """
    printed = run_command(["fetch"], [] if source is None else [source], {
        "into": into,
        "newest": newest,
        "base-url": base_url,
        "url": url,
        "pace": pace,
        "max-requests": max_requests,
        "timeout": timeout,
        "contact": contact,
        "accept-terms": accept_terms,
        "recheck": recheck,
        "dry-run": dry_run,
        "since": since,
        "until": until,
    }, repeated=[])
    return printed.decode("utf-8")
