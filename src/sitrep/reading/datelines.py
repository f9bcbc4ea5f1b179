"""Datelines: where a report says of itself which day it is from.

A dateline is a line of its own ("Published: Monday 5 December"), or stands at the head of the
body ("ALEPPO, Syria, Dec. 5 (Agency) - ", "Wed Jun 15 2016 Bridge lost"). It outranks the
metadata; one without a year is given the year that the evidence allows, or none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from sitrep.reading.dates import YEAR, Calendar, WrittenDate, dates_data, load_calendar
from sitrep.reading.furniture import is_sentence

HEAD = 260  # characters of a body in which its dateline starts
LINE = 160  # characters of the longest line that is nothing but a dateline

AGENCY = r"(?:\([^()\n]{2,40}\)|/[^/\n]{2,40}/)"
NAME = r"[^\W\d_][\w'’.-]*"
PLACE = rf"{NAME}(?:[ /]{NAME}){{0,3}}(?:,\s+{NAME}(?: {NAME}){{0,2}}){{0,2}}"
FILED_FROM = re.compile(rf"\s*(?P<place>{PLACE})(?P<agency>\s*{AGENCY})?\s*[,.:–—-]?\s*")
FILED_TO = re.compile(rf"\s*[,.]?\s*(?:{AGENCY}\.?\s*)?(?:[-–—_:]|$)|\.?\s*\n|\.\s+/")
CLOSED = re.compile(r"\s*(?:[-–—|:)(_\n]|$)")
NEW_WORDS = re.compile(r"\s*(?:$|[^\w\s,;.]|_|\d|[^\W\d_a-zß-öø-ÿ]|(?:at|by)\s|\w+:\s)")
CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?|\b\d{4}\b")
MARKS = re.compile(r"^[\s|•·,;:()\[\]/@*–—_.-]+|[\s|•·,;:(\[/@*–—_-]+$")


class Kind(IntEnum):
    """What a dateline is the date of, the strongest first."""

    HEAD = 0
    PUBLISHED = 1
    BARE = 2
    UPDATED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """A written date that says when the report was filed, published or updated."""

    written: WrittenDate
    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLine:
    """A line of a page that holds datelines, and what else it holds ("By James Hall")."""

    datelines: tuple[Dateline, ...]
    rest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What else is known of a report's day.

    `metadata` is the day that the page or the line of JSON gives, under the name `given_by`; `text`
    is all its words, which may name years. `named` is a day in the file's name: it can lend a
    dateline its year, but may be that of saving, so it dates no report by itself.
    """

    metadata: date | None
    given_by: str
    text: str
    named: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """The day of a report, or None, and how it was come by where that is worth a note."""

    day: date | None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DatelineRules:
    """The calendar, and the words that come with a date in a dateline."""

    calendar: Calendar
    published: tuple[str, ...]
    updated: tuple[str, ...]
    prepositions: frozenset[str]
    removable: re.Pattern[str]

    def kind(self, before: str) -> Kind:
        """What a date is the date of, by the words before it."""
        words = " ".join(re.findall(r"[^\W\d_]+", before.casefold()))
        words = re.sub(r"(?: (?:on|at))+$", "", words)
        if words.endswith(self.updated):
            return Kind.UPDATED
        return Kind.PUBLISHED if words.endswith(self.published) else Kind.BARE

    def residue(self, words: str) -> str:
        """What is left of a dateline's words without labels, clock times and filler."""
        return _unmarked(self.removable.sub(" ", CLOCK.sub(" ", words)))


def load_dateline_rules() -> DatelineRules:
    """The rules that ship with the package (`data/dates.toml`)."""
    data = dates_data()
    labels, words = data["labels"], data["words"]
    removable = {*labels["published"], *labels["updated"], *words["filler"]}
    either = "|".join(re.escape(word) for word in sorted(removable, key=lambda word: (-len(word), word)))
    return DatelineRules(
        calendar=load_calendar(),
        published=tuple(labels["published"]),
        updated=tuple(labels["updated"]),
        prepositions=frozenset(words["prepositions"]),
        removable=re.compile(rf"(?<!\w)(?:{either})(?!\w)\s*:?", re.IGNORECASE),
    )


