"""A small invented war, and short ways to say what its papers print."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from sitrep.model import (
    Actor,
    Alias,
    Allegiance,
    Amended,
    Claim,
    Control,
    Event,
    Evidence,
    Fact,
    Harm,
    Outlet,
    Place,
    Report,
    Ruling,
    RulingKind,
    Side,
    Theatre,
    When,
    Where,
)

DAY = date(2020, 5, 1)

THEATRE = Theatre(
    id="isle",
    title="The isle",
    sides=(
        Side(id="north", name="North", colour="#335", pattern="plain", state=True),
        Side(id="south", name="South", colour="#533", pattern="plain"),
    ),
    actors=(
        Actor(
            id="guard",
            name="Northern Guard",
            kind="state",
            aliases=(Alias(name="the guard"),),
            allegiances=(Allegiance(side="north"),),
        ),
    ),
    outlets=(
        Outlet(id="herald", name="The Herald", kind="outlet"),
        Outlet(id="wire", name="Isle Wire", kind="agency", aliases=("IW", "islewire.example")),
        Outlet(id="watch", name="Isle Watch", kind="monitor", aliases=("the Watch",)),
        Outlet(id="star", name="Northern Star", kind="outlet", leanings=(Allegiance(side="north"),)),
        Outlet(id="compass", name="Northern Compass", kind="outlet", leanings=(Allegiance(side="north"),)),
        Outlet(id="staff", name="Northern Staff", kind="party", leanings=(Allegiance(side="north"),)),
        Outlet(id="cross", name="Southern Cross", kind="outlet", leanings=(Allegiance(side="south"),)),
    ),
    bounds=(0.0, 0.0, 1.0, 1.0),
)

FORD = Place(id="p:ford", name="Ford", lat=0.5, lon=0.5, radius_km=2.0, kind="town")
MILL = Place(id="p:mill", name="Mill", lat=0.5, lon=0.9, radius_km=1.0, kind="town")
FORD_BRIDGE = Place(id="p:bridge", name="Ford bridge", lat=0.51, lon=0.5, radius_km=0.3, kind="bridge")
ISLE = Place(id="p:isle", name="Isle", lat=0.5, lon=0.5, radius_km=80.0, kind="country")


def day(number: int) -> date:
    """The day `number` days after the first."""
    return DAY + timedelta(days=number)


def paper(source: str | None, published: int | None = 0, text: str | None = None) -> Report:
    """A report of an outlet; unless its text is given, it differs from other outlets' and days'."""
    return Report(
        name=f"{source} {published}",
        source=source,
        url=None,
        title="News",
        text=text or f"{source} of day {published}.",
        language="en",
        published=None if published is None else day(published),
        retrieved=None,
        raw_hash="",
    )


def on(first: int | None, last: int | None = None, open_end: bool = False) -> When:
    """A day, or the days from `first` to `last`."""
    end = None if open_end else first if last is None else last
    return When(first=None if first is None else day(first), last=None if end is None else day(end))


def at(place: Place) -> Where:
    """A resolved place."""
    return Where(name=place.name, place=place)


def says(
    report: Report,
    fact: Fact,
    where: Where | Place | None = FORD,
    when: When | int | None = None,
    *,
    speaker: str | None = None,
    start: int = 0,
) -> Claim:
    """What a report says."""
    return Claim(
        passage=report.passage(start, len(report.text)),
        speaker=speaker,
        when=on(when) if isinstance(when, int) else when,
        where=at(where) if isinstance(where, Place) else where,
        fact=fact,
        confidence=1.0,
        reader="test",
        version="1",
    )


def captured(side: str, from_side: str | None = None) -> Control:
    return Control(status="captured", side=side, from_side=from_side)


def holds(side: str) -> Control:
    return Control(status="holds", side=side)


def lost(side: str) -> Control:
    return Control(status="lost", side=side)


def clash() -> Event:
    return Event(type="Armed clash", side1="north", side2="south")


def shelling(by: str | None = "south", of: str | None = "civilians") -> Event:
    return Event(type="Shelling/artillery/missile attack", side1=by, side2=of)


def killed(number: int | None, **others: object) -> Harm:
    fields = {"outcome": "killed", "who": "civilian", "count": number, **others}
    return Harm(**fields)  # type: ignore[arg-type]  # the tests name real fields


def ruling(
    kind: RulingKind,
    *claims: Claim,
    minute: int = 0,
    replaces: Ruling | None = None,
    amends: tuple[tuple[str, Amended], ...] = (),
) -> Ruling:
    return Ruling(
        kind=kind,
        claims=tuple(claim.id for claim in claims),
        by="editor",
        at=datetime(2020, 6, 1, 12, minute, tzinfo=UTC),
        why="it is so",
        replaces=replaces.id if replaces else None,
        amends=amends,
    )


def undo(taken_back: Ruling, minute: int = 50) -> Ruling:
    """The ruling that only takes another back."""
    at = taken_back.at.replace(minute=minute)
    return replace(taken_back, kind="uphold", at=at, amends=(), replaces=taken_back.id)


def evidence(
    reports: Iterable[Report],
    claims: Iterable[Claim],
    rulings: Iterable[Ruling] = (),
    theatre: Theatre = THEATRE,
) -> Evidence:
    return Evidence(
        claims=tuple(claims),
        reports={report.id: report for report in reports},
        rulings=tuple(rulings),
        theatre=theatre,
    )
