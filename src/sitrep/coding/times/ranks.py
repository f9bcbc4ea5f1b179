"""Days and weeks told by rank: "the last Sunday of May", "the first week of May", "two Sundays ago"."""

from __future__ import annotations

import re
from datetime import date

from sitrep.coding.times import spans
from sitrep.coding.times.clock import Clock, NoDayError, Rule
from sitrep.coding.times.spans import Span
from sitrep.coding.times.words import YEAR, TimeWords, either


def rules(words: TimeWords) -> list[Rule]:
    """The rules of ranks within a month, and of days so many weeks or years back."""
    what = rf"(?P<what>day|week|weekend|{words.full_weekday})"
    count = rf"(?P<n>{words.number})"

    def in_month(match: re.Match[str], clock: Clock) -> Span:
        number = words.month_number(match["m"])
        rank = None if match["rank"].lower() in ("last", "final") else words.rank(match["rank"])

        def span_in(y: int) -> Span:
            return _ranked(words, spans.months(y, number, number), match["what"].lower(), rank)

        return span_in(int(match["y"])) if match["y"] else clock.in_a_year(span_in)

    def weeks_back(match: re.Match[str], clock: Clock) -> Span:
        """The last such weekday but so many: "a week ago Tuesday", "the Sunday before last"."""
        groups = match.groupdict()
        n = words.count(groups["n"]) if groups.get("n") else 1
        if n is None:
            raise NoDayError
        weekday = words.weekday_number(match["d"].removesuffix("s"))
        since = (clock.today.weekday() - weekday) % 7
        if not match["weeks"]:  # "two Sundays ago", and this Sunday is none of them
            n, since = n - 1, since or 7
        return spans.day(clock.today - (since + 7 * n) * spans.DAY)

    def to_the_day(match: re.Match[str], clock: Clock) -> Span:
        n = words.count(match["n"])
        if n is None:
            raise NoDayError
        at = clock.today + words.deictic[match["x"].lower()] * spans.DAY
        per = {"week": 0, "month": 1, "year": 12}[match["unit"].lower()]
        return spans.day(spans.shifted(at, -n * per) if per else at - 7 * n * spans.DAY)

    def weeks_on(match: re.Match[str], clock: Clock) -> Span:
        """The next such weekday and so many weeks: "a week from Friday"."""
        n = words.count(match["n"])
        if n is None:
            raise NoDayError
        until = (words.weekday_number(match["d"]) - clock.today.weekday() - 1) % 7 + 1
        return spans.day(clock.today + (until + 7 * n) * spans.DAY)

    near = either(("today", "yesterday", "tomorrow"))
    day, ago = rf"(?P<d>{words.full_weekday})", rf"{count}\s+(?P<weeks>weeks?)\s+ago"
    return [
        Rule(
            rf"(?:the\s+)?(?P<rank>{words.ordinal}|last|final)\s+{what}\s+(?:of|in)\s+(?P<m>{words.month})"
            rf"(?:,?\s+(?P<y>{YEAR}))?",
            in_month,
        ),
        Rule(rf"{ago}\s+(?:on\s+)?{day}", weeks_back),
        Rule(rf"{day}\s+{ago}\b", weeks_back),
        Rule(rf"(?:the\s+)?{day}\s+(?P<weeks>before)\s+last\b", weeks_back),
        Rule(rf"{count}\s+(?P<d>{either(f'{d}s' for d in words.weekdays)})\s+(?P<weeks>)?ago\b", weeks_back),
        Rule(rf"{count}\s+weeks?\s+from\s+(?:next\s+)?{day}", weeks_on),
        Rule(
            rf"{count}\s+(?P<unit>week|month|year)s?\s+ago\s+(?P<x>{near})",
            to_the_day,
        ),
    ]


def _ranked(words: TimeWords, month: Span, what: str, rank: int | None) -> Span:
    """The day, week, weekend or weekday of a month by its rank, or its last; weeks begin with the month."""
    first, last = month
    if what == "day":
        span = spans.day(last if rank is None else first + (rank - 1) * spans.DAY)
    elif what == "week":
        at = last - 6 * spans.DAY if rank is None else first + 7 * (rank - 1) * spans.DAY
        span = at, min(at + 6 * spans.DAY, last)
    else:
        weekday = words.weekday_number("saturday" if what == "weekend" else what)
        at = _weekday_of(month, weekday, rank)
        span = at, at + (what == "weekend") * spans.DAY
    if not first <= span[0] <= last:
        raise NoDayError
    return span


def _weekday_of(month: Span, weekday: int, rank: int | None) -> date:
    """The weekday (Monday is 0) of a month by its rank, or its last."""
    first, last = month
    if rank is None:
        return last - (last.weekday() - weekday) % 7 * spans.DAY
    return first + ((weekday - first.weekday()) % 7 + 7 * (rank - 1)) * spans.DAY
