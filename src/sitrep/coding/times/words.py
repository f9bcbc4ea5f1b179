"""The words of time, and the pieces of patterns that the rules of the grammar are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

YEAR = r"(?:1[6-9][0-9]{2}|20[0-4][0-9])"
# A year without a month; what would be one long past is more often a number.
BARE_YEAR = r"(?:19[0-9]{2}|20[0-4][0-9]|(?:(?<=\bin )|(?<=\bsince )|(?<=\bof ))1[6-8][0-9]{2})"
DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
PART = (
    r"(?:(?:the\s+)?(?:very\s+)?(?:early|earlier|mid|middle\s+of|late|later|beginning\s+of|end\s+of|start\s+of"
    r"|close\s+of|first\s+days\s+of|last\s+days\s+of|sometime|sometime\s+in)(?:\s+in)?(?:\s+the)?)"
)
UNIT = r"(?:day|week|month|quarter|year|decade)"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """The words of time, as the data file lists them."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    deictic: Mapping[str, int]
    hours: Sequence[str]
    seasons: Mapping[str, Sequence[int]]
    holidays: Mapping[str, Sequence[int | str]]
    named_days: Mapping[str, str]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    counted: Sequence[str]
    steps: Mapping[str, int]
    ahead: Sequence[str]
    modal: Sequence[str]
    past: Sequence[str]

    @property
    def month(self) -> str:
        """A pattern for the name of a month; a short form may have its stop."""
        full, short = (either(m for m in self.months if (len(m) > 4) == is_full) for is_full in (True, False))
        return rf"(?:{full}|{short}\.?)"

    @property
    def full_month(self) -> str:
        """A pattern for the name of a month that is nothing else: no short form, no "May" or "March"."""
        return either(m for m in self.months if len(m) > 4 and m != "march")

    @property
    def weekday(self) -> str:
        """A pattern for the name of a weekday; a short form may have its stop."""
        return rf"(?:{self.full_weekday}|{either(d for d in self.weekdays if not d.endswith('day'))}\.?)"

    @property
    def full_weekday(self) -> str:
        """A pattern for the full name of a weekday: short ones are other things too ("sun")."""
        return either(d for d in self.weekdays if d.endswith("day"))

    def weekday_number(self, name: str) -> int:
        """Monday is 0."""
        return self.weekdays[name.lower().rstrip(".")]

    @property
    def number(self) -> str:
        """A pattern for a number of days, weeks and the like."""
        return rf"(?:\d{{1,3}}|{either(self.numbers)}|an?|an?\s+couple\s+of|a\s+few|several|few|couple\s+of)"

    @property
    def ordinal(self) -> str:
        """A pattern for "third" or "3rd"."""
        return rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{either(self.ordinals)})"

    def month_number(self, name: str) -> int:
        """January is 1."""
        return self.months[name.lower().rstrip(".")]

    def count(self, words: str) -> int | None:
        """The number that words give, or None for "several" and "a few"."""
        words = " ".join(words.lower().split())
        if words.isdigit():
            return int(words)
        if words in ("a", "an"):
            return 1
        if words.endswith("couple of"):
            return 2
        return self.numbers.get(words)

    def rank(self, words: str) -> int:
        """The number of an ordinal."""
        digits = re.sub(r"\D", "", words)
        return int(digits) if digits else self.ordinals[words.lower()]


def either(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first; a blank in them stands for any blank."""
    longest_first = sorted(words, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in longest_first) + r")\b"
