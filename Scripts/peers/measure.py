"""Time and memory of whole processes, measured in turn."""

import os
import shutil
import statistics
import subprocess
import tempfile
import time
from dataclasses import dataclass, field


class CommandFailed(Exception):
    """A command that can't be started or ends with a status other than 0."""

    def __init__(self, command, status, message):
        last = message.strip().splitlines()[-1] if message.strip() else "no message"
        super().__init__(f"status {status}: {last[:200]}")
        self.command = command


@dataclass
class Timing:
    """Repeated runs of one command: seconds by the clock, and of processor time."""

    wall: list = field(default_factory=list)
    processor: list = field(default_factory=list)

    @property
    def median(self):
        return statistics.median(self.wall)

    @property
    def processor_median(self):
        return statistics.median(self.processor)


def run(command):
    """Runs `command` with its output thrown away; returns (wall, processor) seconds."""
    with tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        try:
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors)
        except OSError as error:
            raise CommandFailed(command, "none", str(error)) from None
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            errors.seek(0)
            raise CommandFailed(command, process.returncode, errors.read().decode(errors="replace"))
    return wall, usage.ru_utime + usage.ru_stime


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
    meets each of them. `commands`: name → (command, repetitions in each round)."""
    timings = {name: Timing() for name in commands}
    for _ in range(rounds):
        for name, (command, repetitions) in commands.items():
            for _ in range(repetitions):
                wall, processor = run(command)
                timings[name].wall.append(wall)
                timings[name].processor.append(processor)
    return timings
