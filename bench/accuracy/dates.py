"""Recognised times against TimeBank's, over those that mean a stretch of the calendar."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeAlias

from sitrep.scoring.figures import Share

Record: TypeAlias = Mapping[str, Any]

_VALUE = re.compile(
    r"(?P<decade>\d{3})|(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?"
    r"|W(?P<week>\d\d)(?P<weekend>-WE)?|Q(?P<quarter>[1-4])|H(?P<half>[12])))?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFigures:
    """How many of the dates are found (a span overlaps), and how many with the same first and last day."""

    found: Share
    right: Share


def date_figures(reports: Iterable[Record], annotated: Mapping[str, Record]) -> DateFigures:
    """The figures of annotated reports against their gold times."""
    found, right = [], []
    for report in reports:
        times = annotated.get(report["id"], {}).get("times", ())
        for gold in report["timexes"]:
            wanted = days(gold["value"]) if gold["type"] in {"DATE", "TIME"} else None
            if wanted is None:
                continue
            hits = [time for time in times if time["start"] < gold["end"] and gold["start"] < time["end"]]
            found.append(bool(hits))
            right.append(any((hit["first"], hit["last"]) == wanted for hit in hits))
    return DateFigures(found=Share.counted(found), right=Share.counted(right))


def days(value: str | None) -> tuple[str, str] | None:
    """The first and last day of a TIMEX3 value; None where it is no stretch of the calendar."""
    given = _VALUE.fullmatch((value or "").split("T")[0])
    if given is None:
        return None
    if given["decade"]:
        return f"{given['decade']}0-01-01", f"{given['decade']}9-12-31"
    year = int(given["year"])
    if given["day"]:
        return given[0], given[0]
    if given["month"]:
        return _months(year, int(given["month"]), 1)
    if given["week"]:
        monday = date.fromisocalendar(year, int(given["week"]), 1)
        first = monday + timedelta(5) if given["weekend"] else monday
        return first.isoformat(), (monday + timedelta(6)).isoformat()
    if given["quarter"]:
        return _months(year, 3 * int(given["quarter"]) - 2, 3)
    return _months(year, 6 * int(given["half"]) - 5, 6) if given["half"] else _months(year, 1, 12)


def _months(year: int, first: int, count: int) -> tuple[str, str]:
    last = first + count - 1
    return f"{year}-{first:02d}-01", f"{year}-{last:02d}-{monthrange(year, last)[1]:02d}"
