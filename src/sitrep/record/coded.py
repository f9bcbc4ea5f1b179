"""What goes into the ledger of a report, and what comes back: nouns that need no database."""

from __future__ import annotations

from typing import NamedTuple

from sitrep.model import Claim, Report


class Reader(NamedTuple):
    """Who coded a report: the reader's name, and its version."""

    name: str
    version: str


class Coded(NamedTuple):
    """A report with the claims that were read from it; `reader` read it even where it found none."""

    report: Report
    claims: tuple[Claim, ...] = ()
    reader: Reader | None = None


class Appended(NamedTuple):
    """What an append brought that was not known: whether the report, and how many claims."""

    report: bool
    claims: int
