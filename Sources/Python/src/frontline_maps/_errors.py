"""What can go wrong, as exceptions; what is to be known, as warnings."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Optional, Sequence, Type


class FrontlineError(Exception):
    """A job or a command failed.

    >>> import frontline_maps as fl
    >>> try:
    ...     fl.area("no-such-map.geojson")
    ... except fl.FrontlineError as error:
    ...     print(error.status, error.path)
    66 no-such-map.geojson
    """

    #: The exit status of the command ``frontline`` for this: 64 usage, 65 bad data, 66 can't open, and so on.
    status: int = 1
    #: A word for the kind of fault, such as ``cannotOpen``; None where the command gives none.
    code: Optional[str] = None
    #: What is wrong, without its place and what to do.
    message: str
    #: What to do.
    remedy: Optional[str] = None
    #: The file, and the place in it as far as it is known.
    path: Optional[str] = None
    feature: Optional[int] = None
    ring: Optional[int] = None
    position: Optional[int] = None
    byte: Optional[int] = None
    longitude: Optional[float] = None
    latitude: Optional[float] = None
    #: All that was said, as objects of JSON.
    diagnostics: List[Dict[str, Any]]

    def __init__(
        self,
        message: str,
        *,
        status: Optional[int] = None,
        remedy: Optional[str] = None,
        diagnostics: Sequence[Mapping[str, Any]] = (),
    ) -> None:
        self.message = message
        if status is not None:
            self.status = status
        self.remedy = remedy
        self.diagnostics = [dict(diagnostic) for diagnostic in diagnostics]
        for diagnostic in self.diagnostics[:1]:
            for place in ("code", "path", "feature", "ring", "position", "byte", "longitude", "latitude"):
                setattr(self, place, diagnostic.get(place))
        super().__init__(self._sentence())

    def _sentence(self) -> str:
        place = ", ".join(
            f"{name} {getattr(self, name)}"
            for name in ("feature", "ring", "position", "byte")
            if getattr(self, name) is not None
        )
        words = f"{self.path}: {self.message}" if self.path else self.message
        if place:
            words += f" ({place})"
        return f"{words}: {self.remedy}" if self.remedy else words


class UsageError(FrontlineError, ValueError):
    """A job asks for what there is not: another value is needed."""

    status = 64


class DataError(FrontlineError, ValueError):
    """The data is bad, or can't answer what is asked."""

    status = 65


class CannotOpenError(FrontlineError):
    """A file can't be opened."""

    status = 66


class CannotCreateError(FrontlineError):
    """A file can't be made, or is there already."""

    status = 73


class InputOutputError(FrontlineError):
    """Reading or writing failed on the way."""

    status = 74


class WorkerDied(FrontlineError):
    """The process behind this module ended before it answered. The next call starts another one."""

    status = 1


class MissingExtra(FrontlineError, ImportError):
    """A package is not installed that only this needs."""

    status = 1

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(
            f"{package} is not installed", remedy=f"pip install 'frontline-maps[{extra}]' brings it along"
        )


class FrontlineNotice(UserWarning):
    """What is to be known of a result: one line for all maps alike, as on a terminal."""

    #: The diagnostic as an object of JSON.
    diagnostic: Dict[str, Any]

    def __init__(self, words: str, diagnostic: Optional[Mapping[str, Any]] = None) -> None:
        super().__init__(words)
        self.diagnostic = dict(diagnostic or {})


class FrontlineWarning(FrontlineNotice):
    """What may make a result other than it seems: read it before you print the figure."""


_BY_STATUS: Dict[int, Type[FrontlineError]] = {
    kind.status: kind for kind in (UsageError, DataError, CannotOpenError, CannotCreateError, InputOutputError)
}


def error_of(status: int, diagnostics: Sequence[Mapping[str, Any]]) -> FrontlineError:
    """Return the exception that a failed job stands for."""
    first = diagnostics[0] if diagnostics else {}
    return _BY_STATUS.get(status, FrontlineError)(
        first.get("message") or "the job failed",
        status=status,
        remedy=first.get("advice"),
        diagnostics=diagnostics,
    )


def error_of_command(status: int, words: str) -> FrontlineError:
    """Return the exception that a failed command stands for, from what it said on standard error."""
    message, _, remedy = words.rpartition(": ")
    return _BY_STATUS.get(status, FrontlineError)(message or words, status=status, remedy=remedy if message else None)
