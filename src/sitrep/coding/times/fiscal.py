"""Quarters, halves and business years, which a report compares with those of the year before."""

from __future__ import annotations

import re
from datetime import date

from sitrep.coding.times import spans
from sitrep.coding.times.clock import Clock, NoDayError, Rule
from sitrep.coding.times.spans import Span
from sitrep.coding.times.words import PART, YEAR, TimeWords, either

_AGO = (
    r"(?:comparable\s+|corresponding\s+)?"
    r"(?:year-ago|year-earlier|prior-year|year\s+ago|year\s+earlier|previous\s+year['’]s)"
)
_PERIOD = r"(?:quarter|period|three\s+months)"


def rules(words: TimeWords) -> list[Rule]:
    """The rules of quarters, halves and business years."""
    step = either(words.steps)
    whose = rf"(?:(?P<y>{YEAR})|(?P<step>{step})\s+year|(?P<own>the|its|fiscal)\s+year)"
    fiscal = r"fiscal[\s-]+"
    owner = (
        rf"(?:(?:{fiscal})?(?P<y0>{YEAR})(?:['’]s)?\s+(?:{fiscal})?|(?P<step0>{step})\s+year['’]s\s+(?:{fiscal})?"
        rf"|(?P<ago>{_AGO})\s+|{fiscal}|seasonally\s+\w+\s+)?"
    )
    nth = rf"(?P<n>{either(words.ordinals)}|1st|2nd|3rd|4th|final|last|latter)"

    def year_of(match: re.Match[str], clock: Clock) -> int | None:
        groups = match.groupdict()
        if y := groups.get("y") or groups.get("y0"):
            return int(y)
        if which := groups.get("step") or groups.get("step0"):
            return clock.today.year + words.steps[which.lower()]
        return None

    def quarter(match: re.Match[str], clock: Clock) -> Span:
        n = words.rank(match["n"]) if match["n"].lower() not in ("final", "last", "latter") else 4
        if n > 4:
            raise NoDayError
        y = year_of(match, clock)
        if y is not None:
            span = spans.quarter(date(y, 3 * n, 1))
        else:
            all_of_them = [spans.quarter(date(clock.today.year + i, 3 * n, 1)) for i in (-1, 0)]
            span = [s for s in all_of_them if s[0] <= clock.today][-1]
        if match["ago"]:
            return spans.quarter(span[0], -4)
        if span[1] < clock.today or clock.quarter is None:
            clock.quarter = span
        return span

    def same_quarter(_match: re.Match[str], clock: Clock) -> Span:
        """The quarter that the text is about, of the year before: "a year earlier"."""
        if clock.quarter is None:
            return spans.year(clock.today.year - 1)
        return spans.quarter(clock.quarter[0], -4)

    def quarter_in(match: re.Match[str], clock: Clock) -> Span:
        """The quarter that the text is about, of the year that is named."""
        y = year_of(match, clock)
        if clock.quarter is None or y is None:
            raise NoDayError
        return spans.quarter(clock.quarter[0].replace(year=y))

    def this_quarter(match: re.Match[str], clock: Clock) -> Span:
        which = (match["which"] or "the").lower()
        if which == "current":
            return spans.quarter(clock.today)
        if which == "latest" and (clock.quarter is None or clock.quarter[1] >= clock.today):
            return spans.quarter(clock.today, -1)
        if clock.quarter is None or (which == "the" and match["what"].lower() != "quarter"):
            raise NoDayError
        return clock.quarter

    def some_months(match: re.Match[str], clock: Clock) -> Span:
        n, y = words.count(match["n"]), year_of(match, clock) or clock.today.year
        if not n:
            raise NoDayError
        clock.quarter = None
        return spans.months(y, 1, n) if match["end"].lower() == "first" else spans.months(y, 13 - n, 12)

    def half(match: re.Match[str], clock: Clock) -> Span:
        y = year_of(match, clock)
        is_first = match["n"].lower() in ("first", "1st")
        if not is_first and match["n"].lower() not in (
            "second",
            "2nd",
            "last",
            "latter",
            "final",
        ):
            raise NoDayError
        if y is not None or match.groupdict().get("own"):
            return spans.half(date(clock.today.year if y is None else y, 1 if is_first else 7, 1))
        around = [spans.half(date(clock.today.year + i, 1 if is_first else 7, 1)) for i in (-1, 0)]
        return [s for s in around if s[0] <= clock.today][-1]

    few = either(w for w, n in words.numbers.items() if 1 < n < 12)
    return [
        Rule(
            rf"(?:the\s+)?(?P<end>first|last|final)\s+(?P<n>\d|1[01]|{few})\s+months\s+of\s+{whose}",
            some_months,
        ),
        Rule(
            r"(?:first|latest|the|for)\s+(?:nine|six|12|twelve)\s+months\b",
            _part_of_year,
        ),
        Rule(
            rf"(?:the\s+|its\s+)?{owner}{nth}[\s-]+quarter\b(?:\s+of\s+{whose})?",
            quarter,
        ),
        Rule(rf"(?:the\s+)?{_AGO}\s+{_PERIOD}\b", same_quarter),
        Rule(
            rf"the\s+(?:corresponding|comparable|same)\s+(?:{_PERIOD}\s+)(?:a\s+year\s+(?:ago|earlier|before)|of\s+the\s+previous\s+year)\b",
            same_quarter,
        ),
        Rule(r"the\s+quarter\s+a\s+year\s+(?:ago|earlier)\b", same_quarter),
        Rule(r"(?:year-ago|year-earlier)\b", same_quarter),
        Rule(
            rf"the\s+(?:corresponding|comparable|same)\s+{_PERIOD}\s+(?:of\s+|in\s+)?(?:{whose})\b",
            quarter_in,
        ),
        Rule(
            rf"(?:the\s+)?(?:(?P<y>{YEAR})|(?P<step>last|this)\s+year['’]s)\s+quarter\b",
            quarter_in,
        ),
        Rule(
            r"(?:the\s+)?(?P<which>that|latest|current|the)\s+(?P<what>quarter|period)\b",
            this_quarter,
        ),
        Rule(rf"(?:the\s+)?{nth}[\s-]+half(?:\s+of\s+{whose})\b", half),
        Rule(
            r"(?:the\s+)?(?P<n>first|second)[\s-]+half\b(?=\s+(?:net|profit|loss|results|earnings|sales|revenue|figures))",
            half,
        ),
        Rule(
            r"(?:the\s+)?(?P<which>the|its|latest|past|last|previous|current|this|prior)\s+fiscal\s+year\b(?!\s+\d)",
            _business_year,
        ),
        Rule(r"year-end\b", _year_end),
        Rule(rf"(?:{PART}\s+)?(?:year\s+end|year['’]s\s+end)\b", _end_of_year),
    ]


def _year_end(_match: re.Match[str], clock: Clock) -> Span:
    return clock.nearest([spans.day(date(clock.today.year + i, 12, 31)) for i in (-1, 0)])


def _end_of_year(_match: re.Match[str], clock: Clock) -> Span:
    return spans.year(clock.today.year)


def _part_of_year(_match: re.Match[str], clock: Clock) -> Span:
    """What a text compares is no longer the quarter: "in the nine months"."""
    clock.quarter = None
    raise NoDayError


def _business_year(match: re.Match[str], clock: Clock) -> Span:
    return spans.year(clock.today.year - (match["which"] or "").lower().startswith(("la", "pr", "past")))
