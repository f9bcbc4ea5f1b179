"""What a time is reckoned from: the day of publication, what has been told, and where its clause looks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from sitrep.coding.times.spans import Span

FORGOTTEN = 1500  # characters after which a time told is no longer the one that "the next day" follows
_LENGTH = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366, "decade": 3653}
_LONG_AGO = {
    None: 270,
    False: 330,
}  # days, by where the clause looks: what lies further back has its year
_SOON = 95  # days: what is named without a year lies no further ahead


class NoDayError(ValueError):
    """Words of time that name no day: nothing to reckon from, or no such day in the calendar."""


@dataclass(slots=True)
class Clock:
    """What the times of a text are reckoned from while it is read in order.

    `at` is where the present expression starts, `paragraph` where its paragraph does, `ahead`
    whether its clause tells of the future (None: no word says so), `told` the spans told so far
    with their places, and `quarter` the business quarter that the text is about.
    """

    published: date | None
    at: int = 0
    paragraph: int = 0
    ahead: bool | None = None
    told: list[tuple[int, Span]] = field(default_factory=list)
    quarter: Span | None = None

    @property
    def today(self) -> date:
        """The day of publication."""
        if self.published is None:
            raise NoDayError
        return self.published

    def last_told(self, unit: str, within: int = FORGOTTEN) -> Span:
        """The time told last that is no longer than a unit."""
        for at, span in reversed(self.told):
            if self.at - at > within:
                break
            if (span[1] - span[0]).days < _LENGTH[unit]:
                return span
        raise NoDayError

    def nearest(self, spans: Sequence[Span]) -> Span:
        """Which of some spans, in order, is meant: the last begun, or the next if the clause looks ahead.

        Without a word that looks back, what lies long past gives way to what comes soon.
        """
        begun = [s for s in spans if s[0] <= self.today]
        coming = [s for s in spans if s[1] >= self.today]
        if not begun or not coming or self.ahead is True:
            return coming[0] if coming else spans[-1]
        long_ago = (self.today - begun[-1][1]).days > _LONG_AGO[self.ahead]
        soon = (coming[0][0] - self.today).days < _SOON
        is_day = begun[-1][0] == begun[-1][1]
        return coming[0] if long_ago and soon and (is_day or self.ahead is None) else begun[-1]

    def in_a_year(self, span_in: Callable[[int], Span]) -> Span:
        """What has no year: of the year that is meant."""
        return self.nearest(_in_years(span_in, self.today.year - 1, self.today.year + 1))

    def on_weekday(self, span_in: Callable[[int], Span], weekday: int) -> Span | None:
        """A day of the year near publication in which it falls on a weekday."""
        near = _in_years(span_in, self.today.year - 6, self.today.year + 1)
        fitting = [s for s in near if s[0].weekday() == weekday and (s[0] - self.today).days < _SOON]
        return min(fitting, key=lambda s: abs((s[0] - self.today).days), default=None)


def _in_years(span_in: Callable[[int], Span], first: int, last: int) -> list[Span]:
    found = []
    for y in range(first, last + 1):
        try:
            found.append(span_in(y))
        except ValueError:  # the 29th of February
            continue
    if not found:
        raise NoDayError
    return found


Reckon = Callable[[re.Match[str], Clock], Span | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern of words, and what span of days its match means."""

    pattern: str
    reckon: Reckon
