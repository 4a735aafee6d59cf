"""One process ``frontline batch``: lines in, answers out in the same order, its end awaited."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import threading
from typing import IO, Iterator, Optional, Sequence

from .. import _binary


class WorkerFailed(RuntimeError):
    """The process ended before it had answered, or with an error.

    That is no error of a job, which would be an answer: the task fails, and Spark runs it again.
    """


def executable(binary: Optional[str]) -> str:
    """Return the executable on this machine.

    ``binary`` is its path; one that is not absolute is looked for among the files and archives that Spark has brought
    here (``--files``, ``--archives``, ``addFile``, ``addArchive``). Without it, it is that of the installed package, or
    of ``FRONTLINE_BINARY``.
    """
    if binary is None:
        return _binary.path()
    if not os.path.isabs(binary):
        from pyspark import SparkFiles

        binary = SparkFiles.get(binary)
    if os.path.isfile(binary) and os.access(binary, os.X_OK):
        return binary
    raise FileNotFoundError(f"{binary} is no executable file on {os.uname().nodename}: put frontline there, or ship it")


class Worker:
    """A running ``frontline batch``. Use it in ``with``: at the end of the block it has ended, whatever happened."""

    def __init__(self, binary: Optional[str] = None, threads: int = 1, cache_mb: int = 256) -> None:
        name = executable(binary)
        # A file, not a pipe: nobody has to read it lest the process waits.
        self._errors: IO[bytes] = tempfile.TemporaryFile()
        self._process = subprocess.Popen(
            [name, "batch", "--jobs", str(threads), "--cache-mb", str(cache_mb)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env=_binary.environment(name),
        )

    def answers(self, lines: Sequence[str]) -> Iterator[bytes]:
        """Give the answer to each line, in their order, as soon as it is there."""
        stdout = self._process.stdout
        assert stdout is not None
        # The process answers while it is asked: who writes and reads by turns would wait for it, and it for him.
        asking = threading.Thread(target=self._ask, args=(lines,), daemon=True)
        asking.start()
        for line in lines:
            answer = stdout.readline()
            if not answer.endswith(b"\n"):
                raise self._failure(f"the answer to {line[:200]} is missing")
            yield answer
        asking.join()

    def _ask(self, lines: Sequence[str]) -> None:
        stdin = self._process.stdin
        assert stdin is not None
        try:
            for line in lines:
                stdin.write(line.encode() + b"\n")
            stdin.flush()
        except (BrokenPipeError, ValueError):
            pass  # The process has ended, or was ended: who reads the answers finds out, and says why.

    def finish(self) -> None:
        """Say that no line follows, and await the end of the process; an end with an error is one here."""
        assert self._process.stdin is not None and self._process.stdout is not None
        try:
            self._process.stdin.close()
        except BrokenPipeError:
            pass
        if self._process.stdout.read(1):
            raise self._failure("there is an answer that nobody asked for")
        if self._process.wait() != 0:
            raise self._failure("all jobs were answered")

    def _failure(self, where: str) -> WorkerFailed:
        try:
            status = self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            status = self._process.wait()
        how = f"signal {-status} ({signal.Signals(-status).name})" if status < 0 else f"status {status}"
        self._errors.seek(0)
        said = self._errors.read()[-2000:].decode(errors="replace").strip() or "it said nothing"
        return WorkerFailed(f"frontline batch ended with {how} on {os.uname().nodename}, {where}: {said}")

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        try:
            if kind is None:
                self.finish()
        finally:
            # Where the task was stopped the process is in the middle of a job that nobody waits for.
            if self._process.poll() is None:
                self._process.kill()
            self._process.wait()
            self._errors.close()
            for pipe in (self._process.stdin, self._process.stdout):
                try:
                    pipe and pipe.close()
                except BrokenPipeError:
                    pass  # A line was on its way that nobody takes any more.
