"""Many jobs at a time, in order."""

from __future__ import annotations

import os
from collections import deque
from typing import Any, Deque, Iterable, Iterator, Mapping, Tuple, Union

from ._errors import FrontlineError
from ._inputs import Prepared
from ._results import Map, Result, _opened, line_of
from ._worker import Question


def batch(jobs: Iterable[Mapping[str, Any]]) -> Iterator[Union[Result, FrontlineError]]:
    """Run jobs on all cores, and give a result for each, in order.

    A job is a mapping with ``job``, the members of that job, and an ``id`` if you like. One that fails gives its
    exception in its place, and does not end the others. Jobs may be any number: some are asked ahead, no more.

    >>> import frontline_maps as fl
    >>> jobs = [{"job": "area", "id": "a"}, {"job": "area", "inputs": ["no.geojson"]}, {"job": "front"}]
    >>> for outcome in fl.batch(jobs):
    ...     print(outcome.status if isinstance(outcome, fl.FrontlineError) else outcome.job)
    area
    66
    front
    """
    ahead = 4 * (os.cpu_count() or 1)
    waiting: Deque[Tuple[Any, Any, Prepared, Question]] = deque()
    try:
        for job in jobs:
            members = dict(job)
            id = members.pop("id", None)
            prepared = Prepared(members)
            waiting.append((id, prepared.members.get("job"), prepared, Question(line_of(prepared.members))))
            if len(waiting) > ahead:
                yield _outcome(*waiting.popleft())
        while waiting:
            yield _outcome(*waiting.popleft())
    finally:
        # A caller that stops wants none of the others.
        for _, _, _, question in waiting:
            question.abandon()


def _outcome(id: Any, job: Any, prepared: Prepared, question: Question) -> Union[Result, FrontlineError]:
    try:
        document = _opened(question.answer(), prepared)
    except FrontlineError as error:
        error.id = id  # type: ignore[attr-defined]
        return error
    members = document if isinstance(document, dict) else {"result": document}
    return (Map if job == "map" else Result)(str(job), members, prepared, id)
