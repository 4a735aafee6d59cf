"""Lists of maps, which jobs are made of."""

from __future__ import annotations

import json
import os
from typing import Any, Dict, List, NamedTuple

from .._errors import error_of
from .._results import warn
from ._worker import Worker


class Map(NamedTuple):
    """A map of a day: what jobs name, and what their results are filed under."""

    #: What its source is called in results; any word.
    source: str
    #: The day, as ``2025-08-12``.
    date: str
    #: A name that every machine opens: a file, or a map of an archive.
    path: str
    #: Members of a job that say how it is read, such as ``{"source": "/shared/my-map.json"}``.
    reading: Dict[str, Any] = {}


def maps(source: str, *inputs: str, keep_going: bool = False, **reading: Any) -> List[Map]:
    """List the maps of a source: of files, folders or archives, by day.

    ``source`` is what the source is called in results, ``reading`` are members of a job that say how its maps are read.
    The days are those that ``frontline`` tells, not those of names alone, so each map is read once, here. One that
    can't be read raises ``FrontlineError``, or is left out with a warning if ``keep_going``.
    """
    job = {
        "job": "series",
        "every": "snapshot",
        "inputs": [os.path.abspath(name) for name in inputs],
        "keep_going": keep_going,
        **reading,
    }
    with Worker() as worker:
        answer = json.loads(next(iter(worker.answers([json.dumps(job)]))))
    if not answer["ok"]:
        raise error_of(answer["status"], answer["diagnostics"])
    document = answer["result"]
    # What else is to be known of a map its own jobs say.
    warn([each for each in document["diagnostics"] if each["code"] == "left-out"])
    return [Map(source, file["date"], file["path"], reading) for file in document["provenance"]["files"]]
