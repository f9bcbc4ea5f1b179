"""The nouns: frozen values that the layers hand to each other.

Ids are the SHA-256 of canonical JSON over the identity fields alone, so that the same
fact gets the same id on every machine and in every run. Times are dates, or aware UTC.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"

Part: TypeAlias = Literal["text", "title"]
Status: TypeAlias = Literal["captured", "holds", "contested", "besieged", "withdrew", "lost"]
Outcome: TypeAlias = Literal[
    "killed", "injured", "missing", "abducted", "detained", "surrendered", "displaced", "evacuated"
]
Modifier: TypeAlias = Literal["exact", "at_least", "about", "up_to"]
Who: TypeAlias = Literal["civilian", "combatant", "child", "woman", "medic", "journalist", "unspecified"]
Scope: TypeAlias = Literal["incident", "cumulative"]
RulingKind: TypeAlias = Literal["same", "different", "retract", "uphold", "correct"]
Standing: TypeAlias = Literal["held", "claimed", "contested", "besieged", "unknown"]


def digest(kind: str, *identity: Json) -> str:
    """The id of a noun: SHA-256, in hex, of canonical JSON over its kind and identity fields."""
    canonical = json.dumps([kind, *identity], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def iso(day: date | datetime | None) -> str | None:
    """A day or an aware instant as ISO text; None stays None."""
    return day.isoformat() if day else None


# What was read -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One article of one outlet, as read: title and body, without the page's furniture.

    `name` is what the input calls it (an id, or a file's path below the input); it is no part
    of the identity. `raw_hash` is the SHA-256 of the raw bytes. `notes` says what was inferred
    or found in conflict while reading ("year inferred", "page metadata says 2016-12-06").
    """

    name: str
    source: str | None
    url: str | None
    title: str
    text: str
    language: str
    published: date | None
    retrieved: datetime | None
    raw_hash: str
    byline: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The digest of its identity."""
        return digest(
            "report", self.source, self.url, self.title, self.text, iso(self.published), self.raw_hash
        )

    def passage(self, start: int, end: int, part: Part = "text") -> Passage:
        """The passage from `start` to `end` (characters) of this report's text or title."""
        body = self.text if part == "text" else self.title
        if not 0 <= start < end <= len(body):
            raise ValueError(f"no passage {start}-{end} in a {part} of {len(body)} characters")
        return Passage(report=self.id, part=part, start=start, end=end, quote=body[start:end])


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """An input, or a part of one, that could not be read or used, and why.

    `source` names the input, `line` counts from 1 where the input has lines.
    """

    source: str
    reason: str
    line: int | None = None

    def __str__(self) -> str:
        where = self.source if self.line is None else f"{self.source}:{self.line}"
        return f"{where}: {self.reason}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words of a report: `report.text[start:end] == quote` (or of its title, by `part`)."""

    report: str
    start: int
    end: int
    quote: str
    part: Part = "text"


# When, where, who --------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """First and last day of a time, either open (None), and the words that said so."""

    first: date | None
    last: date | None
    words: str | None = None

    def __post_init__(self) -> None:
        if self.first and self.last and self.first > self.last:
            raise ValueError(f"a time from {self.first} to {self.last} runs backwards")

    def meets(self, other: When) -> bool:
        """Whether the two can be the same day."""
        return not (
            (self.last and other.first and self.last < other.first)
            or (other.last and self.first and other.last < self.first)
        )

    def __str__(self) -> str:
        """As the coding guide writes it: a day, a month, a year, or `first/last`."""
        if self.first and self.first == self.last:
            return self.first.isoformat()
        return f"{iso(self.first) or ''}/{iso(self.last) or ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of a gazetteer, or an area made from one ("east Aleppo").

    `radius_km` is how far from the point the place reaches; `within` names what it lies in, the
    nearest first; `gazetteer` says whose facts these are (and whom to credit).
    """

    id: str
    name: str
    lat: float
    lon: float
    radius_km: float
    kind: str
    within: tuple[str, ...] = ()
    admin1: str | None = None
    country: str | None = None
    gazetteer: str = ""
    population: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPlace:
    """A place with every spelling that it is known by, its own name first."""

    place: Place
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A place as a report names it: its spelling, what it says the place is in, and what we found.

    `name` None with `within` set is an unnamed part ("two villages" of a province). `place` None is
    an unresolved name, which stays unplaced.
    """

    name: str | None
    within: str | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A party of a conflict. `state` tells states' forces from other groups.

    `allies` are the sides for which those who lean to this one speak too.
    """

    id: str
    name: str
    colour: str
    pattern: str
    state: bool = False
    allies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A name that an actor goes by, from `first` to `last` (None: always)."""

    name: str
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Allegiance:
    """The side that an actor belongs to, from `first` to `last` (None: always)."""

    side: str
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts: a state's force, an armed group, a people, or a common noun for one ("rebels")."""

    id: str
    name: str
    kind: str
    aliases: tuple[Alias, ...] = ()
    allegiances: tuple[Allegiance, ...] = ()

    def side_on(self, day: date | None) -> str | None:
        """The side it belongs to on `day`; without a day, the last one known."""
        for allegiance in reversed(self.allegiances):
            if day is None or within_days(day, allegiance.first, allegiance.last):
                return allegiance.side
        return None


