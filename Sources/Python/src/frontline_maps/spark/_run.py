"""Jobs × partitions to a DataFrame of results."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING, Any, Dict, Iterable, Iterator, List, Optional, Tuple, Union

from ._jobs import Job, first_map
from ._worker import Worker, WorkerFailed

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

#: The columns of results. ``position`` is that of the job in what was given; ``result`` the document as JSON.
COLUMNS = (
    "position bigint, id string, job string, source string, date date, ok boolean, status int, "
    "diagnostics array<struct<code: string, severity: string, path: string, message: string, advice: string>>, "
    "result string"
)

#: A batch of rows is handed on when its results have so many bytes: an Arrow string column holds 2 GiB.
_BATCH_BYTES = 16 << 20


def run(
    spark: SparkSession,
    jobs: Union[Iterable[Job], DataFrame],
    partitions: Optional[int] = None,
    threads: Optional[int] = None,
    cache_mb: int = 256,
    binary: Optional[str] = None,
) -> DataFrame:
    """Run jobs on the executors, and return a row for each: whether it is ok, what is to be known, its result.

    - ``jobs``: dictionaries, or a DataFrame whose column ``job`` has them as JSON. Dictionaries are sorted by the first
      map that they name and cut into ``partitions`` of equal length: a process reads a map once and keeps it for a
      while, so jobs that share maps belong into one partition, side by side. A DataFrame is left in its partitions.
    - ``partitions``: how many; by default four for each core, so that one that takes longer keeps few cores waiting.
      Each starts a process, which takes some milliseconds.
    - ``threads``: of a process; by default the cores that Spark gives a task (``spark.task.cpus``).
    - ``cache_mb``: how many megabytes of maps each process keeps.
    - ``binary``: the executable, where it is not that of the package on each machine: a path that is the same on all
      of them, or a relative one, that of a file that Spark ships (``addFile``, ``addArchive``).

    Nothing runs before the rows are asked for, and all runs again each time that they are: write them, or
    ``persist()``. A job that fails is a row with ``ok`` false, its exit ``status`` and ``diagnostics``. A process that
    fails is a task that fails, which Spark runs again: up to ``spark.task.maxFailures`` times, with the master
    ``local[2]`` not once (``local[2,4]`` does).
    """
    from pyspark.sql import DataFrame as Frame

    if threads is None:
        threads = int(spark.conf.get("spark.task.cpus", "1") or 1)
    if isinstance(jobs, Frame):
        if dict(jobs.dtypes).get("job") != "string":
            raise ValueError("a DataFrame of jobs has a column job of text, the lines of frontline batch")
        lines = jobs.selectExpr("cast(null as bigint) position", "job line")
        lines = lines if partitions is None else lines.repartition(partitions)
    else:
        lines = _lines(spark, list(jobs), partitions)
    return lines.mapInArrow(_Answers(binary, threads, cache_mb), COLUMNS)


def _lines(spark: SparkSession, jobs: List[Job], partitions: Optional[int]) -> DataFrame:
    """Cut jobs into partitions of equal length, those side by side that share maps."""
    order = sorted(range(len(jobs)), key=lambda position: (first_map(jobs[position]), position))
    lines = [(position, json.dumps(jobs[position], ensure_ascii=False)) for position in order]
    context = spark.sparkContext
    count = partitions or min(len(lines), 4 * context.defaultParallelism)
    return spark.createDataFrame(context.parallelize(lines, max(1, count)), "position bigint, line string")


class _Answers:
    """What a task does: a process for its partition, and a row for each of its answers."""

    def __init__(self, binary: Optional[str], threads: int, cache_mb: int) -> None:
        self.binary, self.threads, self.cache_mb = binary, threads, cache_mb

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import pyarrow as pa

        schema = _schema()
        with Worker(self.binary, self.threads, self.cache_mb) as worker:
            for batch in batches:
                lines = [_one_line(line) for line in batch.column("line").to_pylist()]
                rows: List[Dict[str, Any]] = []
                size = 0
                answers = zip(batch.column("position").to_pylist(), lines, worker.answers(lines))
                for position, line, answer in answers:
                    rows.append({"position": position, "job": _name(line), **row(answer.decode())})
                    size += len(answer)
                    if size >= _BATCH_BYTES:
                        yield pa.RecordBatch.from_pylist(rows, schema=schema)
                        rows, size = [], 0
                if rows:
                    yield pa.RecordBatch.from_pylist(rows, schema=schema)


def _schema() -> pa.Schema:
    import pyarrow as pa

    diagnostic = pa.struct([(name, pa.string()) for name in ("code", "severity", "path", "message", "advice")])
    return pa.schema(
        [
            ("position", pa.int64()),
            ("id", pa.string()),
            ("job", pa.string()),
            ("source", pa.string()),
            ("date", pa.date32()),
            ("ok", pa.bool_()),
            ("status", pa.int32()),
            ("diagnostics", pa.list_(diagnostic)),
            ("result", pa.string()),
        ]
    )


def _one_line(job: Optional[str]) -> str:
    """Return a job as a line that is answered: a line feed would end it, and a line of spaces has no answer."""
    line = (job or "").replace("\n", " ")
    return line if line.strip() else "null"


def _name(line: str) -> Optional[str]:
    """Return the word of a job, where it can be read."""
    try:
        name = json.loads(line).get("job")
    except (ValueError, AttributeError):
        return None
    return name if isinstance(name, str) else None


_ID = '{"id":'
_OK = ',"ok":true,"result":'
_decoder = json.JSONDecoder()


def row(answer: str) -> Dict[str, Any]:
    """Make a row of an answer.

    The result is cut out of its line as it stands: it may be large, and written anew it would no longer be the text
    that one process gives.

    >>> row('{"id":7,"ok":true,"result":{"km2":1.50,"diagnostics":[]}}')["result"]
    '{"km2":1.50,"diagnostics":[]}'
    """
    answer = answer.rstrip("\n")
    if not answer.startswith(_ID):
        raise WorkerFailed(f"frontline batch gave what is no answer: {answer[:200]}")
    label, end = _decoder.raw_decode(answer, len(_ID))
    found: Dict[str, Any] = {"id": label if isinstance(label, str) else answer[len(_ID) : end]}
    found["source"], found["date"] = _filed(label)
    if answer.startswith(_OK, end):
        found.update(ok=True, status=0, result=answer[end + len(_OK) : -1])
        diagnostics = _diagnostics(found["result"])
    else:
        failure = json.loads(answer)
        found.update(ok=False, status=failure["status"], result=None)
        diagnostics = failure["diagnostics"]
    found["diagnostics"] = diagnostics
    return found


def _filed(label: Any) -> Tuple[Optional[str], Optional[datetime.date]]:
    """Return the source and the day that an id names, where it does."""
    if not isinstance(label, dict):
        return None, None
    source, day = label.get("source"), label.get("date")
    try:
        date = datetime.date.fromisoformat(day) if isinstance(day, str) else None
    except ValueError:
        date = None
    return source if isinstance(source, str) else None, date


def _diagnostics(result: str) -> List[Dict[str, Any]]:
    """Read the diagnostics of a document, and no more of it: a document may have a row for every settlement.

    Within a text of JSON a quotation mark is escaped, so these characters are the member, and stand nowhere else.
    """
    member = '"diagnostics":'
    start = result.rfind(member)
    return [] if start < 0 else _decoder.raw_decode(result, start + len(member))[0]
