"""A small picture made by hand, with every awkward cell that a table can hold."""

from __future__ import annotations

from datetime import date

from sitrep.model import (
    Bound,
    Claim,
    Control,
    Event,
    Evidence,
    Fact,
    Harm,
    Holding,
    Incident,
    Place,
    Report,
    Situation,
    Theatre,
    Toll,
    When,
    Where,
)

FORD = Place(
    id="geo:1",
    name="Ford",
    lat=-1.5,
    lon=30.25,
    radius_km=2.5,
    kind="town",
    country="XX",
    gazetteer="Isle Atlas, CC BY",
)
DAY = date(2020, 5, 1)
WHEN = When(first=DAY, last=DAY)

HERALD = Report(
    name="one",
    source="The Herald",
    url="https://herald.example/1",
    title="News",
    text='=SUM(A1) was painted on the wall, "Ford is ours"; four died,\nten later.',
    language="en",
    published=DAY,
    retrieved=None,
    raw_hash="1",
)
CROSS = Report(
    name="two",
    source="-Cross-",
    url=None,
    title="News",
    text="Förd ist unser.",
    language="de",
    published=DAY,
    retrieved=None,
    raw_hash="2",
)


def says(
    report: Report, start: int, end: int, fact: Fact, where: Where | None, *, speaker: str | None = None
) -> Claim:
    return Claim(
        passage=report.passage(start, end),
        speaker=speaker,
        when=WHEN,
        where=where,
        fact=fact,
        confidence=1.0,
        reader="test",
        version="1",
    )


AT_FORD = Where(name="Ford", within="Isle", place=FORD)
SHELLS = says(HERALD, 0, 32, Event(type="Grenade", side1="south", side2="north"), AT_FORD, speaker="@mayor")
DEAD = says(HERALD, 50, 59, Harm(outcome="killed", who="civilian", count=4, event=SHELLS.id), AT_FORD)
MORE = says(HERALD, 61, 70, Harm(outcome="killed", who="civilian", count=10, event=SHELLS.id), AT_FORD)
MANY = says(CROSS, 0, 4, Harm(outcome="injured", who="child", words="many", part_of=True), None)
HELD = says(HERALD, 35, 47, Control(status="holds", side="north"), AT_FORD)
OURS = says(CROSS, 0, 14, Control(status="holds", side="south"), AT_FORD)
CLAIMS = (SHELLS, DEAD, MORE, MANY, HELD, OURS)

FOUR, TEN = Bound(count=4, claim=DEAD.id), Bound(count=10, claim=MORE.id)
KILLED = Toll(
    outcome="killed",
    who="civilian",
    low=FOUR,
    best=FOUR,
    high=TEN,
    words=(),
    side=None,
    claims=(DEAD.id, MORE.id),
)
HURT = Toll(
    outcome="injured",
    who="child",
    low=None,
    best=None,
    high=None,
    words=("many",),
    side="north",
    claims=(MANY.id,),
    part_of=True,
    where=Where(name="the hills"),
    when=When(first=DAY, last=None),
)
PLACED = Incident(
    type="Grenade",
    when=WHEN,
    where=AT_FORD,
    side1="south",
    side2="north",
    claims=(SHELLS.id, DEAD.id, MORE.id),
    tolls=(KILLED,),
)
UNPLACED = Incident(
    type="Other", when=None, where=Where(name="the hills"), side1=None, side2=None, claims=(MANY.id,)
)
HOLDING = Holding(
    place=FORD,
    on=DAY,
    side="north",
    standing="held",
    probability=0.87654,
    since=None,
    age_days=0,
    claims_for=(HELD.id,),
    claims_against=(OURS.id,),
)
SITUATION = Situation(
    on=DAY, known_at=None, incidents=(PLACED, UNPLACED), holdings=(HOLDING,), running=(HURT,)
)
THEATRE = Theatre(
    id="isle",
    title="The isle",
    sides=(),
    actors=(),
    outlets=(),
    bounds=(0, 0, 1, 1),
    credits=("Isle Outlets, CC0",),
)
EVIDENCE = Evidence(
    claims=CLAIMS, reports={report.id: report for report in (HERALD, CROSS)}, rulings=(), theatre=THEATRE
)
