"""Sessions of Spark for tests, and the answers of one process to hold theirs against."""

import contextlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys

import pytest

from frontline_maps import _binary

SOURCES = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "src")


def needs_spark():
    """Skip, and say why, where Spark can't run."""
    for module in ("pyspark", "pyarrow", "pandas"):
        if importlib.util.find_spec(module) is None:
            pytest.skip(f"skipped: no {module} (Scripts/setup --for-tests)")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("skipped: no Java (Scripts/setup --for-tests)")
    try:
        _binary.path()
    except FileNotFoundError as error:
        pytest.skip(f"skipped: no executable: {error}")


@contextlib.contextmanager
def session_of(master, **settings):
    """A session whose workers import this package from its sources, on loopback alone."""
    from pyspark.sql import SparkSession

    os.environ.update(PYSPARK_PYTHON=sys.executable, SPARK_LOCAL_IP="127.0.0.1")
    builder = SparkSession.builder.master(master).appName("frontline-maps tests")
    for name, value in {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.executorEnv.PYTHONPATH": SOURCES,
        "spark.executorEnv.FRONTLINE_BINARY": _binary.path(),
        **settings,
    }.items():
        builder = builder.config(name, value)
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = SOURCES + (os.pathsep + before if before else "")
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    try:
        yield session
    finally:
        session.stop()
        if before is None:
            del os.environ["PYTHONPATH"]
        else:
            os.environ["PYTHONPATH"] = before


def told_by_one_process(jobs):
    """Return number, success and the text of the result of each job, as one ``frontline batch`` gives them."""
    lines = "".join(json.dumps(job) + "\n" for job in jobs)
    done = subprocess.run([_binary.path(), "batch"], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    told = []
    for number, answer in enumerate(done.stdout.decode().splitlines()):
        _, is_ok, text = answer.partition(',"ok":true,"result":')
        told.append((number, bool(is_ok), text[:-1] if is_ok else None))
    return told