# Where a dateline stands -------------------------------------------------------------


def line_dates(line: str, rules: DatelineRules) -> DateLine | None:
    """What a line says of the report's day, if it holds a date; `rest` is what is not dateline."""
    if len(line) > LINE:
        return None
    datelines = []
    rest = ""
    end = 0
    for written in rules.calendar.find(line):
        before = line[end : written.start]
        datelines.append(Dateline(written=written, kind=rules.kind(before)))
        rest += before + " | "
        end = written.end
    if not datelines:
        return None
    return DateLine(datelines=tuple(datelines), rest=rules.residue(rest + line[end:]))


def head_dateline(text: str, title: str, rules: DatelineRules) -> Dateline | None:
    """The dateline at the head of a body: alone, after a label, an agency's place, or the title.

    It stands above or at the start of the first sentence. A text whose later lines begin with
    dates too is a chronology: its first entry dates nothing.
    """
    for written in rules.calendar.find(text, HEAD):
        above, _, before = text[: written.start].rpartition("\n")
        if any(is_sentence(line) for line in above.split("\n")):
            return None
        kind = _head_kind(written, before, text[written.end :], title, rules)
        if kind is not None:
            chronology = not before.strip() and _is_chronology(text[written.end :], rules.calendar)
            return None if chronology else Dateline(written=written, kind=kind)
    return None


def _head_kind(written: WrittenDate, before: str, rest: str, title: str, rules: DatelineRules) -> Kind | None:
    """What the date between `before` on its line and `rest` is the date of; None if no dateline."""
    after = rest[:60]
    labelled = rules.kind(before)
    if not _unmarked(before) or (labelled is not Kind.BARE and not rules.residue(before)):
        ends = NEW_WORDS if written.year or labelled is not Kind.BARE else CLOSED
        return _head_or_updated(labelled) if ends.match(after) else None
    if _is_filed_from(before, after, rules):
        return Kind.HEAD
    if written.year and _repeats(before, title) and NEW_WORDS.match(after):
        last = before.rsplit(maxsplit=1)[-1].casefold()
        return None if last in rules.prepositions else _head_or_updated(labelled)
    return None


def _head_or_updated(labelled: Kind) -> Kind:
    return Kind.UPDATED if labelled is Kind.UPDATED else Kind.HEAD


def _is_filed_from(before: str, after: str, rules: DatelineRules) -> bool:
    """Whether `before` is an agency's place, and `after` closes its dateline."""
    match = FILED_FROM.fullmatch(before)
    if not match:
        return False
    words = re.findall(r"\w+", match["place"])
    if not all(word[0].isupper() for word in words) or words[-1].casefold() in rules.prepositions:
        return False
    return bool(FILED_TO.match(after) or (match["agency"] and NEW_WORDS.match(after)))


def _repeats(before: str, title: str) -> bool:
    """Whether the words before a date are the title over again, perhaps with more after it."""
    head, whole = (re.sub(r"[\W_]+", "", part).casefold() for part in (before, title))
    return len(whole) >= 12 and head.startswith(whole[:24])


def _is_chronology(rest: str, calendar: Calendar) -> bool:
    """Whether a line below the first date begins with a date as well."""
    return any(calendar.at_start(line.strip()) for line in rest.split("\n")[1:])


# Which day it means ------------------------------------------------------------------


def dated(datelines: Sequence[Dateline], evidence: Evidence) -> Dated:
    """The day of a report by its datelines, the strongest first, else by its metadata.

    A dateline outranks the metadata, and both are noted where they differ; the date of an update
    counts only where there is no metadata. A dateline more than two years from the metadata is
    not believed: it dates something that the report tells of.
    """
    notes: list[str] = []
    nearby = [day for line in datelines if line.written.year for day in line.written.days([])]
    for dateline in sorted(datelines, key=lambda line: line.kind):
        if dateline.kind is Kind.UPDATED and evidence.metadata:
            continue
        found = _resolved(dateline.written, evidence, nearby)
        notes.extend(found.notes)
        if found.day is None:
            continue
        conflict, believed = _conflict(found.day, evidence)
        notes.extend(conflict)
        if believed:
            return Dated(day=found.day, notes=(*notes, *_others(found.day, datelines)))
    return Dated(day=evidence.metadata, notes=tuple(notes))


