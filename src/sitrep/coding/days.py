"""Which day a fact is of: the time its sentence gives, or the day that the text is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sitrep.coding.parsed import Parsed
from sitrep.coding.scan import Scan
from sitrep.coding.timex import TimeMention
from sitrep.model import When

_FEW_DAYS = 7  # a longer time is not the day that a text is about
_CARRIED = 2  # sentences that a day is carried over
_SAID_NEAR = 200  # characters between somebody's words and when they were said
_YEAR = re.compile(r"\d{4}")
_REST_OF_DATE = 14  # characters: "Tuesday, 14 March 2017" may be two times
_SPEECH = {"say", "tell", "report", "announce", "state", "add", "warn", "write"}


@dataclass(frozen=True, slots=True)
class Day:
    """The day that the text is about, and where it said so: a sentence's number and its paragraph."""

    when: When
    sentence: int
    paragraph: int


def when_of(parsed: Parsed, at: int) -> When | None:
    """The time that a sentence gives for what stands at `at`: the nearest that is not a speech's."""
    times = [t for t in parsed.times if not _is_of_speech(parsed, t)]
    nearest = min(times, key=lambda t: min(abs(t.start - at), abs(t.end - at)), default=None)
    return _as_when(nearest, parsed.text(nearest.start, nearest.end)) if nearest else None


def day_of(parsed: Parsed, i: int, before: Day | None) -> Day | None:
    """The day that sentence `i` is about: the first that it names, else that of the sentences before it.

    A reader carries a day not far, and not past a time of other days.
    """
    times = [t for t in parsed.times if not _is_of_speech(parsed, t) and not (t.open_start or t.open_end)]
    named = next((t for t in times if (t.last - t.first).days <= _FEW_DAYS), None)
    if named:
        return Day(_as_when(named, parsed.text(named.start, named.end)), i, parsed.sentence.paragraph)
    if parsed.times:
        return None
    if before is None or i - before.sentence > _CARRIED or parsed.sentence.paragraph - before.paragraph > 1:
        return None
    return before


def is_header(time: TimeMention, text: str, published: date | None) -> bool:
    """Whether a time is the report's own date line, which dates no fact: the day of publication in full."""
    if published and time.first > published:
        return True  # an hour in four digits, or another number taken for a year
    spelled = _YEAR.search(text, time.start, time.end + _REST_OF_DATE)
    return spelled is not None and time.first == time.last == published


def said_when(at: int, scan: Scan, text: str) -> When | None:
    """The time nearest to where somebody is said to have spoken."""
    near = [t for t in scan.times if abs(t.start - at) < _SAID_NEAR]
    time = min(near, key=lambda t: abs(t.start - at), default=None)
    return _as_when(time, text[time.start : time.end]) if time else None


def _is_of_speech(parsed: Parsed, time: TimeMention) -> bool:
    """Whether a time is when somebody spoke ("said on Wednesday")."""
    tokens = parsed.tokens(time.start, time.end)
    if not tokens:
        return False
    head = parsed.doc[tokens[0]]
    while (head.i in tokens or head.pos_ == "ADP") and head.head != head:
        head = head.head
    before = parsed.doc[max(0, tokens[0] - 2) : tokens[0]]
    return head.lemma_ in _SPEECH and any(t.lemma_ in _SPEECH for t in before)


def _as_when(time: TimeMention, words: str) -> When:
    first = None if time.open_start else time.first
    return When(first=first, last=None if time.open_end else time.last, words=words)
