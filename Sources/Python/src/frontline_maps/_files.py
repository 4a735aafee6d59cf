"""Write files as a whole or not at all."""

from __future__ import annotations

import os
from typing import Any, Callable

from ._errors import CannotCreateError


def write(path: Any, data: bytes, overwrite: bool) -> None:
    """Write bytes into a file."""

    def fill(temporary: str) -> None:
        with open(temporary, "wb") as file:
            file.write(data)

    replace(path, fill, overwrite)


def replace(path: Any, fill: Callable[[str], None], overwrite: bool) -> None:
    """Have a file written beside its place, and put it there once it is whole."""
    path = os.fspath(path)
    if not overwrite and os.path.lexists(path):
        raise CannotCreateError("the file is there already", remedy="overwrite=True replaces it", diagnostics=[{"path": path}])
    folder, name = os.path.split(os.path.abspath(path))
    temporary = os.path.join(folder, f".{name}.{os.getpid()}.tmp")
    try:
        fill(temporary)
        os.replace(temporary, path)
    except OSError as error:
        raise CannotCreateError(
            f"the file can't be written: {error.strerror or error}", diagnostics=[{"path": path}]
        ) from error
    finally:
        try:
            os.unlink(temporary)
        except OSError:
            pass
