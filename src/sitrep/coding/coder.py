"""The seam for coders: anything that reads claims out of a report can stand here."""

from __future__ import annotations

from typing import Protocol

from sitrep.coding.scan import Scan
from sitrep.model import Claim, Report
from sitrep.sieve import Sieve


class Coder(Protocol):
    """A reader of claims: these rules, or another reader beside them.

    `name` and `version` stand in its claims; `language` (two letters) is the one that it reads.
    """

    @property
    def name(self) -> str:
        """What the reader is called."""

    @property
    def version(self) -> str:
        """Its version: a new one supersedes the claims of the one before."""

    @property
    def language(self) -> str:
        """The language that it reads."""

    @property
    def sieve(self) -> Sieve | None:
        """What tells the reports that it need not read; None where it is to read all."""

    def annotate(self, report: Report) -> Scan:
        """What a report names, before any fact is read from it."""

    def __call__(self, report: Report) -> tuple[Claim, ...]:
        """The claims of a report, in the order of its text."""
