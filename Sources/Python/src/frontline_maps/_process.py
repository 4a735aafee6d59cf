"""Run a command of ``frontline`` that is no job: it writes files, and has a process of its own."""

from __future__ import annotations

import os
import pathlib
import signal
import subprocess
from typing import Any, List, Mapping, Sequence

from . import _binary
from ._errors import FrontlineError, error_of_command
from ._inputs import Prepared, flattened
from ._results import warn

#: How long a command that was interrupted may take to put things in order.
_GRACE_SECONDS = 10.0

_NOTES = {"frontline: warning: ": "warning", "frontline: notice: ": "notice"}


def run(
    words: Sequence[str], inputs: Sequence[Any], options: Mapping[str, Any], repeated: Sequence[str] = ()
) -> bytes:
    """Run a command and return what it printed. What it says is given as warnings; a failure is an exception.

    Options are named as on the command line; of those that are ``repeated`` each value is given by itself, lists of
    others are joined with commas.
    """
    prepared = Prepared({})
    arguments = [*words, *_words(prepared, options, repeated)]
    names = [str(prepared.value(value, "inputs")) for value in flattened(tuple(inputs))]
    if names:
        arguments += ["--", *names]
    executable = _binary.path()
    process = subprocess.Popen(
        [executable, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_binary.environment(executable),
        start_new_session=True,
    )
    try:
        printed, said = process.communicate()
    except BaseException:
        # It removes what is half-written, and ends.
        process.send_signal(signal.SIGINT)
        try:
            process.communicate(timeout=_GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
        raise
    _report(process.returncode, said.decode("utf-8", "replace").splitlines(), prepared)
    return printed


def _words(prepared: Prepared, options: Mapping[str, Any], repeated: Sequence[str]) -> List[str]:
    words: List[str] = []
    for name, value in options.items():
        value = prepared.value(value, name)
        if value is None or value is False:
            continue
        if value is True:
            words.append(f"--{name}")
        elif isinstance(value, dict):
            words += [f"--{name}={key}={item}" for key, item in value.items()]
        elif isinstance(value, list) and name in repeated:
            words += [f"--{name}={item}" for item in value]
        elif isinstance(value, list):
            words.append(f"--{name}={','.join(map(str, value))}")
        else:
            words.append(f"--{name}={value}")
    return words


def _report(status: int, lines: List[str], prepared: Prepared) -> None:
    notes, failures = [], []
    for line in lines:
        if prepared.folder_prefix:
            line = line.replace(prepared.folder_prefix, "")
        for prefix, severity in _NOTES.items():
            if line.startswith(prefix):
                notes.append({"severity": severity, "message": line[len(prefix) :]})
                break
        else:
            failures.append(line[len("frontline: ") :] if line.startswith("frontline: ") else line)
    warn(notes)
    if status < 0:
        raise FrontlineError(f"the command ended by signal {-status}", remedy="try again", status=1)
    if status:
        raise error_of_command(status, "\n".join(failures) or f"the command ended with status {status}")


def territory(value: Any) -> dict[str, Any]:
    """Return the options of a territory: its name, or statuses."""
    return {"territory": value} if value is None or isinstance(value, str) else {"statuses": list(value)}


def written(output: Any) -> "pathlib.Path":
    """Return the name of a file as a path."""
    return pathlib.Path(os.fspath(output))