def _others(day: date, datelines: Sequence[Dateline]) -> list[str]:
    """A note on each dateline that cannot mean `day`, but for dates of updates."""
    return [
        f'the page also says "{line.written.words}"'
        for line in datelines
        if line.kind is not Kind.UPDATED and day not in line.written.days([day.year])
    ]


def _conflict(day: date, evidence: Evidence) -> tuple[list[str], bool]:
    """A note where the metadata differ from a dateline, and whether the dateline is believed."""
    given = evidence.metadata
    if given is None or given == day:
        return [], True
    said = f"{evidence.given_by} says {given}, the dateline {day}"
    if abs((given - day).days) > 731:
        return [f"{said}: the dateline is too far off to be believed"], False
    return [f"{said}: the dateline wins"], True


def _resolved(written: WrittenDate, evidence: Evidence, nearby: Sequence[date]) -> Dated:
    if written.year is None:
        return _with_year(written, evidence, nearby)
    days = written.days([])
    fitting = [day for day in days if written.fits(day)]
    if len(days) == 1:
        wrong = () if fitting else (f'the weekday of "{written.words}" is wrong',)
        return Dated(day=days[0], notes=wrong)
    if len(fitting) != 1 and evidence.metadata:
        near = evidence.metadata
        fitting = [day for day in days if abs((day - near).days) <= 14]
    if len(fitting) == 1:
        return Dated(day=fitting[0])
    return Dated(day=None, notes=(f'"{written.words}" can be {_listed(days)}',))


def _with_year(written: WrittenDate, evidence: Evidence, nearby: Sequence[date]) -> Dated:
    """A dateline that names no year, in the year that the evidence allows."""
    if evidence.metadata:
        return _by_metadata(written, evidence.metadata, evidence.given_by)
    near = sorted({day for other in nearby if (day := _nearest(written, other))})
    if len(near) == 1:
        return _inferred(near[0], "another date of the page")
    years = sorted({int(year) for year in re.findall(rf"(?<!\d){YEAR}(?!\d)", evidence.text)})
    allowed = [day for day in written.days(years) if written.fits(day)]
    if written.weekday is not None and len(allowed) == 1:
        return _inferred(allowed[0], "the weekday and a year in the text")
    if evidence.named and (day := _nearest(written, evidence.named)):
        return _inferred(day, "from the file's name")
    possible = f": it can be {_listed(allowed)}" if allowed else ""
    return Dated(day=None, notes=(f'"{written.words}" names no year{possible}',))


def _by_metadata(written: WrittenDate, metadata: date, given_by: str) -> Dated:
    nearest = _nearest(written, metadata)
    if nearest is None:
        return Dated(day=None, notes=(f'"{written.words}" does not fit {given_by}',))
    return Dated(day=nearest) if nearest == metadata else _inferred(nearest, f"from {given_by}")


def _nearest(written: WrittenDate, near: date) -> date | None:
    """The reading of a date without a year that lies nearest, within half a year."""
    days = written.days([near.year - 1, near.year, near.year + 1])
    nearest = min(days, key=lambda day: abs(day - near), default=None)
    if nearest is None or not written.fits(nearest):
        return None
    return nearest if abs((nearest - near).days) <= 183 else None


def _inferred(day: date, reason: str) -> Dated:
    return Dated(day=day, notes=(f"year inferred: {day.year} ({reason})",))


def _listed(days: Sequence[date]) -> str:
    return " or ".join(day.isoformat() for day in days)


def _unmarked(words: str) -> str:
    """Words without the marks at either end, and none where there are only marks."""
    return MARKS.sub("", MARKS.sub("", re.sub(r"\s+", " ", words)))
