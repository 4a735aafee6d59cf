"""One process `frontline batch`, its jobs, its answers, and its time."""

import json
import os
import subprocess
import tempfile
import time
from typing import NamedTuple


class Run(NamedTuple):
    elapsed: float
    #: Seconds of processors, of the kernel's too.
    processor: float
    #: Peak resident memory in MB; 0 where the system has no /proc.
    memory: float
    #: Bytes of all answers.
    answered: int


def run(binary, jobs, threads, output):
    """Run jobs in one process, and keep its answers in a file."""
    with tempfile.TemporaryFile() as lines, open(output, "wb") as answers:
        lines.write("".join(json.dumps(job) + "\n" for job in jobs).encode())
        lines.seek(0)
        start = time.perf_counter()
        process = subprocess.Popen([binary, "batch", *threads], stdin=lines, stdout=answers)
        memory, status = 0.0, None
        while status is None:
            memory = max(memory, _peak(process.pid))
            time.sleep(0.02)
            ended, code, usage = os.wait4(process.pid, os.WNOHANG)
            status = code if ended else None
        elapsed = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"measure-scaling: frontline batch ended with status {process.returncode}")
    return Run(elapsed, usage.ru_utime + usage.ru_stime, memory, os.path.getsize(output))


def _peak(process):
    """Return the peak resident memory of a process in MB. What wait4 gives begins at the size of this interpreter."""
    try:
        with open(f"/proc/{process}/status", encoding="ascii", errors="replace") as status:
            return next(int(line.split()[1]) / 1e3 for line in status if line.startswith("VmHWM"))
    except (OSError, StopIteration):
        return 0.0


def answers(path):
    """Give the answers in a file; ends the program where a job failed, since what failed has not been measured."""
    with open(path, "rb") as lines:
        for line in lines:
            if b',"ok":true,' not in line[:400]:
                raise SystemExit(f"measure-scaling: a job failed: {line[:500].decode()}")
            yield line
