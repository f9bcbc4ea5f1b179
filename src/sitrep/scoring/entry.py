"""An entry of a coded report, as coding guides write it, and the days that its date means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias, get_args

from sitrep.model import Json

Kind: TypeAlias = Literal["control", "events", "harm"]
KINDS: tuple[Kind, ...] = get_args(Kind)

_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
_FIRST = {4: "-01-01", 7: "-01", 10: ""}
_LAST = {4: "-12-31", 7: "-31", 10: ""}  # compared as text: that some months are shorter changes nothing


class EntryError(ValueError):
    """A value that an entry cannot hold, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The first and last day that a date can mean, as ISO text."""

    first: str
    last: str

    @classmethod
    def of(cls, text: str) -> Days:
        """The days of "2016-12-04", "2016-12", "2016", or of a span with either end open."""
        first, slash, last = text.partition("/")
        ends = (first, last if slash else first)
        if text == "/" or any(end and not _is_date(end) for end in ends):
            raise EntryError(f"{text!r} is not a date: write 2016-12-04, 2016-12, 2016 or a span of them")
        return cls(
            first=first + _FIRST[len(first)] if first else "0000-00-00",
            last=ends[1] + _LAST[len(ends[1])] if ends[1] else "9999-99-99",
        )

    def meet(self, other: Days) -> bool:
        """Whether some day is of both."""
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a coded report: the fields that scores look at, None where they are not given.

    `within` is the guide's `in`; `start`, `end` and `part` say where the quote stands, where the coder
    tells.
    """

    kind: Kind
    place: str | None
    within: str | None
    also: tuple[str, ...]
    date: str | None
    said_by: str | None
    quote: str
    side: str | None
    status: str | None
    type: str | None
    side1: str | None
    side2: str | None
    outcome: str | None
    count: int | float | None
    words: str | None
    who: str | None
    by_side: str | None
    modifier: str | None
    scope: str | None
    start: int | None
    end: int | None
    part: str | None
    confidence: float | None

    @property
    def days(self) -> Days | None:
        """The days that its date can mean."""
        return Days.of(self.date) if self.date else None

    @property
    def where(self) -> str | None:
        """Its place; what it lies in where it has no name of its own."""
        return self.place or self.within

    @property
    def places(self) -> tuple[str | None, ...]:
        """Every place that it names."""
        return (self.where, *self.also)

    @property
    def quantity(self) -> int | float | str | None:
        """Its count, or the vague words for it."""
        return self.count if self.count is not None else (self.words or "").lower() or None


def entry(kind: Kind, fields: Mapping[str, Json]) -> Entry:
    """An entry from the guide's fields; others are left alone. Raises EntryError for a bad value."""
    found = Entry(
        kind=kind,
        place=_text(fields, "place"),
        within=_text(fields, "in"),
        also=_texts(fields, "also"),
        date=_text(fields, "date"),
        said_by=_text(fields, "said_by"),
        quote=_text(fields, "quote") or "",
        side=_text(fields, "side"),
        status=_text(fields, "status"),
        type=_text(fields, "type"),
        side1=_text(fields, "side1"),
        side2=_text(fields, "side2"),
        outcome=_text(fields, "outcome"),
        count=_number(fields, "count"),
        words=_text(fields, "words"),
        who=_text(fields, "who"),
        by_side=_text(fields, "by_side"),
        modifier=_text(fields, "modifier"),
        scope=_text(fields, "scope"),
        start=_whole(fields, "start"),
        end=_whole(fields, "end"),
        part=_text(fields, "part"),
        confidence=_number(fields, "confidence"),
    )
    if found.date:
        Days.of(found.date)
    return found


def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + _FIRST[len(text)])
    except ValueError:
        return False
    return True


def _text(fields: Mapping[str, Json], name: str) -> str | None:
    value = fields.get(name)
    if value is None or isinstance(value, str):
        return value
    raise EntryError(f"`{name}` is not text")


def _texts(fields: Mapping[str, Json], name: str) -> tuple[str, ...]:
    value = fields.get(name)
    if value is None:
        return ()
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    raise EntryError(f"`{name}` is not a list of texts")


def _number(fields: Mapping[str, Json], name: str) -> int | float | None:
    value = fields.get(name)
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    raise EntryError(f"`{name}` is not a number")


def _whole(fields: Mapping[str, Json], name: str) -> int | None:
    value = _number(fields, name)
    if value is None or isinstance(value, int):
        return value
    raise EntryError(f"`{name}` is not a whole number")
