"""Times that a text names, as spans of days: an own small grammar of news time.

A weekday means the nearest such day on or before the day of publication, and the next one only
where the words look ahead; "last Monday" and "last week" mean the previous one (the coding guide).
Every expression is a span of days, never a false day: "last week" is seven days, and "early
March" is still March, for the words say no more.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

Span = tuple[date, date]
_DAY = timedelta(days=1)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """The words of time, as the data file lists them."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    deictic: Mapping[str, int]
    seasons: Mapping[str, Sequence[int]]
    numbers: Mapping[str, int]


def month(year: int, number: int) -> Span:
    """First and last day of a month; months past December run into the next year."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def year(number: int) -> Span:
    """First and last day of a year."""
    return date(number, 1, 1), date(number, 12, 31)


def week(day: date) -> Span:
    """Monday to Sunday of the week that holds a day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + 6 * _DAY


def _shifted(day: date, months: int) -> date:
    """The same day, some months on, or the last of that month."""
    first, last = month(day.year, day.month + months)
    return min(first + timedelta(days=day.day - 1), last)


class TimeGrammar:
    """Finds times in text. One for all reports: it keeps nothing of what it reads."""

    def __init__(self, words: TimeWords) -> None:
        self._words = words
        months, days = _either(words.months), _either(words.weekdays)
        number = rf"(?:\d{{1,3}}|{_either(words.numbers)}|a|an|several|a few|a couple of|few|couple of)"
        yyyy = r"(?:19[0-9]{2}|20[0-4][0-9])"
        dd = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
        part = r"(?:early|earlier|mid|middle of|late|later|beginning of|end of|start of)"
        rules: list[tuple[str, Callable[[re.Match[str], date], Span | None]]] = [
            (rf"(?P<y>{yyyy})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)", self._numeric),
            (r"(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>(?:19|20)\d\d)(?!\d)", self._numeric),
            (
                rf"(?P<m>{months})\.?\s+(?P<d>{dd})(?:\s*(?:-|–|to|and)\s*(?P<d2>{dd}))?(?!\d|:)"
                rf"(?:,?\s*(?P<y>{yyyy}))?(?!\d)",
                self._day_of_month,
            ),
            (
                rf"(?P<d>{dd})(?:\s*(?:-|–|to|and)\s*(?P<d2>{dd}))?\s+(?:of\s+)?(?P<m>{months})\b\.?"
                rf"(?:,?\s+(?P<y>{yyyy})(?!\d))?",
                self._day_of_month,
            ),
            (
                rf"(?:{part}[\s-]+)?(?P<m>{months})\b\.?(?:,|\s+of)?\s+(?P<y>{yyyy})(?!\d)",
                self._month_of_year,
            ),
            (r"(?:the\s+)?(?P<decade>19[0-9]0|20[0-4]0)'?s\b", self._decade),
            (rf"(?P<n>{number})\s+(?P<unit>day|week|month|year)s?\s+(?:ago|earlier|before)\b", self._ago),
            (rf"(?P<n>{number})\s+(?P<unit>day|week|month|year)s?\s+(?:later|after)\b", self._nothing),
            (
                rf"(?:(?:the|over|in|during)\s+)*(?:past|last|previous|preceding)\s+"
                rf"(?P<n>{number})\s+(?P<unit>hour|day|week|month|year)s?\b",
                self._past,
            ),
            (
                rf"(?P<which>last|past|previous|this|next|coming|same)\s+(?P<d>{days})\b",
                self._relative_weekday,
            ),
            (rf"(?P<d>{days})\s+(?P<which>last|next)\b", self._relative_weekday),
            (
                rf"(?:(?P<which>last|past|previous|this|next)\s+)(?:{part}[\s-]+)?(?P<m>{months})\b",
                self._relative_month,
            ),
            (
                r"(?:earlier\s+|later\s+)?(?P<which>last|past|previous|this|next|coming|current)\s+"
                r"(?P<unit>week|weekend|month|year|quarter)\b",
                self._relative_unit,
            ),
            (rf"(?P<which>last|this|next)\s+(?P<s>{_either(words.seasons)})\b", self._season),
            (rf"(?P<s>{_either(words.seasons)})\s+(?:of\s+)?(?P<y>{yyyy})\b", self._season),
            (_either(words.deictic), self._deictic),
            (rf"(?P<d>{days})\b(?!\s*(?:times|market))", self._weekday),
            (
                rf"(?:{part}[\s-]+|(?<=in )|(?<=since )|(?<=until )|(?<=by )|(?<=of )|(?<=during )"
                rf"|(?<=from )|(?<=and )|(?<=to )|(?<=between )|(?<=through ))(?P<m>{months})\b(?!\s*\d)",
                self._bare_month,
            ),
            (
                rf"(?:{part}[\s-]+)?(?<![\d.,$€£/-])(?P<y>{yyyy})(?![\d/%]|[.,-]\d|\s+"
                r"(?:people|civilians|fighters|families|militants|men|women|children|soldiers|troops|others|houses"
                r"|miles|kilometres|kilometers|km|metres|feet|dollars|euros|square|tonnes|tons|homes|buses|dead"
                r"|wounded|refugees|residents|rebels|bodies|strikes|air)\b)",
                self._year,
            ),
        ]
        self._rules = [
            (re.compile(rf"(?<![\w.])(?:{pattern})", re.IGNORECASE), rule) for pattern, rule in rules
        ]

    def find(self, text: str, published: date | None) -> list[TimeMention]:
        """The times of a text in order, none overlapping another; relative ones need `published`."""
        found: list[TimeMention] = []
        taken = bytearray(len(text) + 1)
        for pattern, rule in self._rules:
            for match in pattern.finditer(text):
                if any(taken[match.start() : match.end()]) or not self._is_name_of_time(match):
                    continue
                span = _calendar(rule, match, published or date(1, 1, 1))
                taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
                if span and (published or _is_absolute(match)):
                    before = text[: match.start()].lower()
                    found.append(
                        TimeMention(
                            start=match.start(),
                            end=match.end(),
                            first=span[0],
                            last=span[1],
                            open_start=before.endswith(("until ", "till ", "up to ")),
                            open_end=before.endswith(("since ", "since early ", "since late ")),
                        )
                    )
        return sorted(found, key=lambda mention: mention.start)

    def _is_name_of_time(self, match: re.Match[str]) -> bool:
        """Whether "may", "march", "sun", "sat" and the like are capitalised as names of times are."""
        groups = match.groupdict()
        named = [groups.get("m"), groups.get("d") if groups.get("d", "") else None]
        return all(name[0].isupper() for name in named if name and name[0].isalpha())

    # Each rule turns a match into a span of days, or None where the words name no day.

    def _numeric(self, match: re.Match[str], _published: date) -> Span | None:
        day = date(int(match["y"]), int(match["m"]), int(match["d"]))
        return day, day

    def _day_of_month(self, match: re.Match[str], published: date) -> Span | None:
        number = self._month_number(match["m"])
        first = int(re.sub(r"\D", "", match["d"]))
        last = int(re.sub(r"\D", "", match["d2"])) if match["d2"] else first
        if match["y"]:
            return date(int(match["y"]), number, first), date(int(match["y"]), number, last)
        day = _latest(lambda y: date(y, number, first), published)
        return day, day.replace(day=last) if last >= first else day

    def _month_of_year(self, match: re.Match[str], _published: date) -> Span | None:
        return month(int(match["y"]), self._month_number(match["m"]))

    def _decade(self, match: re.Match[str], _published: date) -> Span | None:
        first = int(match["decade"])
        return date(first, 1, 1), date(first + 9, 12, 31)

    def _ago(self, match: re.Match[str], published: date) -> Span | None:
        n, unit = self._number(match["n"]), match["unit"].lower()
        if n is None:
            return None
        if unit == "day":
            day = published - n * _DAY
            return day, day
        if unit == "week":
            return week(published - 7 * n * _DAY)
        if unit == "month":
            back = _shifted(published, -n)
            return month(back.year, back.month)
        return year(published.year - n)

    def _past(self, match: re.Match[str], published: date) -> Span | None:
        n, unit = self._number(match["n"]), match["unit"].lower()
        if n is None:
            n = 3
        back = {
            "hour": lambda: published - timedelta(hours=n),
            "day": lambda: published - n * _DAY,
            "week": lambda: published - 7 * n * _DAY,
            "month": lambda: _shifted(published, -n),
            "year": lambda: _shifted(published, -12 * n),
        }[unit]()
        return back, published

    def _nothing(self, _match: re.Match[str], _published: date) -> Span | None:
        return None

    def _weekday(self, match: re.Match[str], published: date) -> Span | None:
        back = (published.weekday() - self._words.weekdays[match["d"].lower()]) % 7
        day = published - back * _DAY
        return day, day

    def _relative_weekday(self, match: re.Match[str], published: date) -> Span | None:
        back = (published.weekday() - self._words.weekdays[match["d"].lower()]) % 7
        which = match["which"].lower()
        if which in ("next", "coming"):
            day = published + (7 - back) * _DAY
        elif which in ("this", "same"):
            day = published - back * _DAY
        else:
            day = published - (back or 7) * _DAY
        return day, day

    def _relative_month(self, match: re.Match[str], published: date) -> Span | None:
        number = self._month_number(match["m"])
        years = {"next": 1, "this": 0}.get(match["which"].lower(), -1)
        if years < 0 and number < published.month:
            years = 0
        if years > 0 and number > published.month:
            years = 0
        return month(published.year + years, number)

    def _relative_unit(self, match: re.Match[str], published: date) -> Span | None:
        step = {"next": 1, "coming": 1, "this": 0, "current": 0}.get(match["which"].lower(), -1)
        unit = match["unit"].lower()
        if unit == "week":
            return week(published + 7 * step * _DAY)
        if unit == "weekend":
            saturday = week(published + 7 * step * _DAY)[0] + 5 * _DAY
            return saturday, saturday + _DAY
        if unit == "month":
            return month(published.year, published.month + step)
        if unit == "quarter":
            first = 3 * ((published.month - 1) // 3 + step) + 1
            return month(published.year, first)[0], month(published.year, first + 2)[1]
        return year(published.year + step)

    def _season(self, match: re.Match[str], published: date) -> Span | None:
        first, last = self._words.seasons[match["s"].lower()]
        groups = match.groupdict()
        if groups.get("y"):
            at = int(groups["y"])
        else:
            at = published.year + {"last": -1, "next": 1}.get((groups.get("which") or "").lower(), 0)
            if (groups.get("which") or "").lower() == "last" and last < published.month:
                at = published.year
        return month(at, first)[0], month(at, last if last >= first else last + 12)[1]

    def _deictic(self, match: re.Match[str], published: date) -> Span | None:
        day = published + self._words.deictic[re.sub(r"\s+", " ", match[0].lower())] * _DAY
        return day, day

    def _bare_month(self, match: re.Match[str], published: date) -> Span | None:
        number = self._month_number(match["m"])
        first = _latest(lambda y: date(y, number, 1), published)
        return month(first.year, number)

    def _year(self, match: re.Match[str], _published: date) -> Span | None:
        return year(int(match["y"]))

    def _month_number(self, name: str) -> int:
        return self._words.months[name.lower().rstrip(".")]

    def _number(self, words: str) -> int | None:
        words = words.lower()
        if words.isdigit():
            return int(words)
        if words in ("a", "an"):
            return 1
        if words in ("a couple of", "couple of"):
            return 2
        return self._words.numbers.get(words)


def _either(words: Mapping[str, object]) -> str:
    """A pattern for any of some words, the longest first."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w))) + r")\b"


def _calendar(
    rule: Callable[[re.Match[str], date], Span | None], match: re.Match[str], published: date
) -> Span | None:
    """What a rule makes of a match; None where the calendar has no such day (31 June)."""
    try:
        return rule(match, published)
    except (ValueError, OverflowError):
        return None


def _is_absolute(match: re.Match[str]) -> bool:
    groups = match.groupdict()
    return bool(groups.get("y") or groups.get("decade"))


def _latest(day_in: Callable[[int], date], published: date) -> date:
    """The latest such day that is not after publication; up to a month ahead counts as this year's."""
    for y in (published.year + 1, published.year, published.year - 1):
        day = day_in(y)
        if day <= published + 14 * _DAY:
            return day
    return day_in(published.year - 1)
