"""What a worker does: lines of entries in, the same lines with their claims out."""

from __future__ import annotations

import traceback
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from sitrep.batch.entries import Entry, entry_of, line_of
from sitrep.errors import BatchError
from sitrep.model import Claim, Problem, Report
from sitrep.record import Reader


class Coder(Protocol):
    """Anything that reads claims out of a report, under a name and a version."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def version(self) -> str:
        """Its version."""

    def __call__(self, report: Report) -> tuple[Claim, ...]:
        """The claims of a report."""


class Coders(Protocol):
    """Who has the coder of each language."""

    def coder_of(self, report: Report) -> Coder | None:
        """The coder that reads a report, if there is one."""


def code_lines(coders: Coders, given: bytes) -> bytes:
    """Codes the reports of some lines. Raises BatchError as `code` does."""
    return b"\n".join(line_of(code(coders, entry_of(line))) for line in given.split(b"\n"))


def code(coders: Coders, entry: Entry) -> Entry:
    """Codes a report that is due; one that its coder fails on is kept without claims, with a Problem.

    Raises BatchError where another reader than the one asked for would code.
    """
    report = entry.report
    coder = coders.coder_of(report) if report else None
    if report is None or coder is None or Reader(coder.name, coder.version) != entry.reader:
        here = f"{coder.name} {coder.version}" if coder else "nobody"
        asked = " ".join(entry.reader) if entry.reader else "nobody"
        raise BatchError(
            f"a worker codes by {here} where {asked} is asked for: "
            "workers need the same Sitrep and the same theatre as the run"
        )
    try:
        return replace(entry, claims=coder(report))
    except Exception as error:  # a coder may be anybody's, and is not to end the rest
        *_, last = traceback.extract_tb(error.__traceback__)
        reason = (
            f"kept but not coded: its coder failed with {error!r} ({Path(last.filename).name}:{last.lineno})"
        )
        problem = Problem(source=report.name, reason=reason)
        return replace(entry, reader=None, claims=(), problem=problem)
