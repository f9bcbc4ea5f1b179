"""Times reckoned from those told before: "the next day", "a week earlier", "that month", "at dawn"."""

from __future__ import annotations

import re

from sitrep.coding.times import spans
from sitrep.coding.times.clock import FORGOTTEN, Clock, NoDayError, Rule
from sitrep.coding.times.relative import back
from sitrep.coding.times.spans import Span
from sitrep.coding.times.words import DAY, PART, TimeWords, either

_NEAR = 120  # characters back to the day that "a day after" counts from
_CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d\d)?\s*(?:a\.m\.|p\.m\.|am\b|pm\b)|\d{1,2}:\d\d(?![\d:])"
    r"|\d{4}(?=\s+(?:GMT|UTC)\b)|(?<=\bat )\d{4}(?=\s+hours\b))"
    r"(?:\s*\(?(?-i:[A-Z]{2,4}|local\s+time)\b\)?)?"
)
_AFTER = ("next", "following", "after", "later")


def is_by_the_clock(words: str) -> bool:
    """Whether words give an hour and no day: "9 p.m.", "21:30"."""
    return re.fullmatch(_CLOCK, words, re.IGNORECASE) is not None


def rules(words: TimeWords) -> list[Rule]:
    """The rules of times that a reader reckons from what was told last."""
    count = rf"(?P<n>{words.number})"
    few = either(["a", "an", *(w for w, n in words.numbers.items() if 1 <= n < 13)])
    early = rf"(?:{PART}\s+)?"

    def beside(match: re.Match[str], clock: Clock) -> Span:
        """The unit right before or after what was told: "the next day", "the year before"."""
        sign = 1 if match["side"].lower() in _AFTER else -1
        what = match["unit"].lower()
        try:
            at = clock.last_told(what)
        except NoDayError:
            if sign > 0:
                raise
            at = spans.day(clock.today)
        return spans.stepped(at[1] if sign > 0 else at[0], sign, what)

    def same(match: re.Match[str], clock: Clock) -> Span:
        what = match["unit"].lower()
        return spans.stepped(clock.last_told(what)[0], 0, what)

    def season(match: re.Match[str], clock: Clock) -> Span:
        first, last = words.seasons[match["s"].lower()]
        y = clock.last_told("year")[0].year
        return spans.months(y, first, last if last >= first else last + 12)

    def earlier(match: re.Match[str], clock: Clock) -> Span:
        """So many units before or after what was told; before publication where nothing was told."""
        n, what = words.count(match["n"]), match["unit"].lower()
        if match["side"].lower() in _AFTER:
            if n is None:
                raise NoDayError
            return spans.stepped(clock.last_told("day")[1], n, what)
        if n == 1 and what == "year" and clock.quarter:
            return spans.quarter(clock.quarter[0], -4)
        try:
            # A year is counted from a time told close by only: reports compare throughout.
            within = _NEAR if what == "year" else FORGOTTEN
            at = clock.last_told("day" if what in ("day", "week") else what, within)[0]
        except NoDayError:
            at = clock.today
        return back(n, what, at)

    def day_after(match: re.Match[str], clock: Clock) -> Span:
        """What a dated clause came after: "on Tuesday, a day after they took the town"."""
        n = words.count(match["n"])
        if n is None:
            raise NoDayError
        return spans.stepped(clock.last_told("day", _NEAR)[0], -n, match["unit"].lower())

    def nth_day(match: re.Match[str], clock: Clock) -> Span:
        """A day counted from a beginning that was told, or the one told of as it is counted."""
        try:
            return clock.last_told("day", _NEAR)
        except NoDayError:
            if match["on"]:
                raise
            return spans.day(clock.today)

    def hour(_match: re.Match[str], clock: Clock) -> Span:
        """A time of day alone: of the day that its paragraph told last, else of the day of publication."""
        try:
            return clock.last_told("day", clock.at - clock.paragraph)
        except NoDayError:
            return spans.day(clock.today)

    alone = rf"(?!,?\s+(?:on|of|{words.weekday}|{words.month}|{DAY}|{either(words.deictic)})\b)"
    running = r"(?:straight|consecutive|successive|running)\s+"
    return [
        Rule(
            rf"(?:it['’]s|it\s+is|today\s+is|this\s+is|today,)\s+the\s+{words.ordinal}\s+(?:{running})?day\b",
            _today,
        ),
        Rule(
            r"(?:the\s+)(?P<side>next|following|previous|preceding)\s+(?P<unit>day|week|month|year)\b",
            beside,
        ),
        Rule(
            r"the\s+(?P<unit>day|week|month|year)\s+(?P<side>before|after)\b(?!\s+(?:last|next|yesterday|tomorrow))",
            beside,
        ),
        Rule(
            rf"{early}(?:that|the)\s+(?:very\s+)?same\s+(?P<unit>day|week|month|year)\b",
            same,
        ),
        Rule(
            r"the\s+(?:same|corresponding|comparable)\s+month\s+"
            r"(?:(?:of\s+|in\s+)?(?:last|the\s+previous)\s+year|a\s+year\s+(?:ago|earlier|before))\b",
            _month_a_year_before,
        ),
        Rule(r"(?:(?<=\bas )|(?<=\bthan ))last(?=[.,;])", _as_last),
        Rule(rf"{early}that\s+(?P<unit>day|week|month|year)\b(?!s)", same),
        Rule(rf"(?:that|the\s+same)\s+(?P<s>{either(words.seasons)})", season),
        Rule(
            rf"{count}\s+(?P<unit>day|week|month|year|decade)s?\s+(?P<side>earlier|before|previously|later|afterwards?)\b",
            earlier,
        ),
        Rule(
            rf"(?P<n>{few})\s+(?P<unit>day|week|month|year)s?\s+after\b",
            day_after,
        ),
        Rule(
            rf"(?:for|entered|enters|entering|into|(?P<on>on))\s+(?:an?|the|its|their)\s+{words.ordinal}\s+"
            rf"(?:(?:{running})?(?P<unit>day)(?:\s+(?:running|in\s+a\s+row|on\s+the\s+trot))?)\b{alone}",
            nth_day,
        ),
        Rule(rf"{either(words.hours)}{alone}", hour),
        Rule(rf"{_CLOCK}{alone}", hour),
    ]


def _today(_match: re.Match[str], clock: Clock) -> Span:
    return spans.day(clock.today)


def _month_a_year_before(_match: re.Match[str], clock: Clock) -> Span:
    """The month told last, a year before: "the same month last year"."""
    return spans.month(clock.last_told("month")[0], -12)


def _as_last(_match: re.Match[str], clock: Clock) -> Span:
    """The week, month or year before the present one, which was just told: "as high this year as last"."""
    told = clock.last_told("year", _NEAR)
    for unit in ("week", "month", "year"):
        if told == spans.stepped(clock.today, 0, unit):
            return spans.stepped(clock.today, -1, unit)
    raise NoDayError
