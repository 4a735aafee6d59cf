"""Square kilometres out of published front-line maps."""

from ._version import __version__

__all__ = ["__version__"]
