"""Times that a text names, as spans of days: an own grammar of news time.

A weekday means the nearest such day on or before the day of publication, and the next one only
where its clause looks ahead; "last Monday" and "last week" mean the previous one (the coding guide).
"The next day" and the like are reckoned from the day told last. Every expression is a span of days,
never a false day: "last week" is seven days, and "early March" is still March, for the words say no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sitrep.coding.times import dates, fiscal, full, ranks, relative, told
from sitrep.coding.times.clock import Clock, Reckon
from sitrep.coding.times.rules import Found, Rules
from sitrep.coding.times.spans import Span
from sitrep.coding.times.tense import Tense
from sitrep.coding.times.words import TimeWords

_BOUND = re.compile(r"\s*\b(to|until|till|through|and)\s+|\s*[-–]\s*")
_PART = r"(?:the\s+|at\s+least\s+|early\s+|late\s+|mid-?\s*)?"
_OPEN_START = re.compile(rf"\b(?:until|till|up\s+to|by)\s+{_PART}$", re.IGNORECASE)
_OPEN_END = re.compile(rf"\b(?:since|ever\s+since)\s+{_PART}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A time that a text names: its span in characters, and the first and last day it means.

    `open_start` and `open_end` mark "until X" and "since X".
    """

    start: int
    end: int
    first: date
    last: date
    open_start: bool = False
    open_end: bool = False


def periods(times: Sequence[TimeMention], text: str) -> list[TimeMention]:
    """Times, with those that bound a period read as one: "between Tuesday and Thursday"."""
    found: list[TimeMention] = []
    for time in times:
        last = found[-1] if found else None
        if last and last.first <= time.last and _is_bound(text, last, time):
            found[-1] = replace(last, end=time.end, last=time.last, open_end=False)
        else:
            found.append(time)
    return found


def _is_bound(text: str, first: TimeMention, last: TimeMention) -> bool:
    """Whether the words between two times make them the ends of a period."""
    between = _BOUND.fullmatch(text, first.end, last.start)
    if between is None:
        return False
    return between[1] != "and" or text[: first.start].endswith(("between ", "Between "))


class TimeGrammar:
    """Finds times in text. One for all reports: it keeps nothing of what it reads."""

    def __init__(self, words: TimeWords) -> None:
        kinds = (full, dates, ranks, relative, fiscal, told)
        self._rules = Rules(r for kind in kinds for r in kind.rules(words))
        self._tense = Tense(words)

    def find(self, text: str, published: date | None) -> list[TimeMention]:
        """The times of a text in order, none overlapping another; relative ones need `published`."""
        clock = Clock(published)
        found = []
        for match, reckon in self._expressions(text):
            span = self._span(text, match, reckon, clock)
            if span is None:
                continue
            clock.told.append((match.end(), span))
            found.append(_mention(text, match, span))
        return found

    def _expressions(self, text: str) -> Iterator[Found]:
        """The expressions of a text in order: of those that overlap the first, and the longest."""
        found = [found for found in self._rules.find(text) if _is_capitalised(found[0])]
        found.sort(key=lambda f: (f[0].start(), -f[0].end()))
        end = 0
        for match, reckon in found:
            if match.start() >= end:
                end = match.end()
                yield match, reckon

    def _span(self, text: str, match: re.Match[str], reckon: Reckon, clock: Clock) -> Span | None:
        """What an expression means; None where it names no day, or one that the calendar has not."""
        clock.at = match.start()
        clock.paragraph = text.rfind("\n\n", 0, match.start())
        clock.ahead = self._tense.looks_ahead(text, match.start(), match.end())
        try:
            return reckon(match, clock)
        except (ValueError, OverflowError):
            return None


def _is_capitalised(match: re.Match[str]) -> bool:
    """Whether "may", "march", "sun", "sat" and the like are capitalised as names of times are."""
    groups = match.groupdict()
    return all(
        name[0].isupper()
        for name in (groups.get(k) for k in ("m", "w", "d", "d2"))
        if name and name[0].isalpha()
    )


def _mention(text: str, match: re.Match[str], span: Span) -> TimeMention:
    before = text[max(0, match.start() - 30) : match.start()]
    return TimeMention(
        start=match.start(),
        end=match.end(),
        first=span[0],
        last=span[1],
        open_start=_OPEN_START.search(before) is not None,
        open_end=_OPEN_END.search(before) is not None,
    )
