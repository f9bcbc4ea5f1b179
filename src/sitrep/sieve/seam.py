"""The seam for sieves: a coder of any language brings its own, or none."""

from __future__ import annotations

from typing import Protocol

from sitrep.model import Report


class Sieve(Protocol):
    """Tells the reports that may hold something to code from those that cannot, at little cost."""

    @property
    def reason(self) -> str:
        """Why a report is dropped, in a few words."""

    def passes(self, report: Report) -> bool:
        """Whether a report is worth reading."""
