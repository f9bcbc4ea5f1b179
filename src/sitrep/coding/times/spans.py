"""Spans of days of the calendar: weeks, months, quarters, seasons, holidays. Pure reckoning."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

Span = tuple[date, date]
DAY = timedelta(days=1)


def day(at: date) -> Span:
    """A day by itself."""
    return at, at


def week(at: date) -> Span:
    """Monday to Sunday of the week that holds a day."""
    monday = at - at.weekday() * DAY
    return monday, monday + 6 * DAY


def weekend(at: date) -> Span:
    """Saturday and Sunday of the week that holds a day."""
    sunday = week(at)[1]
    return sunday - DAY, sunday


def months(year_of: int, first: int, last: int) -> Span:
    """From the first day of a month to the last of another; months past December run into the next year."""
    return _month(year_of, first)[0], _month(year_of, last)[1]


def month(at: date, step: int = 0) -> Span:
    """The month that holds a day, or one some steps from it."""
    return months(at.year, at.month + step, at.month + step)


def quarter(at: date, step: int = 0) -> Span:
    """The quarter that holds a day, or one some steps from it."""
    first = 3 * ((at.month - 1) // 3 + step) + 1
    return months(at.year, first, first + 2)


def half(at: date, step: int = 0) -> Span:
    """The half of the year that holds a day, or one some steps from it."""
    first = 6 * ((at.month - 1) // 6 + step) + 1
    return months(at.year, first, first + 5)


def year(number: int) -> Span:
    """First and last day of a year."""
    return date(number, 1, 1), date(number, 12, 31)


def decade(first: int) -> Span:
    """The ten years that begin with one."""
    return date(first, 1, 1), date(first + 9, 12, 31)


def century(number: int) -> Span:
    """A century by its number: the 20th began in 1901."""
    return date(100 * number - 99, 1, 1), date(100 * number, 12, 31)


def shifted(at: date, step: int) -> date:
    """The same day some months on, or the last of that month."""
    first, last = month(at, step)
    return min(first + (at.day - 1) * DAY, last)


def stepped(at: date, step: int, unit: str) -> Span:
    """A day, or the week, month, quarter or year, that lies some steps from the one that holds a day."""
    if unit == "day":
        return day(at + step * DAY)
    if unit == "week":
        return week(at + 7 * step * DAY)
    if unit == "weekend":
        return weekend(at + 7 * step * DAY)
    if unit == "month":
        return month(at, step)
    if unit == "quarter":
        return quarter(at, step)
    if unit == "half":
        return half(at, step)
    if unit == "decade":
        return decade(at.year // 10 * 10 + 10 * step)
    return year(at.year + step)


def holidays(when: Sequence[int | str], first: int, last: int) -> list[Span]:
    """A holiday's days from one year to another, in order; `when` is as the data file writes it.

    `[month, day]` is fixed; `[month, weekday, n]` is the nth such weekday (-1 is the last);
    `["easter", n]` lies n days after Easter Sunday; `["islamic", month, first, last]` are days of
    the Islamic year, wide enough for months that begin by sight.
    """
    if when[0] == "islamic":
        number, begin, end = (int(n) for n in when[1:])
        around = range((first - 622) * 33 // 32 - 1, (last - 622) * 33 // 32 + 3)
        spans = [_islamic(y, number, begin, end) for y in around]
        return [s for s in spans if first <= s[0].year <= last]
    return [day(_holiday(when, y)) for y in range(first, last + 1)]


def _holiday(when: Sequence[int | str], year_of: int) -> date:
    if when[0] == "easter":
        return easter(year_of) + int(when[1]) * DAY
    number, second = int(when[0]), int(when[1])
    if len(when) == 2:
        return date(year_of, number, second)
    first, last = _month(year_of, number)
    if int(when[2]) < 0:
        return last - ((last.weekday() - second) % 7) * DAY
    return first + ((second - first.weekday()) % 7 + 7 * (int(when[2]) - 1)) * DAY


def easter(year_of: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian reckoning)."""
    golden, century_of, rest = year_of % 19, year_of // 100, year_of % 100
    skipped, leaps = century_of // 4, century_of % 4
    lunar = (century_of - (century_of + 8) // 25 + 1) // 3
    epact = (19 * golden + century_of - skipped - lunar + 15) % 30
    to_sunday = (32 + 2 * leaps + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    ordinal = epact + to_sunday - 7 * late + 114
    return date(year_of, ordinal // 31, ordinal % 31 + 1)


def _islamic(year_of: int, number: int, first: int, last: int) -> Span:
    """Days of an Islamic month by the tabular calendar; one that begins by sight may begin a day later."""
    elapsed = 29 * (number - 1) + number // 2 + (year_of - 1) * 354 + (3 + 11 * year_of) // 30
    start = date.fromordinal(227014 + elapsed)
    return start + (first - 1) * DAY, start + (last - 1) * DAY


def _month(year_of: int, number: int) -> Span:
    year_of, number = year_of + (number - 1) // 12, (number - 1) % 12 + 1
    return date(year_of, number, 1), date(year_of, number, monthrange(year_of, number)[1])
