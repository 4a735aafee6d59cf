"""Time and memory of whole processes, measured in turn."""

import os
import shutil
import statistics
import subprocess
import tempfile
import time


class CommandFailed(Exception):
    """A command that can't be started or ends with a status other than 0."""

    def __init__(self, command, status, message):
        last = message.strip().splitlines()[-1] if message.strip() else "no message"
        super().__init__(f"status {status}: {last[:200]}")


def run(command):
    """Runs `command` with its output thrown away; returns the seconds it took."""
    with tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        try:
            done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=errors, check=False)
        except OSError as error:
            raise CommandFailed(command, "none", str(error)) from None
        seconds = time.perf_counter() - start
        if done.returncode != 0:
            errors.seek(0)
            raise CommandFailed(command, done.returncode, errors.read().decode(errors="replace"))
    return seconds


def output_and_peak(command):
    """Standard output of a run that is not timed, and its peak resident memory in MB (None: unknown).

    GNU time starts the command from a process of its own: what the kernel reports to us
    by wait4 begins at the size of this interpreter, and hides a smaller child.
    """
    gnu_time = shutil.which("time")
    with tempfile.NamedTemporaryFile("r") as report:
        prefix = [gnu_time, "-q", "-f", "%M", "-o", report.name] if gnu_time and os.uname().sysname == "Linux" else []
        try:
            done = subprocess.run(prefix + list(command), capture_output=True, text=True, check=False)
        except OSError as error:
            raise CommandFailed(command, "none", str(error)) from None
        if done.returncode != 0:
            raise CommandFailed(command, done.returncode, done.stderr)
        text = report.read().split()
    return done.stdout, int(text[-1]) * 1024 / 1e6 if text else None


def in_turn(commands, rounds):
    """Runs all commands in turn, `rounds` times, so that a busy moment of the machine
    meets each of them. `commands`: name → (command, repetitions in each round).
    Returns name → median seconds."""
    seconds = {name: [] for name in commands}
    for _ in range(rounds):
        for name, (command, repetitions) in commands.items():
            for _ in range(repetitions):
                seconds[name].append(run(command))
    return {name: statistics.median(values) for name, values in seconds.items()}
