"""One error tree: everything Sitrep raises on purpose.

SitrepError
├── ReadError       an input could not be read; becomes a Problem, the rest goes on
├── TheatreError    a theatre folder has mistakes; lists each with file, row and reason
├── CodingsError    coded reports that are to be scored have bad lines; lists each with line and reason
├── RecordError     the record refuses: not a record, wrong version, unknown id
├── BatchError      workers cannot go on: none starts, the cluster is gone, a shard cannot be kept
└── UsageError      a request that makes no sense: no such input, a date that is none
"""

from __future__ import annotations

from collections.abc import Sequence


class SitrepError(Exception):
    """Base of every error that Sitrep raises on purpose."""


class ReadError(SitrepError):
    """An input, or one line of it, could not be read.

    `source` names the input, `line` counts from 1 (None where the input has no lines).
    """

    def __init__(self, source: str, reason: str, line: int | None = None) -> None:
        self.source = source
        self.reason = reason
        self.line = line
        where = source if line is None else f"{source}:{line}"
        super().__init__(f"{where}: {reason}")


class TheatreError(SitrepError):
    """A theatre folder has mistakes: one line each, `file:row: reason`."""

    def __init__(self, mistakes: Sequence[str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(self.mistakes))


class CodingsError(SitrepError):
    """Coded reports that are to be scored cannot be: each bad line, with its reason."""

    def __init__(self, problems: Sequence[object]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, problems)))


class RecordError(SitrepError):
    """The record refuses: not a record, a wrong version, an id that it does not hold."""


class BatchError(SitrepError):
    """Work over many workers cannot go on; what they have finished is kept."""


class UsageError(SitrepError):
    """A request that makes no sense: an input that is not there, a date that is none."""
