"""The command line: each command parses its words and makes one call of the library."""

from sitrep.cli.app import main

__all__ = ["main"]