def within_days(day: date, first: date | None, last: date | None) -> bool:
    """Whether `day` lies from `first` to `last`, either open."""
    return (first is None or first <= day) and (last is None or day <= last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A publisher or monitor, and the side of the theatre that it leans to (None: neutral)."""

    id: str
    name: str
    kind: Literal["outlet", "agency", "monitor", "party"]
    leans: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Theatre:
    """A conflict: its sides, actors, outlets, and the extent of its map.

    `sides` is empty in the built-in `world`, where sides are named as a news desk would.
    `bounds` is (west, south, east, north) in degrees; `countries` (ISO 3166 codes) are where bare
    names are looked for first; `credits` name whose facts its data holds.
    """

    id: str
    title: str
    sides: tuple[Side, ...]
    actors: tuple[Actor, ...]
    outlets: tuple[Outlet, ...]
    bounds: tuple[float, float, float, float]
    countries: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()

    def side(self, side: str | None) -> Side | None:
        """The side of this id, if the theatre has it."""
        return next((s for s in self.sides if s.id == side), None)


# What was coded ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """Who holds a place. `share` (0 to 1) is of the place's territory; `count` of unnamed places."""

    status: Status
    side: str | None
    actor: str | None = None
    from_side: str | None = None
    share: float | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened: one incident of one of the guide's types. `also` are its further places."""

    type: str
    actor1: str | None = None
    side1: str | None = None
    actor2: str | None = None
    side2: str | None = None
    also: tuple[Where, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Harm:
    """Who was hurt: one number, or one vague quantity (`words`), of one group.

    `event` is the id of the event claim that the same report ties it to.
    """

    outcome: Outcome
    who: Who
    count: int | None = None
    words: str | None = None
    modifier: Modifier = "exact"
    side: str | None = None
    scope: Scope = "incident"
    by_side: str | None = None
    part_of: bool = False
    event: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a named speaker said, beyond the facts coded from it."""

    role: str | None = None
    of: str | None = None


Fact: TypeAlias = Control | Event | Harm | Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One fact that one report asserts.

    `speaker` is whom the report credits (None: the outlet itself); `confidence` (0 to 1) is how
    sure the reading is, not how true the fact. Confidence and the reader's version are no part
    of the identity: a better reader that finds the same fact finds the same claim.
    """

    passage: Passage
    speaker: str | None
    when: When | None
    where: Where | None
    fact: Fact
    confidence: float
    reader: str
    version: str

    @property
    def kind(self) -> str:
        """`control`, `event`, `harm` or `statement`."""
        return type(self.fact).__name__.lower()

    @property
    def id(self) -> str:
        """The digest of its identity."""
        passage, when, where = self.passage, self.when, self.where
        return digest(
            "claim",
            [passage.report, passage.part, passage.start, passage.end],
            self.speaker,
            [iso(when.first), iso(when.last)] if when else None,
            [where.name, where.within] if where else None,
            self.kind,
            _identity(self.fact),
            self.reader,
        )


def _identity(fact: Fact) -> Json:
    """A fact's fields by name, places by how the report names them."""
    fields: dict[str, Json] = {}
    for name in fact.__slots__:
        value = getattr(fact, name)
        if isinstance(value, tuple):
            value = [[where.name, where.within] for where in value]
        fields[name] = value
    return fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A person's judgement over named claims, kept beside the evidence; never an edit of it."""

    kind: RulingKind
    claims: tuple[str, ...]
    by: str
    at: datetime
    why: str
    replaces: str | None = None

    @property
    def id(self) -> str:
        """The digest of its identity."""
        return digest(
            "ruling", self.kind, sorted(self.claims), self.by, iso(self.at), self.why, self.replaces
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that the picture is made from: claims, their reports by id, rulings, and the theatre."""

    claims: tuple[Claim, ...]
    reports: Mapping[str, Report]
    rulings: tuple[Ruling, ...]
    theatre: Theatre


# How it is told ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class WordUse:
    """A word that praises or damns, as one outlet uses it.

    `neutral` says the same without judging ("" where it adds nothing else); `count` over all of its
    `reports`, `quoted` of these inside quotation marks; `first` is the earliest.
    """

    outlet: str | None
    term: str
    neutral: str
    count: int
    quoted: int
    reports: int
    first: Passage


# What stands -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """One figure of a toll, and the claim it comes from."""

    count: int
    claim: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """Who was hurt in an incident: low, best and high, each naming its claim.

    Where no claim gives a number, the bounds are None and `words` holds what was said. `part_of`
    marks those already counted in another toll ("including three children"). `where` and `when`
    are what a running total covers; an incident's toll leaves them None.
    """

    outcome: Outcome
    who: Who
    low: Bound | None
    best: Bound | None
    high: Bound | None
    words: tuple[str, ...]
    side: str | None
    claims: tuple[str, ...]
    part_of: bool = False
    where: Where | None = None
    when: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """What happened once, by every claim that tells of it."""

    type: str
    when: When | None
    where: Where | None
    side1: str | None
    side2: str | None
    claims: tuple[str, ...]
    tolls: tuple[Toll, ...] = ()

    @property
    def id(self) -> str:
        """The digest of its identity."""
        return digest("incident", *sorted(self.claims))


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Who holds a place on a day, how surely, since when, and the claims for and against.

    `place` is the place's id; `probability` that `side` holds it (0 to 1); `age_days` since the
    last word about it.
    """

    place: Place
    on: date
    side: str | None
    standing: Standing
    probability: float
    since: date | None
    age_days: int
    claims_for: tuple[str, ...]
    claims_against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """The picture on a day, as it could be known on a day: derived, never stored as evidence.

    `running` are cumulative tolls, series of their own, never summed with incidents.
    """

    on: date | None
    known_at: date | None
    incidents: tuple[Incident, ...]
    holdings: tuple[Holding, ...]
    running: tuple[Toll, ...]
