"""The kinds of jobs that are measured, each as a list of jobs that can be as long as one likes."""

from itertools import cycle, islice

from frontline_maps import spark as fls

#: Words of the table, what is counted, and how many of it a job has.
KINDS = {
    "change": "`change`, two consecutive maps",
    "change_25": "`change` by 25 regions",
    "area": "`area`, one map",
    "area_25": "`area` by 25 regions",
    "area_2600": "`area` by 2,600 regions",
    "series": "`series`, parts of 60 maps, a map",
    "series_25": "`series` by 25 regions, parts of 60 maps, a map",
    "series_1700": "`series` by 1,700 regions, parts of 60 maps, a map",
    "zones": "`zones` with 30,000 settlements",
    "distance": "`distance --each` to 30,000 settlements",
}

#: How many maps a job has: a series is counted by its maps.
MAPS_PER_PART = 60


def jobs_of(kind, maps, files):
    """Return jobs of a kind, one after the other over all maps; `files` names regions by their number, and places."""
    name, _, regions = kind.partition("_")
    members = {"regions": files[regions]} if regions else {}
    if name == "change":
        return fls.changes(maps, **members)
    if name == "area":
        return fls.areas(maps, **members)
    if name == "series":
        return fls.series(maps, maps_per_job=MAPS_PER_PART, **members)
    if name == "zones":
        return fls.zones(maps, places=files["places"])
    return fls.distances(maps, to=files["places"], each=True)


def weight(job):
    """Return what a job counts as: the changes of a series, else one."""
    return len(job["inputs"]) - 1 if job["job"] == "series" else 1


def repeated(jobs, count):
    """Return so many jobs, from the beginning again where there are no more; each with an id of its own."""
    return [{**job, "id": {**job["id"], "number": number}} for number, job in enumerate(islice(cycle(jobs), count))]
