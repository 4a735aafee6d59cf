"""A standalone master and two workers on loopback, of which one is killed on the way."""

import time
from threading import Thread

import pytest
from spark_cluster import Cluster
from spark_maps import write_maps, write_regions
from spark_sessions import needs_spark, session_of, told_by_one_process

from frontline_maps import _binary
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
        settings = {
            "spark.executor.memory": "512m",
            "spark.executor.cores": "1",
            "spark.cores.max": "2",
            "spark.executorEnv.FRONTLINE_BINARY": _held_executable(folder),
        }
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
            try:
                stage = _both_at_work(session, folder, run)
                cluster.kill(0)
            finally:
                (folder / "killed").touch()
            run.join(300)
            assert not run.is_alive() and not failures, failures
            lost = session.sparkContext.statusTracker().getStageInfo(stage).numFailedTasks
    assert lost >= 1, "no task was lost: the worker was killed too late"
    assert sorted(found) == told_by_one_process(jobs)
    assert len(found) == len(jobs)


def _held_executable(folder):
    """Write a program that runs frontline for the first tasks, and for later ones not before a worker is killed."""
    program = folder / "frontline"
    program.write_text(f"""#!/bin/sh
cd "{folder}" || exit 1
touch "started.$$"
if [ "$(ls | grep -c '^started')" -gt 3 ]; then
  touch "waiting.$$"
  until [ -e killed ]; do sleep 0.1; done
fi
exec "{_binary.path()}" "$@"
""")
    program.chmod(0o755)
    return str(program)


def _both_at_work(session, folder, run):
    """Wait until both workers have a task that waits, and return the stage."""
    end = time.monotonic() + 240
    while run.is_alive() and time.monotonic() < end:
        if len(list(folder.glob("waiting.*"))) == 2:
            (stage,) = session.sparkContext.statusTracker().getActiveStageIds()
            return stage
        time.sleep(0.02)
    raise AssertionError(f"the workers did not get to the tasks that wait: {sorted(folder.iterdir())}")
