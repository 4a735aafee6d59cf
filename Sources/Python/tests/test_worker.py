"""The process behind the module: kept warm, shared by threads, replaced when it ends, gone with Python."""

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time

import pytest

import frontline_maps as fl
from frontline_maps import _worker

pytestmark = pytest.mark.filterwarnings("ignore::frontline_maps.FrontlineNotice")


#: Whoever starts the tests may ignore interrupts, and then Python does.
INTERRUPTIBLE = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"


def python(code, *, interrupt_after=None):
    """Run code in a Python of its own; with a time, interrupt it that long after it says that it is ready."""
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", INTERRUPTIBLE + textwrap.dedent(code)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    first = ""
    try:
        if interrupt_after is not None:
            first = process.stdout.readline()
            time.sleep(interrupt_after)
            # As on a terminal: the whole group gets it.
            os.killpg(process.pid, signal.SIGINT)
        printed, said = process.communicate(timeout=120)
    except BaseException:
        os.killpg(process.pid, signal.SIGKILL)
        raise
    assert process.returncode == 0, said
    return first + printed


def is_running(number):
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    with open(f"/proc/{number}/stat") as file:
        return file.read().split(")")[1].split()[0] != "Z"


def wait_until_gone(number):
    for _ in range(200):
        if not is_running(number):
            return True
        time.sleep(0.05)
    return False


def test_one_process_answers_all(maps):
    fl.area(maps)
    number = _worker.process_id()
    for _ in range(5):
        fl.area(maps)
    assert _worker.process_id() == number


