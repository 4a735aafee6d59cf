"""A standalone cluster of Spark on loopback, whose workers can be killed."""

import os
import re
import signal
import subprocess
import time


class Cluster:
    """A master and workers of one core each, as processes of this machine; use it in ``with``."""

    def __init__(self, folder, workers=2):
        self.folder, self.worker_count = folder, workers
        self.master = None
        self.workers = []

    def __enter__(self):
        try:
            self.master = self._start("master", "Master", "--port", "0")
            self.address = self._said("master", r"Starting Spark master at (spark://\S+)")
            for number in range(self.worker_count):
                name = f"worker{number}"
                arguments = ("--port", "0", "-c", "1", "-m", "1g", "-d", str(self.folder / name), self.address)
                self.workers.append(self._start(name, "Worker", *arguments))
            for number in range(self.worker_count):
                self._said(f"worker{number}", "(Successfully registered with master)")
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for process in [*self.workers, self.master]:
            if process and process.poll() is None:
                process.terminate()
                process.wait(30)

    def kill(self, number):
        """End a worker and its executors by SIGKILL, as when a machine is lost."""
        worker = self.workers[number]
        executors = _children(worker.pid)
        assert executors, "the worker has no executor yet"
        for process in [worker.pid, *executors]:
            os.kill(process, signal.SIGKILL)
        worker.wait()

    def _start(self, name, kind, *arguments):
        import pyspark

        program = os.path.join(os.path.dirname(pyspark.__file__), "bin", "spark-class")
        java = f"org.apache.spark.deploy.{kind.lower()}.{kind}"
        log = open(self.folder / f"{name}.log", "wb")
        with log:
            return subprocess.Popen(
                [program, java, "--host", "127.0.0.1", "--webui-port", "0", *arguments],
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=self.folder,
                env={**os.environ, "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_DAEMON_MEMORY": "256m"},
            )

    def _said(self, name, pattern, seconds=60):
        """Wait until a log says something, and return it."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            text = (self.folder / f"{name}.log").read_text(errors="replace")
            found = re.search(pattern, text)
            if found:
                return found.group(1)
            time.sleep(0.1)
        raise AssertionError(f"{name} did not start within {seconds} s:\n{text[-2000:]}")


def _children(parent):
    """Return the processes that a process has started, and that still run."""
    found = []
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                with open(f"/proc/{entry}/stat") as stat:
                    # The name is in parentheses and may hold anything; behind it stand the state and the parent.
                    state, above = stat.read().rpartition(")")[2].split()[:2]
            except OSError:
                continue
            if int(above) == parent and state != "Z":
                found.append(int(entry))
    return found
