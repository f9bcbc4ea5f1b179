"""Whether two entries are told by the same passage: the same sentences, or quotes with words in common."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeAlias

from sitrep.model import Report
from sitrep.scoring.entry import Entry

Together: TypeAlias = Callable[[Entry, Entry], bool]

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-Z0-9])|\n+")
_RUN = 3  # words in a row from which two quotes are of one passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """A report whose sentences' ends are known: the title is one sentence of its own."""

    report: Report
    ends: Sequence[int]

    @classmethod
    def of(cls, report: Report) -> Sentences:
        """The sentences of a report."""
        ends = [mark.end() for mark in _SENTENCE_END.finditer(report.text)]
        return cls(report=report, ends=(*ends, len(report.text)))

    def together(self, one: Entry, other: Entry) -> bool:
        """Whether some sentence holds words of both quotes."""
        a, b = self._place(one), self._place(other)
        if a is None or b is None:
            return quotes_meet(one, other)
        return a[0] <= b[1] and b[0] <= a[1]

    def around(self, entry: Entry) -> str:
        """The sentences that an entry's quote stands in; the quote where it is not found."""
        place = self._place(entry)
        if place is None:
            return entry.quote
        if place == (-1, -1):
            return self.report.title
        start = self.ends[place[0] - 1] if place[0] else 0
        return " ".join(self.report.text[start : self.ends[place[1]]].split())

    def _place(self, entry: Entry) -> tuple[int, int] | None:
        """The first and last sentence of an entry's quote, by number; -1 is the title."""
        span = self._span(entry)
        if span is None:
            return (-1, -1) if entry.quote and entry.quote in self.report.title else None
        return bisect_left(self.ends, span[0] + 1), bisect_left(self.ends, span[1])

    def _span(self, entry: Entry) -> tuple[int, int] | None:
        """Where an entry's quote stands in the text: where the coder says, else where it is first."""
        if not entry.quote or entry.part == "title":
            return None
        start = self.report.text.find(entry.quote)
        if entry.start is not None and self.report.text.startswith(entry.quote, entry.start):
            start = entry.start
        return (start, start + len(entry.quote)) if start >= 0 else None


def together(report: Report | None) -> Together:
    """How to tell whether entries of a report are of one passage; by their quotes alone without it."""
    return Sentences.of(report).together if report else quotes_meet


def quotes_meet(one: Entry, other: Entry) -> bool:
    """Whether two quotes share three words in a row, or half of the shorter one."""
    a, b = one.quote.lower().split(), other.quote.lower().split()
    if not a or not b:
        return False
    shared = SequenceMatcher(None, a, b, autojunk=False).find_longest_match().size
    return shared >= min(_RUN, (min(len(a), len(b)) + 1) // 2)