def test_threads_share_it(maps):
    fl.close()
    expected = {day: fl.area(f"maps/2025-01-0{day}.geojson").to_dict() for day in (1, 2, 3)}
    wrong = []

    def work(number):
        for turn in range(20):
            day = (number + turn) % 3 + 1
            try:
                if fl.area(f"maps/2025-01-0{day}.geojson").to_dict() != expected[day]:
                    wrong.append(day)
                if turn % 5 == 0:
                    with pytest.raises(fl.CannotOpenError):
                        fl.area("nothing.geojson")
            except BaseException as error:
                wrong.append(error)

    threads = [threading.Thread(target=work, args=[number]) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_one_that_ended_is_replaced(maps):
    fl.area(maps)
    number = _worker.process_id()
    os.kill(number, signal.SIGKILL)
    # Its first thread may be gone while others still hold the pipes: it has ended when it can be waited for.
    deadline = time.monotonic() + 30
    while _worker.process_id() is not None and time.monotonic() < deadline:
        time.sleep(0.01)
    assert _worker.process_id() is None
    assert fl.area(maps).snapshots
    assert _worker.process_id() != number


def test_one_that_dies_at_work_is_an_exception(tmp_path, monkeypatch, maps):
    """A program that takes a job and dies; then the real one again."""
    real = os.environ["FRONTLINE_BINARY"]
    for words, part in [("echo lost >&2; kill -9 $$", "by signal 9"), ("echo lost >&2; exit 3", "with status 3")]:
        program = tmp_path / f"dying{len(words)}"
        program.write_text(f"#!/bin/sh\nread line\n{words}\n")
        program.chmod(0o755)
        monkeypatch.setenv("FRONTLINE_BINARY", str(program))
        with pytest.raises(fl.WorkerDied, match=part) as caught:
            fl.area(maps)
        assert "lost" in str(caught.value) and caught.value.remedy
    monkeypatch.setenv("FRONTLINE_BINARY", real)
    assert fl.area(maps).snapshots


def test_names_are_relative_to_where_the_program_is(maps, tmp_path, monkeypatch):
    assert fl.area("maps/2025-01-01.geojson").snapshots[0].path == "maps/2025-01-01.geojson"
    monkeypatch.chdir(tmp_path / "maps")
    assert fl.area("2025-01-01.geojson").snapshots[0].path == "2025-01-01.geojson"


def test_a_file_that_changed_is_read_anew(maps, tmp_path):
    before = fl.area("maps/2025-01-01.geojson").snapshots[0].territory.km2
    text = (tmp_path / "maps/2025-01-03.geojson").read_text()
    (tmp_path / "maps/2025-01-01.geojson").write_text(text)
    assert fl.area("maps/2025-01-01.geojson").snapshots[0].territory.km2 > before


def test_it_ends_with_python(maps):
    number = int(
        python(
            """
            import frontline_maps as fl
            from frontline_maps import _worker
            fl.area()
            print(_worker.process_id())
            """
        )
    )
    assert wait_until_gone(number)


def test_it_ends_when_python_is_killed(maps):
    number = int(
        subprocess.run(
            [
                sys.executable,
                "-W",
                "ignore",
                "-c",
                "import frontline_maps as fl, os; from frontline_maps import _worker; fl.area()\n"
                "print(_worker.process_id(), flush=True); os.kill(os.getpid(), 9)",
            ],
            stdout=subprocess.PIPE,
            text=True,
        ).stdout
    )
    assert wait_until_gone(number)


LONG = """
    import frontline_maps as fl, json, time
    from frontline_maps import _worker
    # Ten thousand small squares: the distance of each from the front takes long enough to be interrupted.
    def square(x, y, size):
        return [[[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]]
    land = {"type": "Feature", "properties": {}, "geometry": {"type": "MultiPolygon", "coordinates": [
        square(30 + number % 150 * 0.02, 46 + number // 150 * 0.02, 0.015) for number in range(15000)]}}
    json.dump(land, open("squares-2025-01-01.geojson", "w"))
    fl.area()
    first = _worker.process_id()
"""


def test_an_interrupt_ends_the_job_and_no_more():
    printed = python(
        LONG
        + """
    print("ready", flush=True)
    try:
        for _ in range(10000):
            fl.zones("squares-2025-01-01.geojson", within_km=[5, 10, 20, 50])
        print("was not interrupted")
    except KeyboardInterrupt:
        print("interrupted")
    started = time.monotonic()
    assert round(fl.change().gained_km2, 3) == 187.593
    # What was at work did not hold it up.
    assert time.monotonic() - started < 5, time.monotonic() - started
    print("usable")
    """,
        interrupt_after=0.4,
    )
    assert printed.split() == ["ready", "interrupted", "usable"]


def test_interrupts_at_any_moment_leave_it_usable():
    printed = python(
        """
        import frontline_maps as fl, itertools, os, signal, threading, time
        expected = fl.area().to_dict()
        done = interrupted = 0
        for turn in range(40):
            timer = threading.Timer(0.001 * turn**1.7, os.kill, (os.getpid(), signal.SIGINT))
            try:
                timer.start()
                while timer.is_alive():
                    assert fl.area().to_dict() == expected
                    done += 1
                time.sleep(0.2)
            except KeyboardInterrupt:
                interrupted += 1
            timer.join()
        assert fl.area().to_dict() == expected and done > 0 and interrupted == 40, (done, interrupted)
        print("usable")
        """
    )
    assert printed.split() == ["usable"]


def test_a_fork_has_a_process_of_its_own():
    printed = python(
        """
        import frontline_maps as fl, os
        from frontline_maps import _worker
        expected, number = fl.area().to_dict(), _worker.process_id()
        child = os.fork()
        if child == 0:
            try:
                assert _worker.process_id() is None
                assert fl.area().to_dict() == expected and _worker.process_id() != number
                print("child", flush=True)
                fl.close()
            finally:
                os._exit(0)
        os.waitpid(child, 0)
        assert fl.area().to_dict() == expected and _worker.process_id() == number
        print("parent")
        """
    )
    assert printed.split() == ["child", "parent"]


def test_many_processes_at_once():
    printed = python(
        """
        import multiprocessing
        import frontline_maps as fl
        expected = fl.area().to_dict()
        def work(number):
            return fl.area().to_dict() == expected
        with multiprocessing.get_context("fork").Pool(4) as pool:
            print(all(pool.map(work, range(20))))
        """
    )
    assert printed.split() == ["True"]


def test_a_batch_that_is_left_leaves_nothing_behind(maps):
    outcomes = fl.batch({"job": "area", "id": number} for number in range(10**9))
    assert next(outcomes).id == 0
    outcomes.close()
    assert fl.area(maps).snapshots


def test_no_executable_is_said(monkeypatch, maps):
    monkeypatch.setenv("FRONTLINE_BINARY", "/nowhere/frontline")
    with pytest.raises(FileNotFoundError, match="FRONTLINE_BINARY"):
        fl.area(maps)


def test_a_question_put_behind_the_end_is_not_waited_for(maps):
    """`chdir`, `close` and an interrupt in another thread may come between choosing a worker and asking it."""
    fl.area(maps)
    worker = _worker._current.worker()
    worker.retire()
    with pytest.raises(_worker._Replaced):
        worker.ask(b'{"job":"area"}\n').wait()
    assert fl.area(maps)
