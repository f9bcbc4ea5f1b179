"""What stands: incidents, holdings and tolls, derived and never stored as evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from sitrep.model.fact import Outcome, Who
from sitrep.model.ids import digest
from sitrep.model.setting import Place, When, Where

Standing: TypeAlias = Literal["held", "claimed", "contested", "besieged", "unknown"]
Grade: TypeAlias = Literal["confirmed", "fair", "weak", "contested"]


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
    are what a running total covers; an incident's toll leaves them None. `grade` says how well it is
    borne out, in Airwars' words; `remarks` what does not add up, a sentence each.
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
    grade: Grade | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Why two claims tell of one incident: how like they are (0 to 1), by named parts, or a ruling.

    `parts` are what each part of the score gave ("time", "place", "kind" …); `ruling` is the id of
    the ruling that joined them, whatever the score.
    """

    one: str
    other: str
    score: float
    parts: tuple[tuple[str, float], ...] = ()
    ruling: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """What happened once, by every claim that tells of it, and why they are taken for one."""

    type: str
    when: When | None
    where: Where | None
    side1: str | None
    side2: str | None
    claims: tuple[str, ...]
    tolls: tuple[Toll, ...] = ()
    joins: tuple[Join, ...] = ()

    @property
    def id(self) -> str:
        """The digest of its identity."""
        return digest("incident", *sorted(self.claims))


@dataclass(frozen=True, slots=True, kw_only=True)
class AsKnown:
    """An incident as it was known from one evening on, until another told it otherwise (None: the last)."""

    incident: Incident
    since: date
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Who holds a place on a day, how surely, since when, and the claims for and against.

    `probability` that `side` holds it (0 to 1); `age_days` since the last word about it. `chances`
    are those of every side that is spoken of, and of nobody known (None), and sum to 1.
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
    chances: tuple[tuple[str | None, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share of a place that a claim gives a side, held against the picture of the place's parts.

    `claimed` and `pictured` are 0 to 1; `pictured` is None where no part's holder is known. `parts`
    is how many of the place's parts the picture knows.
    """

    place: Place
    on: date
    side: str
    claimed: float
    pictured: float | None
    parts: int
    agrees: bool | None
    claim: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackRecord:
    """How often later independent reports bore out what a source said.

    `claims` is how many it made, `told` how many of them could be judged, of which `borne_out` and
    `refuted`. `reliability` is the chance that what it says is so, with `low` and `high` around it
    (90 %). `parts` are the same by `kind` of claim and `bearing` on the source's interest, each with
    the weight that such a claim has; all its claims together have none of the three.
    """

    source: str
    name: str
    leans: str | None
    claims: int
    told: int
    borne_out: int
    refuted: int
    reliability: float
    low: float
    high: float
    kind: str | None = None
    bearing: str | None = None
    weight: float | None = None
    parts: tuple[TrackRecord, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """What a claim weighs (0 to 1), and how its source stands to what it says ("for its own side")."""

    weight: float
    bearing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """The picture on a day, as it could be known on a day: derived, never stored as evidence.

    `running` are cumulative tolls, series of their own, never summed with incidents. `shares` are
    the shares of places that claims give; `sources` how each source has borne out.
    """

    on: date | None
    known_at: date | None
    incidents: tuple[Incident, ...]
    holdings: tuple[Holding, ...]
    running: tuple[Toll, ...]
    shares: tuple[Share, ...] = ()
    sources: tuple[TrackRecord, ...] = ()
