"""One process ``frontline batch``, kept warm, that answers lines of JSON.

Any thread may ask; answers come in the order of the questions. Two threads do the input and output, so that an
interrupt in a caller never leaves half a line in a pipe.
"""

from __future__ import annotations

import atexit
import os
import queue
import subprocess
import threading
from collections import deque
from typing import IO, Any, Deque, Optional

from . import _binary
from ._errors import WorkerDied

#: How long a worker may take to end by itself once it is told that there is no more to do.
_GRACE_SECONDS = 2.0


class _Replaced(Exception):
    """The worker was ended on purpose while this question waited: ask the next one."""


class Answer:
    """The line that will answer a question."""

    __slots__ = ("_done", "_error", "_line", "is_abandoned")

    def __init__(self) -> None:
        self._done = threading.Event()
        self._line: Optional[bytes] = None
        self._error: Optional[BaseException] = None
        self.is_abandoned = False

    def give(self, line: Optional[bytes], error: Optional[BaseException] = None) -> None:
        self._line, self._error = line, error
        self._done.set()

    def wait(self) -> bytes:
        self._done.wait()
        if self._error is not None:
            raise self._error
        assert self._line is not None
        return self._line


class _Worker:
    """A process with its two threads. It is never used again once it was told to end."""

    def __init__(self) -> None:
        import tempfile

        executable = _binary.path()
        self.folder = os.getcwd()
        self.executable = executable
        self._said: IO[bytes] = tempfile.TemporaryFile()
        # A session of its own: Ctrl-C on the terminal is for Python, which decides what becomes of the worker.
        self.process = subprocess.Popen(
            [executable, "batch"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            env=_binary.environment(executable),
            bufsize=0,
            start_new_session=True,
        )
        self._questions: "queue.SimpleQueue[Optional[tuple[Answer, bytes]]]" = queue.SimpleQueue()
        self._pending: Deque[Answer] = deque()
        # Reentrant, since who abandons an answer may kill.
        self._lock = threading.RLock()
        self._is_over = False
        self._is_killed = False
        # Whether the end mark is in the queue: a question behind it would never be written.
        self._is_closing = False
        self._last_words = ""
        for work in (self._write, self._read):
            threading.Thread(target=work, name=f"frontline-{work.__name__.strip('_')}", daemon=True).start()

    @property
    def is_alive(self) -> bool:
        return not self._is_over and not self._is_killed and not self._has_ended

    @property
    def _has_ended(self) -> bool:
        """Whether the process is no more, although nobody has waited for it yet."""
        try:
            return os.waitid(os.P_PID, self.process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
        except ChildProcessError:
            return True

    def ask(self, line: bytes) -> Answer:
        answer = Answer()
        with self._lock:
            if not self._is_closing:
                self._questions.put((answer, line))
                return answer
        answer.give(None, _Replaced())
        return answer

    def _write(self) -> None:
        pipe = self.process.stdin
        assert pipe is not None
        while True:
            question = self._questions.get()
            if question is None:
                pipe.close()
                return
            answer, line = question
            with self._lock:
                if self._is_over:
                    answer.give(None, self._end())
                    continue
                self._pending.append(answer)
            view = memoryview(line)
            try:
                while view:
                    view = view[pipe.write(view) :]
            except (OSError, ValueError):
                # It has ended: the other thread sees the end of its output, and answers what is pending.
                continue

    def _read(self) -> None:
        pipe = self.process.stdout
        assert pipe is not None
        rest: list[bytes] = []
        while True:
            try:
                chunk = os.read(pipe.fileno(), 1 << 20)
            except (OSError, ValueError):
                chunk = b""
            if not chunk:
                break
            *lines, last = chunk.split(b"\n")
            for line in lines:
                rest.append(line)
                with self._lock:
                    answer = self._pending.popleft() if self._pending else None
                if answer is not None:
                    answer.give(b"".join(rest))
                rest = []
            if last:
                rest.append(last)
        self.process.wait()
        self._said.seek(0)
        self._last_words = self._said.read()[-2000:].decode("utf-8", "replace").strip()
        self._said.close()
        with self._lock:
            self._is_over = True
            left, self._pending = self._pending, deque()
        for answer in left:
            answer.give(None, self._end())
        pipe.close()

    def _end(self) -> BaseException:
        """Return what became of a question that is not answered any more."""
        if self._is_killed:
            return _Replaced()
        status = self.process.returncode
        how = f"by signal {-status}" if status is not None and status < 0 else f"with status {status}"
        words = self._last_words
        return WorkerDied(
            f"the worker ended {how} before it answered" + (f", and said: {words}" if words else ""),
            remedy="call again, which starts another one; if it ends again, try the map by itself",
        )

    def abandon(self, answer: Answer) -> None:
        """Stop waiting for an answer. The worker is ended if nobody else waits for it."""
        answer.is_abandoned = True
        with self._lock:
            if self._questions.empty() and all(other.is_abandoned for other in self._pending):
                self.kill()

    def kill(self) -> None:
        with self._lock:
            self._is_killed = True
            self.process.kill()
            self.retire()

    def retire(self) -> None:
        """Let the worker answer what it was asked, and end."""
        with self._lock:
            self._is_closing = True
            self._questions.put(None)

    def close(self) -> None:
        """End the worker now: at once if it is at work, else by itself."""
        if self._pending:
            self.kill()
        self.retire()
        try:
            self.process.wait(_GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
            self.process.wait()

    def disown(self) -> None:
        """Let go of the pipes in a process that was forked: they are the parent's."""
        for pipe in (self.process.stdin, self.process.stdout, self._said):
            try:
                if pipe is not None:
                    pipe.close()
            except (OSError, ValueError):
                pass
        # The parent's child is not ours to wait for.
        self.process.returncode = 0


class _Current:
    """The worker that is asked now."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._worker: Optional[_Worker] = None

    def worker(self) -> _Worker:
        """Return a living worker in the folder that the program is in, whose relative names it is given."""
        with self._lock:
            worker = self._worker
            if worker is not None and worker.is_alive:
                if worker.folder == os.getcwd() and worker.executable == _binary.path():
                    return worker
                worker.retire()
            self._worker = None
            self._worker = worker = _Worker()
            return worker

    def close(self) -> None:
        with self._lock:
            worker, self._worker = self._worker, None
        if worker is not None:
            worker.close()

    def forget(self) -> None:
        self._lock = threading.Lock()
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.disown()


_current = _Current()
atexit.register(_current.close)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_current.forget)


class Question:
    """A line that was asked, and what is needed to ask it again."""

    __slots__ = ("_answer", "_line", "_worker")

    def __init__(self, line: bytes) -> None:
        self._line = line
        self._ask()

    def _ask(self) -> None:
        self._worker = _current.worker()
        self._answer = self._worker.ask(self._line)

    def answer(self) -> bytes:
        """Wait for the answer. An interrupt ends the job, and leaves all ready for the next."""
        while True:
            try:
                return self._answer.wait()
            except _Replaced:
                # Another thread ended the worker in the moment in which this question was put.
                self._ask()
            except WorkerDied:
                raise
            except BaseException:
                self.abandon()
                raise

    def abandon(self) -> None:
        """Say that nobody waits for the answer any more."""
        if not self._answer.is_abandoned:
            self._worker.abandon(self._answer)


def close() -> None:
    """End the process behind this module. The next call starts another one.

    >>> import frontline_maps as fl
    >>> fl.close()
    """
    _current.close()


def process_id() -> Optional[int]:
    """Return the number of the process behind this module; None where there is none."""
    worker: Any = _current._worker
    return worker.process.pid if worker is not None and worker.is_alive else None
