"""The version of the package, which is that of the command in it."""

__version__ = "0.1.0"
