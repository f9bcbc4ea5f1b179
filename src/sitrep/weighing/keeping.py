"""Weighing: the pictures of a record that grows, made with what was worked out for the last one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from sitrep.model import AsKnown, Evidence, Holding, Incident, Situation, Worth
from sitrep.weighing import picture
from sitrep.weighing.evenings import evenings
from sitrep.weighing.memo import Memo
from sitrep.weighing.retellings import retellings
from sitrep.weighing.rulings import standing
from sitrep.weighing.worth import worths


class Weighing:
    """Gives the same pictures as the functions of its methods' names, sooner where evidence grew little.

    It is for whoever asks more than once: of the same evidence, or of a record as it grows. What is
    remembered goes by the ids of claims, so where one that was there is told otherwise now (a place
    resolved anew, a correction), or the theatre changed, all is forgotten.
    """

    def __init__(self) -> None:
        self._memo = Memo()
        self._evidence: Evidence | None = None

    def situation(
        self, evidence: Evidence, on: date | None = None, known_at: date | None = None
    ) -> Situation:
        """The picture on a day, from what was known on a day."""
        return picture.situation(evidence, on, known_at, self._memo_for(evidence))

    def holdings(self, evidence: Evidence, on: date, known_at: date | None = None) -> tuple[Holding, ...]:
        """Who holds each place on a day."""
        return picture.holdings(evidence, on, known_at, self._memo_for(evidence))

    def history(self, evidence: Evidence, known_at: date | None = None) -> tuple[Holding, ...]:
        """One Holding for each place and day on which its picture changes."""
        return picture.history(evidence, known_at, self._memo_for(evidence))

    def evenings(self, evidence: Evidence) -> tuple[Holding, ...]:
        """A Holding for each place and evening on which what was known of it changed."""
        return evenings(evidence, self._memo_for(evidence))

    def retellings(self, evidence: Evidence, found: Iterable[Incident]) -> tuple[AsKnown, ...]:
        """Those of some incidents that later reports told otherwise, as they were known before."""
        return retellings(evidence, found, self._memo_for(evidence))

    def worths(self, evidence: Evidence) -> Mapping[str, Worth]:
        """The worth of each claim that counts, by its id."""
        return worths(evidence, self._memo_for(evidence))

    def _memo_for(self, evidence: Evidence) -> Memo:
        if self._evidence is not evidence:
            if self._evidence is None or not _agree(self._evidence, evidence):
                self._memo = Memo()
            self._memo.begin()
            self._evidence = evidence
        return self._memo


def _agree(one: Evidence, other: Evidence) -> bool:
    """Whether what both hold is told alike in both."""
    if one.theatre != other.theatre or _corrections(one) != _corrections(other):
        return False
    both = {id(claim) for claim in one.claims} & {id(claim) for claim in other.claims}
    gone = {claim.id: claim for claim in one.claims if id(claim) not in both}
    new = (claim for claim in other.claims if id(claim) not in both)
    return all(gone.get(claim.id, claim) == claim for claim in new)


def _corrections(evidence: Evidence) -> list[str]:
    return [ruling.id for ruling in standing(evidence.rulings) if ruling.kind == "correct"]
