"""Times told by their distance from the day of publication: "two days ago", "last week", "overnight"."""

from __future__ import annotations

import re
from datetime import date

from sitrep.coding.times import spans
from sitrep.coding.times.clock import Clock, NoDayError, Rule
from sitrep.coding.times.spans import Span
from sitrep.coding.times.words import PART, TimeWords, either

_DAYS = {"day": 1, "week": 7}
_FEW = (2, 7)  # how many "a few" and "several" can be


def rules(words: TimeWords) -> list[Rule]:
    """The rules of times that are reckoned from publication."""
    unit = r"(?P<unit>week|weekend|month|year|quarter|decade)"
    step = either(words.steps)

    def deictic(match: re.Match[str], clock: Clock) -> Span:
        return spans.day(clock.today + words.deictic[" ".join(match["x"].lower().split())] * spans.DAY)

    def ago(match: re.Match[str], clock: Clock) -> Span:
        n, what = words.count(match["n"]), (match["unit"] or "century").lower()
        if n and what == "century":
            n, what = 100 * n, "year"
        if n == 1 and what == "year" and clock.quarter:
            return spans.quarter(clock.quarter[0], -4)
        return back(n, what, clock.today)

    def just(match: re.Match[str], clock: Clock) -> Span:
        """So many hours or minutes ago: a day for each whole one of them."""
        n = words.count(match["n"]) if match["n"] else 1
        hours = n if n and match["unit"].lower() == "hour" else 0
        return spans.day(clock.today - hours // 24 * spans.DAY)

    def past(match: re.Match[str], clock: Clock) -> Span:
        n, what = words.count(match["n"]) if match["n"] else 1, match["unit"].lower()
        if n is None:
            n = _FEW[1]
        if what == "hour":
            return clock.today - (n + 23) // 24 * spans.DAY, clock.today
        per = {"month": 1, "year": 12, "decade": 120}.get(what)
        first = spans.shifted(clock.today, -n * per) if per else clock.today - n * _DAYS[what] * spans.DAY
        return first, clock.today

    def soon(match: re.Match[str], clock: Clock) -> Span:
        n = words.count(match["n"])
        if n is None or not (clock.ahead or match[0].lower().endswith(("now", "time"))):
            raise NoDayError
        return spans.stepped(clock.today, n, match["unit"].lower())

    def whole(match: re.Match[str], clock: Clock) -> Span:
        which, what = match["step"].lower(), match["unit"].lower()
        n = words.steps[which]
        if what == "quarter" and which == "this" and clock.quarter:
            return clock.quarter
        if what == "weekend" and which == "this":
            return clock.nearest([spans.weekend(clock.today + 7 * i * spans.DAY) for i in (-1, 0)])
        return spans.stepped(clock.today, n, what)

    def day_of(match: re.Match[str], clock: Clock) -> Span:
        sign = -1 if match["side"].lower() == "before" else 1
        return spans.stepped(clock.today, 2 * sign, match["unit"].lower())

    def weekend(match: re.Match[str], clock: Clock) -> Span:
        if match[0].lower().startswith(("before", "ahead", "for")):
            return next(
                s
                for s in (
                    spans.weekend(clock.today),
                    spans.weekend(clock.today + 7 * spans.DAY),
                )
                if s[1] > clock.today
            )
        return clock.nearest([spans.weekend(clock.today + 7 * i * spans.DAY) for i in (-1, 0)])

    def within(match: re.Match[str], clock: Clock) -> Span:
        """A part of the unit that is running, as wide as the unit: "later in the week"."""
        return spans.stepped(clock.today, 0, match["unit"].lower())

    early = rf"(?:{PART}\s+(?:on\s+)?)?"
    count = rf"(?P<n>{words.number})"
    return [
        Rule(rf"{early}(?P<x>{either(words.deictic)})(?!\s+of\s+the\s+weekend)", deictic),
        Rule(
            rf"{count}(?:\s+or\s+(?:so|more))?\s+(?:(?P<unit>day|week|month|year|decade)s?|centur(?:y|ies))\s+ago\b",
            ago,
        ),
        Rule(rf"(?:{count}\s+)?(?P<unit>hour|minute|moment)s?\s+ago\b", just),
        Rule(
            rf"(?:(?:the|over|in|during|within|for)\s+)*(?:past|last|previous|preceding)\s+"
            rf"{count}\s+(?P<unit>hour|day|week|month|year|decade)s?\b(?!\s+of\b)",
            past,
        ),
        Rule(
            r"(?:over|during|within|throughout)\s+the\s+(?:past|last)\s+(?P<n>)?(?P<unit>day|week|month)\b",
            past,
        ),
        Rule(
            rf"(?<=\bin ){count}\s+(?P<unit>day|week|month|year)s?(?:['’]\s+time)?\b",
            soon,
        ),
        Rule(rf"{count}\s+(?P<unit>day|week|month|year)s?\s+from\s+now\b", soon),
        Rule(
            rf"{early}(?:this\s+(?=past|coming))?(?P<step>{step})\s+(?:fiscal\s+|calendar\s+)?{unit}\b(?!s)",
            whole,
        ),
        Rule(
            r"(?:early|earlier|late|later|(?:at\s+)?the\s+(?:very\s+)?(?:end|start|beginning|middle|close|turn))"
            r"\s+(?:in|of)\s+the\s+(?P<unit>week|month|year)\b",
            within,
        ),
        Rule(r"(?P<unit>week|month)['’]s\s+end\b", within),
        Rule(
            r"the\s+(?P<unit>week|month|year)\s+(?P<side>before|after)\s+(?:last|next)\b",
            day_of,
        ),
        Rule(
            rf"(?:over|during|at|this|before|ahead\s+of|for|through(?:out)?|{PART})\s+(?:the\s+)?weekend\b",
            weekend,
        ),
        Rule(r"weekend\b(?!s|\s+of\b)", weekend),
        Rule(r"(?:the\s+)weekend(?=[.,;]|\s+(?:when|as|and|after|in)\b)", weekend),
    ]


def back(n: int | None, unit: str, today: date) -> Span:
    """What lies n units back: as exact as the unit; "a few" and "several" are a range."""
    if n is not None:
        return spans.stepped(today, -n, unit)
    if unit in ("year", "decade"):
        raise NoDayError
    few, more = _FEW
    return spans.stepped(today, -more, unit)[0], spans.stepped(today, -few, unit)[1]
