"""The process that a task starts, and what is made of its answers. Needs the executable, and neither Spark nor Java."""

import json
import os
import signal

import pytest
from spark_maps import day, write_maps, write_regions

from frontline_maps import FrontlineError, FrontlineWarning, _binary
from frontline_maps.spark import changes, comparisons, distances, maps, series, zones
from frontline_maps.spark._jobs import Map, first_map
from frontline_maps.spark._run import row
from frontline_maps.spark._tables import TABLES, rows_of
from frontline_maps.spark._worker import Worker, WorkerFailed


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    try:
        _binary.path()
    except FileNotFoundError as error:
        pytest.skip(f"skipped: no executable: {error}")
    return write_maps(tmp_path_factory.mktemp("maps") / "a", days=6)


def answers(jobs, **options):
    with Worker(**options) as worker:
        return [json.loads(answer) for answer in worker.answers([json.dumps(job) for job in jobs])]


def test_answers_come_in_order_and_a_bad_job_is_one_of_them(folder):
    jobs = changes(maps("a", str(folder)))
    jobs.insert(2, {"id": "bad", "job": "change", "before": str(folder / "none.geojson"), "after": "x"})
    found = answers(jobs, threads=2)
    assert [each["id"] for each in found] == [each["id"] for each in jobs]
    assert [each["ok"] for each in found] == [True, True, False, True, True, True]
    assert found[2]["status"] == 66


def test_more_lines_than_pipes_hold_are_answered(folder):
    job = {"job": "area", "inputs": [str(folder / f"{day(0)}.geojson")], "id": "x" * 2000}
    assert len(answers([job] * 500)) == 500


def test_a_process_that_is_killed_is_told(folder):
    lines = [json.dumps({"job": "area", "inputs": [str(folder)]})] * 500
    with pytest.raises(WorkerFailed, match=r"signal 9 \(SIGKILL\)"):
        with Worker() as worker:
            for number, _ in enumerate(worker.answers(lines)):
                if number == 1:
                    os.kill(worker._process.pid, signal.SIGKILL)


def test_a_process_that_ends_with_an_error_is_told(tmp_path):
    program = tmp_path / "frontline"
    program.write_text("#!/bin/sh\necho 'no memory' >&2\nexit 74\n")
    program.chmod(0o755)
    with pytest.raises(WorkerFailed, match="status 74.*no memory"):
        answers([{"job": "area"}], binary=str(program))


def test_a_block_that_is_left_ends_the_process(folder):
    with pytest.raises(KeyError):
        with Worker() as worker:
            next(worker.answers([json.dumps({"job": "area", "inputs": [str(folder)]})] * 1000))
            raise KeyError
    assert worker._process.returncode is not None


def test_a_binary_that_is_missing_is_named():
    with pytest.raises(FileNotFoundError, match="/nowhere/frontline is no executable file"):
        Worker("/nowhere/frontline")


def test_the_result_is_the_text_of_the_answer():
    warning = '{"code":"c","severity":"warning","message":"m"}'
    text = '{"a":"\\"diagnostics\\":[","km2":0.1000,"diagnostics":[' + warning + '],"z":1}'
    label = {"ok": True, "source": "s", "date": "2025-08-12"}
    found = row('{"id":' + json.dumps(label) + ',"ok":true,"result":' + text + "}\n")
    assert found["result"] == text
    assert [each["code"] for each in found["diagnostics"]] == ["c"]
    assert (found["source"], found["date"].isoformat(), found["status"]) == ("s", "2025-08-12", 0)


def test_ids_of_any_kind_are_kept():
    labels = [("word", "word"), (7, "7"), (None, "null"), ([1], "[1]"), ({"date": "never"}, '{"date":"never"}')]
    for label, text in labels:
        found = row('{"id":' + json.dumps(label, separators=(",", ":")) + ',"ok":true,"result":{}}')
        assert (found["id"], found["source"], found["date"]) == (text, None, None)


def test_a_failure_is_a_row():
    found = row('{"id":1,"ok":false,"status":65,"diagnostics":[{"code":"c","severity":"error","message":"m"}]}')
    assert (found["ok"], found["status"], found["result"]) == (False, 65, None)
    assert found["diagnostics"][0]["message"] == "m"


def test_maps_have_the_days_that_frontline_tells(folder):
    found = maps("a", str(folder))
    assert [each.date for each in found] == [day(number) for number in range(6)]
    assert {each.source for each in found} == {"a"}


def test_a_map_that_cannot_be_read_is_an_error_or_left_out_with_a_warning(tmp_path):
    write_maps(tmp_path / "maps", days=2)
    (tmp_path / "maps" / f"{day(2)}.geojson").write_text("{")
    with pytest.raises(FrontlineError, match=day(2)):
        maps("a", str(tmp_path / "maps"))
    with pytest.warns(FrontlineWarning, match=day(2)):
        assert len(maps("a", str(tmp_path / "maps"), keep_going=True)) == 2


def listed(source, *days):
    return [Map(source, day(number), f"/m/{source}/{day(number)}.geojson") for number in days]


def test_pairs_are_of_one_source():
    jobs = changes([*listed("b", 1, 0), *listed("a", 2)], regions="/r.geojson")
    assert [(job["before"], job["after"]) for job in jobs] == [(f"/m/b/{day(0)}.geojson", f"/m/b/{day(1)}.geojson")]
    assert jobs[0]["regions"] == "/r.geojson"
    assert (jobs[0]["id"]["source"], jobs[0]["id"]["date"]) == ("b", day(1))


def test_parts_of_a_series_share_a_map():
    jobs = series(listed("a", *range(7)), maps_per_job=3)
    days = [[path[5:-8] for path in job["inputs"]] for job in jobs]
    assert days == [[day(0), day(1), day(2)], [day(2), day(3), day(4)], [day(4), day(5), day(6)]]
    assert [job["id"]["continues"] for job in jobs] == [False, True, True]
    with pytest.raises(ValueError, match="week or month"):
        series(listed("a", 1, 2), every="month")


def test_sources_are_compared_on_days_that_both_have():
    jobs = comparisons(
        listed("a", 0, 1, 2), [each._replace(reading={"source": "/b.json"}) for each in listed("b", 1, 2, 3)]
    )
    assert [job["id"]["date"] for job in jobs] == [day(1), day(2)]
    assert (jobs[0]["reading_a"], jobs[0]["reading_b"]) == ({}, {"source": "/b.json"})
    assert jobs[0]["id"]["source"] == "a-b"


def test_jobs_are_sorted_by_the_map_that_they_name_first():
    jobs = [*distances(listed("a", 0, 1), to="x"), *zones(listed("a", 0, 1)), {"job": "change"}]
    assert [job["job"] for job in sorted(jobs, key=first_map)] == ["change", "distance", "zones", "distance", "zones"]


def test_parts_of_a_series_have_the_rows_of_the_whole(folder, tmp_path):
    regions = write_regions(tmp_path / "regions.geojson")
    every = maps("a", str(folder))

    def rows(jobs):
        return [
            each
            for answer in answers(jobs)
            for each in rows_of(TABLES["series"], json.dumps(answer["result"]), "a", None, json.dumps(answer["id"]))
        ]

    def key(each):
        return each["date"], each["region"]

    whole = rows(series(every, maps_per_job=100, regions=regions))
    parts = rows(series(every, maps_per_job=3, regions=regions))
    assert len(whole) == 6 * 10
    assert sorted(parts, key=key) == sorted(whole, key=key)
