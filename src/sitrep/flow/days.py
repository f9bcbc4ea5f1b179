"""Days and times as people type them."""

from __future__ import annotations

import calendar
import re
from datetime import date

from sitrep.errors import UsageError
from sitrep.model import When

_MONTH = re.compile(r"(\d{4})(?:-(\d{2}))?")


def day(text: str) -> date:
    """A day from ISO text. Raises UsageError where it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text!r} is not a day: write it as 2016-12-04") from None


def when(text: str) -> When:
    """A time as the coding guide writes it: a day, month or year, or `first/last`, either end open.

    Raises UsageError where it is none.
    """
    first, slash, last = text.partition("/")
    if not slash:
        whole = _span(text)
        return When(first=whole[0], last=whole[1])
    begin = _span(first)[0] if first else None
    end = _span(last)[1] if last else None
    if (begin is None and end is None) or (begin and end and begin > end):
        raise UsageError(
            f"{text!r} is no time: write it as 2016-11-28/2016-12-04, 2016-11-28/ or /2016-12-04"
        )
    return When(first=begin, last=end)


def _span(text: str) -> tuple[date, date]:
    """The first and last day of a day, a month or a year."""
    found = _MONTH.fullmatch(text)
    if found is None:
        return day(text), day(text)
    year, months = int(found[1]), (int(found[2]), int(found[2])) if found[2] else (1, 12)
    try:
        return date(year, months[0], 1), date(year, months[1], calendar.monthrange(year, months[1])[1])
    except ValueError:
        raise UsageError(f"{text!r} is no month or year: write it as 2016-12 or 2016") from None
