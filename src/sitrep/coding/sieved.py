"""What stands in for a coder where its sieve drops a report: it reads nothing, and says why."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sitrep.coding.coder import Coder
from sitrep.coding.scan import Scan
from sitrep.model import Claim, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Sieved:
    """A coder that finds no claims. Its name is its own, so that the report can still be read in full."""

    coder: Coder
    reason: str

    @property
    def name(self) -> str:
        """What the record calls it: who read a report no further."""
        return f"{self.coder.name}-sieve"

    @property
    def version(self) -> str:
        """The version of the coder, whose words the sieve's are."""
        return self.coder.version

    @property
    def language(self) -> str:
        """The language that it reads."""
        return self.coder.language

    @property
    def sieve(self) -> None:
        """None: what comes here has been through it."""

    def annotate(self, report: Report) -> Scan:
        """What a report names, as the coder finds it."""
        return self.coder.annotate(report)

    def __call__(self, report: Report) -> tuple[Claim, ...]:  # noqa: ARG002 -- as every coder is called
        """No claims."""
        return ()


def sieved(coder: Coder, report: Report) -> Coder:
    """The coder, or what stands in for it where its sieve drops the report."""
    if coder.sieve is None or coder.sieve.passes(report):
        return coder
    return Sieved(coder=coder, reason=coder.sieve.reason)


def noted(report: Report, coder: Coder) -> Report:
    """A report, with a note where a sieve dropped it."""
    if not isinstance(coder, Sieved):
        return report
    return replace(report, notes=(*report.notes, f"not coded: {coder.reason}"))
