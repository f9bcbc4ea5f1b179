"""Which day a fact is of: the time its clause gives, or the day that the text is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sitrep.coding.parsed import Parsed
from sitrep.coding.scan import Scan
from sitrep.coding.syntax.grammar import CLAUSES
from sitrep.coding.syntax.tree import Token
from sitrep.coding.times.timex import TimeMention
from sitrep.coding.times.told import is_by_the_clock
from sitrep.coding.told import EventTold
from sitrep.model import When

_FEW_DAYS = 7  # a longer time is not the day that a text is about
_LEAD = 3  # sentences that a text can tell before it names their day
_SAID_NEAR = 200  # characters between somebody's words and when they were said
_YEAR = re.compile(r"\d{4}")
_PLACED = re.compile(r"(?:\([^)\n]{2,30}\) )?[A-Z][\w .,'’-]{1,50}[, ]\s*")  # before a dateline's day
_DASHED = re.compile(r",?\s*(?:\([^)\n]{1,40}\)\s*)?(?:—|–|--?)\s")  # and behind it
_SPEECH = {"say", "tell", "report", "announce", "state", "add", "warn", "write"}
_PARTS = CLAUSES | {"conj", "pcomp"}


@dataclass(frozen=True, slots=True)
class Day:
    """A day that a text tells of, and where it said so: a sentence's number and its paragraph."""

    when: When
    sentence: int
    paragraph: int


@dataclass(slots=True)
class DayMemory:
    """The days that a text has told of, sentence by sentence, as its reader keeps them in mind.

    `first` is the first day that it named. A time of a past before the one told ("had gone on
    18 May", "abandoned on Saturday") or of more than some days is no day that the text is about.
    """

    first: Day | None = None
    _last: Day | None = None
    _paragraph: int = 0
    _has_own_times: bool = False

    def hear(self, parsed: Parsed, i: int) -> None:
        """Takes in what sentence `i` says of days."""
        times = [t for t in parsed.times if not _is_of_speech(parsed, t) and not _is_of_background(parsed, t)]
        day = next((t for t in times if _is_day(t)), None)
        if day:
            self._last = Day(_as_when(day, parsed), i, parsed.sentence.paragraph)
            self.first = self.first or self._last
        self._paragraph = parsed.sentence.paragraph
        self._has_own_times = bool(times) and day is None

    @property
    def told_last(self) -> When | None:
        """The day told last, for what the present sentence tells without a time."""
        return self._last.when if self._last and not self._has_own_times else None

    @property
    def in_paragraph(self) -> When | None:
        """The day told last, if this paragraph named it."""
        return self.told_last if self._last and self._last.paragraph == self._paragraph else None

    def date_lead(self, events: Iterable[EventTold]) -> None:
        """Gives events that open a text, before it names a day, the first that it names."""
        for event in events:
            if self.first and not event.when and 0 < self.first.sentence - event.sentence <= _LEAD:
                event.when = self.first.when


def when_of(parsed: Parsed, token: Token, at: int) -> When | None:
    """The time that a sentence gives for what a token tells: that of its clause, else the nearest to `at`."""
    times = [t for t in parsed.times if not _is_of_speech(parsed, t)]
    nearest = min(
        times,
        key=lambda t: (_clauses_between(parsed, token, t), min(abs(t.start - at), abs(t.end - at))),
        default=None,
    )
    return _as_when(nearest, parsed) if nearest else None


def dates_no_fact(time: TimeMention, text: str, published: date | None) -> bool:
    """Whether a time dates no fact: an hour by the clock, or the report's own date line.

    That is the day of publication in full, or where a dateline gives it ("KABUL, Dec. 1 (Agency) —").
    """
    if is_by_the_clock(text[time.start : time.end]):
        return True
    if published and time.first > published:
        return True  # an hour in four digits, or another number taken for a year
    if not time.first == time.last == published:
        return False
    return _YEAR.search(text, time.start, time.end) is not None or _heads(time, text)


def _heads(time: TimeMention, text: str) -> bool:
    """Whether a time stands in the dateline of a paragraph."""
    line = text.rfind("\n", 0, time.start) + 1
    return bool(_PLACED.fullmatch(text, line, time.start) and _DASHED.match(text, time.end))


def said_when(at: int, scan: Scan, text: str) -> When | None:
    """The time nearest to where somebody is said to have spoken."""
    near = [t for t in scan.times if abs(t.start - at) < _SAID_NEAR]
    time = min(near, key=lambda t: abs(t.start - at), default=None)
    return _when(time, text[time.start : time.end]) if time else None


def _is_day(time: TimeMention) -> bool:
    return not (time.open_start or time.open_end) and (time.last - time.first).days <= _FEW_DAYS


def _head(parsed: Parsed, time: TimeMention) -> Token | None:
    """What a time's words hang on, by the tree."""
    tokens = parsed.tokens(time.start, time.end)
    if not tokens:
        return None
    return next((t for t in _upwards(parsed.tree[tokens[0]]) if t.i not in tokens), parsed.tree[tokens[0]])


def _upwards(token: Token) -> Iterator[Token]:
    """A token and those above it, up to the root."""
    yield token
    yield from token.ancestors


def _clauses_between(parsed: Parsed, token: Token, time: TimeMention) -> int:
    """How many clauses a reader crosses from what is told to a time; down into another one counts double."""
    head = _head(parsed, time)
    above = {t.i: n for n, t in enumerate(_upwards(token))}
    down = 0
    for step in _upwards(head) if head else ():
        if step.i in above:
            up = sum(t.dep in _PARTS for n, t in enumerate(_upwards(token)) if n < above[step.i])
            return 2 * down + up
        down += step.dep in _PARTS
    return len(above) + 2 * down


def _is_of_speech(parsed: Parsed, time: TimeMention) -> bool:
    """Whether a time is when somebody spoke ("said on Wednesday")."""
    tokens = parsed.tokens(time.start, time.end)
    if not tokens:
        return False
    above = (t for t in _upwards(parsed.tree[tokens[0]]) if t.i not in tokens and t.pos != "ADP")
    head = next(above, None)
    before = parsed.tree[max(0, tokens[0] - 2) : tokens[0]]
    return head is not None and head.lemma in _SPEECH and any(t.lemma in _SPEECH for t in before)


def _is_of_background(parsed: Parsed, time: TimeMention) -> bool:
    """Whether a time is of what had happened before: "had gone on 18 May", "abandoned on Saturday"."""
    head = _head(parsed, time)
    verb = next((t for t in _upwards(head) if t.pos in ("VERB", "AUX")), None) if head else None
    if verb is None:
        return False
    return verb.dep == "acl" or any(c.dep == "aux" and c.lower in ("had", "having") for c in verb.children)


def _as_when(time: TimeMention, parsed: Parsed) -> When:
    return _when(time, parsed.text(time.start, time.end))


def _when(time: TimeMention, words: str) -> When:
    first = None if time.open_start else time.first
    return When(first=first, last=None if time.open_end else time.last, words=words)
