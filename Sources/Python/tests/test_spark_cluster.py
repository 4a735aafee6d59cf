"""A standalone master and two workers on loopback, of which one is killed on the way."""

import time
from threading import Thread

import pytest
from spark_cluster import Cluster
from spark_maps import write_maps, write_regions
from spark_sessions import needs_spark, session_of, told_by_one_process

from frontline_maps import spark as fls


@pytest.fixture
def jobs(tmp_path):
    needs_spark()
    regions = write_regions(tmp_path / "regions.geojson")
    maps = fls.maps("a", str(write_maps(tmp_path / "maps", days=10, corners=250)))
    return [*fls.changes(maps, regions=regions), *fls.series(maps, maps_per_job=4, regions=regions), {"id": "bad"}] * 2


def test_a_worker_that_is_killed_changes_no_figure(jobs, tmp_path):
    folder = tmp_path / "cluster"
    folder.mkdir()
    with Cluster(folder) as cluster:
        settings = {"spark.executor.memory": "512m", "spark.executor.cores": "1", "spark.cores.max": "2"}
        with session_of(cluster.address, **settings) as session:
            results = fls.run(session, jobs, partitions=10).select("position", "ok", "result")
            found, failures = [], []

            def collect():
                try:
                    found.extend(tuple(each) for each in results.collect())
                except Exception as error:
                    failures.append(error)

            run = Thread(target=collect)
            run.start()
            stage = _both_at_work(session, run)
            cluster.kill(0)
            run.join(300)
            assert not run.is_alive() and not failures, failures
            lost = session.sparkContext.statusTracker().getStageInfo(stage).numFailedTasks
    assert lost >= 1, "no task was lost: the worker was killed too late"
    assert sorted(found) == told_by_one_process(jobs)
    assert len(found) == len(jobs)


def _both_at_work(session, run):
    """Wait until some tasks are done and both workers have one, and return their stage."""
    tracker = session.sparkContext.statusTracker()
    while run.is_alive():
        for stage in tracker.getActiveStageIds():
            info = tracker.getStageInfo(stage)
            if info and info.numCompletedTasks >= 3 and info.numActiveTasks == 2:
                return stage
        time.sleep(0.02)
    raise AssertionError("all was done before the worker could be killed")
