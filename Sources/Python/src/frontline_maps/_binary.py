"""Find and start the executable ``frontline`` that does the work."""

from __future__ import annotations

import os
import sys
from typing import Dict, List, NoReturn

#: What the wheel brings: ``bin/frontline``, ``lib`` with the libraries that it opens, ``share/proj/proj.db``.
_BUNDLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "_bundle")


def path() -> str:
    """Return the name of the executable.

    It is that of the environment variable ``FRONTLINE_BINARY``, else the one in the wheel. Raises
    ``FileNotFoundError`` where there is neither.
    """
    named = os.environ.get("FRONTLINE_BINARY")
    if named:
        if os.path.isfile(named) and os.access(named, os.X_OK):
            return os.path.abspath(named)
        raise FileNotFoundError(f"FRONTLINE_BINARY names {named}, which is no executable file: name one")
    bundled = os.path.join(_BUNDLE, "bin", "frontline")
    if os.path.isfile(bundled):
        return bundled
    raise FileNotFoundError(
        "this installation of frontline-maps has no executable: install the wheel for this platform, "
        "or name a frontline that you built in the environment variable FRONTLINE_BINARY"
    )


def environment(executable: str) -> Dict[str, str]:
    """Return the environment that the executable is started in: ours.

    Where ``/proc`` is not mounted it needs two things more. The loader reads from there where the executable lies,
    beside which its libraries are: ``LD_ORIGIN_PATH`` tells it. And the runtime of Swift reads from there whether its
    threads are running, and ends without an answer: a small library in the wheel gives it. That takes both out of
    the environment again, so that programs which the executable starts are none the wiser.
    """
    variables = dict(os.environ)
    if not os.path.exists("/proc/self/exe"):
        variables["LD_ORIGIN_PATH"] = os.path.dirname(executable)
        helper = os.path.join(_BUNDLE, "lib", "libfrontline-without-proc.so")
        if os.path.isfile(helper):
            variables["LD_PRELOAD"] = helper
    return variables


def command(*arguments: str) -> List[str]:
    """Return the words of a command line: the executable and its arguments."""
    return [path(), *arguments]


def main() -> NoReturn:
    """Become the command ``frontline``: the console script of the wheel."""
    try:
        executable = path()
    except FileNotFoundError as error:
        print(f"frontline: {error}", file=sys.stderr)
        sys.exit(66)
    os.execve(executable, ["frontline", *sys.argv[1:]], environment(executable))
