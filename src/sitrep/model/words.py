"""How it is told: words that judge, as outlets use them."""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.model.report import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class WordUse:
    """A word that praises or damns, as one outlet uses it.

    `neutral` says the same without judging ("" where it adds nothing else); `count` over all of its
    `reports`, `quoted` of these inside quotation marks; `first` is the earliest.
    """

    outlet: str | None
    term: str
    neutral: str
    count: int
    quoted: int
    reports: int
    first: Passage
