"""``frontline_maps.spark`` with the master ``local[2]``: the figures of one process, to the last bit."""

import datetime
import json
import shutil
import tarfile

import pytest
from spark_maps import day, write_maps, write_places, write_regions
from spark_sessions import needs_spark, session_of, told_by_one_process

from frontline_maps import _binary
from frontline_maps import spark as fls


@pytest.fixture(scope="module")
def session():
    needs_spark()
    with session_of("local[2]") as session:
        yield session


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """Two sources of maps, from January into February, with regions and places."""
    needs_spark()
    folder = tmp_path_factory.mktemp("data")
    write_maps(folder / "a", days=7)
    write_maps(folder / "b", days=7, shift=0.01)
    write_regions(folder / "regions.geojson")
    write_places(folder / "places.geojson")
    return folder


@pytest.fixture(scope="module")
def both(data):
    return [*fls.maps("a", str(data / "a")), *fls.maps("b", str(data / "b"))]


@pytest.fixture(scope="module")
def jobs(both, data):
    """Jobs of every kind, and two that can't be done."""
    regions, places = str(data / "regions.geojson"), str(data / "places.geojson")
    return [
        {"id": "no such job", "job": "measure"},
        {"id": 2, "job": "area", "inputs": [str(data / "none.geojson")]},
        *fls.changes(both, regions=regions),
        *fls.series(both, maps_per_job=4, regions=regions),
        *fls.areas(both, regions=regions),
        *fls.distances(both, to=places, each=True),
        *fls.zones(both, places=places),
        *fls.comparisons(both[:7], both[7:]),
    ]


@pytest.fixture(scope="module")
def told(jobs):
    return told_by_one_process(jobs)


@pytest.fixture(scope="module")
def results(session, jobs):
    return fls.run(session, jobs, partitions=6).persist()


def test_results_are_those_of_one_process(results, told):
    found = [(each.position, each.ok, each.result) for each in results.orderBy("position").collect()]
    assert found == told


def test_a_job_that_fails_is_a_row(results):
    bad = results.where("not ok").orderBy("position").collect()
    assert [(each.id, each.job, each.status) for each in bad] == [("no such job", "measure", 64), ("2", "area", 66)]
    assert "none.geojson" in str(bad[1].diagnostics[0].path) + bad[1].diagnostics[0].message


def test_tables_have_the_doubles_of_the_documents(results, told):
    documents = [json.loads(text) for _, ok, text in told if ok]
    of = {}
    for document in documents:
        of.setdefault(document["schema"].split("/")[0].split(".")[1], []).append(document)
    changed = {(each["before"]["path"], each["gained_km2"], each["lost_km2"]) for each in of["change"]}
    table = fls.table(results, "change")
    assert {(each.before_path, each.gained_km2, each.lost_km2) for each in table.collect()} == changed
    assert len(changed) == 12

    near = {(each["path"], each["name"], each["km"]) for one in of["distance"] for each in one["snapshots"]}
    table = fls.table(results, "distance")
    assert {(each.path, each.name, each.km) for each in table.collect()} == near
    assert len(near) == 14 * 200

    rows = {(each["region"], each["date"]): each for one in of["series"] for each in one["rows"]}
    table = fls.table(results, "series").where("source = 'b'").collect()
    assert len(table) == 7 * 10
    # The second source came last.
    assert all(each.area_km2 == rows[each.region, str(each.date)]["area_km2"] for each in table)


@pytest.mark.parametrize("name", sorted(fls.TABLES))
def test_every_table_has_rows(results, name):
    first = fls.table(results, name).first()
    assert first is not None and first.date >= datetime.date(2025, 1, 28)


def test_a_table_that_is_not_there_is_refused(results):
    with pytest.raises(ValueError, match="there is no table changes: give one of change, "):
        fls.table(results, "changes")


def test_parquet_is_partitioned_by_source_and_month(session, results, tmp_path):
    folder = str(tmp_path / "change")
    table = fls.table(results, "change")
    fls.write(table, folder)
    names = sorted(str(each.relative_to(folder)) for each in (tmp_path / "change").glob("*/*"))
    assert names == [f"source={source}/month={month}" for source in "ab" for month in ("2025-01", "2025-02")]
    read = session.read.parquet(folder)
    assert sorted(read.select(*table.columns).collect()) == sorted(table.collect())

    fls.write(table.where("date = '2025-02-01' and source = 'a'"), folder, replace_months=True)
    rows = session.read.parquet(folder).groupBy("source", "month").count().collect()
    counts = {(each.source, each.month): each["count"] for each in rows}
    assert (counts[("a", "2025-02")], counts[("a", "2025-01")], counts[("b", "2025-02")]) == (1, 3, 3)


def test_a_frame_of_jobs_keeps_its_partitions(session, jobs, told):
    frame = session.createDataFrame([(json.dumps(job, indent=1),) for job in jobs[:8]] + [(None,), ("",)], "job string")
    results = fls.run(session, frame.repartition(3))
    assert results.rdd.getNumPartitions() == 3
    found = results.collect()
    assert len(found) == 10
    assert sum(each.ok for each in found) == 6
    assert {each.result for each in found if each.ok} == {text for _, ok, text in told[:8] if ok}


def test_a_binary_that_spark_ships_is_used(session, jobs, told, tmp_path):
    shutil.copy(_binary.path(), tmp_path / "frontline-shipped")
    session.sparkContext.addFile(str(tmp_path / "frontline-shipped"))
    # Out of a .tar that is not compressed Spark makes files that nobody may run.
    with tarfile.open(tmp_path / "environment.tar.gz", "w:gz", compresslevel=1) as archive:
        archive.add(_binary.path(), "bin/frontline")
    session.sparkContext.addArchive(f"{tmp_path / 'environment.tar.gz'}#environment")
    for name in ("frontline-shipped", "environment/bin/frontline"):
        found = fls.run(session, jobs[2:4], partitions=1, binary=name).orderBy("position").collect()
        assert [each.result for each in found] == [text for _, _, text in told[2:4]]


def test_a_process_that_dies_is_the_end_of_the_task_and_told(session, tmp_path):
    program = tmp_path / "frontline"
    program.write_text("#!/bin/sh\nread line\necho 'out of memory' >&2\nkill -9 $$\n")
    program.chmod(0o755)
    with pytest.raises(Exception, match="signal 9.*out of memory"):
        fls.run(session, [{"job": "area"}], binary=str(program)).collect()


def test_no_jobs_have_no_results(session):
    assert fls.run(session, []).collect() == []


def test_days_are_those_of_the_maps(results):
    days = {str(each.date) for each in fls.table(results, "zone_places").select("date").distinct().collect()}
    assert days == {day(number) for number in range(7)}
