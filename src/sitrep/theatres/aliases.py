"""Names that an actor goes by, with the days from which and until which it does.

Written `name`, `name@2016-07-28..2017-01-27`, `name@2016-07-28..` or `name@..2017-01-27`.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Protocol

from sitrep.model import Alias, iso

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_APOSTROPHES = str.maketrans("", "", "'’‘ʿʾ`´")
_HYPHENS = str.maketrans("-‐‑–", "    ")


def parse_day(text: str) -> date | None:
    """The day written `YYYY-MM-DD`; None for an empty text. Raises ValueError for anything else."""
    if not text:
        return None
    if not _DAY.fullmatch(text):
        raise ValueError(f"{text!r} is not a day (YYYY-MM-DD)")
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"{text!r} is not a day of the calendar") from error


def parse_span(first: str, last: str) -> tuple[date | None, date | None]:
    """First and last day of a span, either open (empty). Raises ValueError where it runs backwards."""
    start, end = parse_day(first), parse_day(last)
    if start and end and start > end:
        raise ValueError(f"{first}..{last} runs backwards")
    return start, end


def parse_alias(text: str, what: str = "alias") -> Alias:
    """The alias, or other name with its days (`what`), that `text` writes. Raises ValueError for none."""
    name, at, span = (part.strip() for part in text.partition("@"))
    if not name:
        raise ValueError(f"{what} {text!r} has no name")
    if not at:
        return Alias(name=name)
    first, dots, last = span.partition("..")
    if not dots or not (first or last):
        raise ValueError(f"{what} {text!r}: dates are written name@first..last, either end open")
    try:
        start, end = parse_span(first, last)
    except ValueError as error:
        raise ValueError(f"{what} {text!r}: {error}") from error
    return Alias(name=name, first=start, last=end)


def write_alias(alias: Alias) -> str:
    """The text that `parse_alias` reads back as this alias."""
    if alias.first is None and alias.last is None:
        return alias.name
    return f"{alias.name}@{iso(alias.first) or ''}..{iso(alias.last) or ''}"


def fold(name: str) -> str:
    """The form in which two spellings of a name count as one.

    Hyphens are spaces, apostrophes are dropped, and case is ignored, except in a name that is
    wholly in capitals: "IS" is not "is".
    """
    plain = " ".join(name.translate(_APOSTROPHES).translate(_HYPHENS).split())
    return plain if plain.isupper() else plain.casefold()


class Dated(Protocol):
    """Something that holds from a first to a last day, either open."""

    @property
    def first(self) -> date | None:
        """Its first day."""

    @property
    def last(self) -> date | None:
        """Its last day."""


def overlap(one: Dated, other: Dated) -> bool:
    """Whether both hold on some day."""
    return (one.first or date.min) <= (other.last or date.max) and (other.first or date.min) <= (
        one.last or date.max
    )


class Spellings:
    """Which bearer each spelling leads to, and on which days: on no day may it lead to two."""

    def __init__(self) -> None:
        self._bearers: dict[str, list[tuple[str, Alias]]] = {}

    def claim(self, bearer: str, alias: Alias) -> None:
        """Let a spelling lead to a bearer. Raises ValueError where it leads elsewhere on the same day."""
        claims = self._bearers.setdefault(fold(alias.name), [])
        for other, earlier in claims:
            if overlap(alias, earlier):
                to = f"twice to {bearer!r}" if other == bearer else f"to both {other!r} and {bearer!r}"
                raise ValueError(f"duplicate alias {alias.name!r}: it leads {to} on the same day")
        claims.append((bearer, alias))
