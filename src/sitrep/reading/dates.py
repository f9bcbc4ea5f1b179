"""Dates as news writes them: "Monday 5 December", "Dec. 5, 2016", "08.04.2017", "Apr 092017".

Finds what is written and how it can be read; which day it means is for `datelines` to decide.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import resources

LEAP_YEAR = 2000
LONGEST = 40  # characters of the longest written date
YEAR = r"(?:19|20)\d\d"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDate:
    """A day as written at `start` to `end` of some text.

    `readings` are the (month, day) pairs it can mean: two for "04/08/2017", else one. `weekday`
    counts from 0 for Monday.
    """

    start: int
    end: int
    words: str
    readings: tuple[tuple[int, int], ...]
    year: int | None = None
    weekday: int | None = None

    def days(self, years: Sequence[int]) -> list[date]:
        """The days it can mean in one of `years`; its own year, if it names one, goes first."""
        days = []
        for year in years if self.year is None else [self.year]:
            for month, day in self.readings:
                if _is_day(year, month, day):
                    days.append(date(year, month, day))
        return days

    def fits(self, day: date) -> bool:
        """Whether the weekday it names, if any, is that of `day`."""
        return self.weekday is None or self.weekday == day.weekday()


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The names of months and weekdays, and the pattern of a written date made from them."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    pattern: re.Pattern[str]

    def find(self, text: str, end: int | None = None) -> Iterator[WrittenDate]:
        """Every written date in `text` that starts before `end`, in order."""
        for match in self.pattern.finditer(text, 0, len(text) if end is None else end + LONGEST):
            if end is not None and match.start() >= end:
                return
            if written := self._written(match):
                yield written

    def at_start(self, text: str) -> WrittenDate | None:
        """The written date that `text` begins with."""
        match = self.pattern.match(text)
        return self._written(match) if match else None

    def _written(self, match: re.Match[str]) -> WrittenDate | None:
        groups = match.groupdict()
        readings = tuple(pair for pair in self._pairs(groups) if _is_day(LEAP_YEAR, *pair))
        year = next((int(groups[name]) for name in ("y1", "y2", "y3", "y4") if groups[name]), None)
        if not readings or (year and not any(_is_day(year, *pair) for pair in readings)):
            return None
        return WrittenDate(
            start=match.start(),
            end=match.end(),
            words=match[0],
            readings=readings,
            year=year,
            weekday=self.weekdays.get((groups["weekday"] or "").casefold()),
        )

    def _pairs(self, groups: Mapping[str, str]) -> list[tuple[int, int]]:
        """The (month, day) pairs of a match, the likeliest first."""
        if groups["month1"]:
            return [(self.months[groups["month1"].casefold()], int(groups["day1"]))]
        if groups["month2"]:
            return [(self.months[groups["month2"].casefold()], int(groups["day2"]))]
        if groups["month3"]:
            return [(int(groups["month3"]), int(groups["day3"]))]
        first, second = int(groups["first"]), int(groups["second"])
        if groups["mark"] == "/" and first != second:
            return [(second, first), (first, second)]
        # Dotted and dashed dates put the day first; only a second number that can be no month says otherwise.
        return [(second, first)] if second <= 12 else [(first, second)]


def load_calendar() -> Calendar:
    """The calendar that ships with the package (`data/dates.toml`)."""
    data = dates_data()
    months = {name: int(number) for number, names in data["months"].items() for name in names}
    weekdays = {name: int(number) for number, names in data["weekdays"].items() for name in names}
    return Calendar(
        months={name.casefold(): number for name, number in months.items()},
        weekdays={name.casefold(): number for name, number in weekdays.items()},
        pattern=_pattern(_either(months), _either(weekdays)),
    )


def dates_data() -> dict[str, dict[str, list[str]]]:
    """The tables of `data/dates.toml`."""
    text = resources.files("sitrep.reading").joinpath("data/dates.toml").read_text("utf-8")
    return tomllib.loads(text)


def _pattern(month: str, weekday: str) -> re.Pattern[str]:
    day = r"\d{1,2}"
    ordinal = r"(?:st|nd|rd|th)?"
    return re.compile(
        rf"""
        (?<![\w./–-])
        (?:(?P<weekday>{weekday})\.?,?\s+)?
        (?:
            (?P<day1>{day}){ordinal}(?:\s+of)?[\s-]+(?P<month1>{month})\b\.?(?:,?[\s-]*(?P<y1>{YEAR})(?!\d))?
          | (?P<month2>{month})\b\.?[\s-]*(?P<day2>{day}){ordinal}
            (?:(?:,\s*|[\s-]+|(?<=\d\d))(?P<y2>{YEAR})(?!\d)|(?!\d))
          | (?P<y3>{YEAR})(?P<mark3>[-/.])(?P<month3>\d\d?)(?P=mark3)(?P<day3>\d\d?)(?!\d)
          | (?P<first>\d\d?)(?P<mark>[./-])(?P<second>\d\d?)(?P=mark)(?P<y4>{YEAR})(?!\.?\d)
        )
        """,
        re.VERBOSE,
    )


def _either(names: Mapping[str, int]) -> str:
    """A pattern of the names, as given or in capitals, the longest first."""
    spellings = {spelling for name in names for spelling in (name, name.upper())}
    return "|".join(re.escape(name) for name in sorted(spellings, key=lambda name: (-len(name), name)))


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
