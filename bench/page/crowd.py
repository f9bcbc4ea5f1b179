"""A crowded war, made up: as many incidents, places and days as are asked for, the same every time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

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
    Outlet,
    Place,
    Report,
    Side,
    Situation,
    Standing,
    Theatre,
    Toll,
    When,
    Where,
)
from sitrep.publish import Edition

START = date(2020, 1, 1)
KINDS = ("Armed clash", "Air/drone strike", "Shelling/artillery/missile attack", "Attack", "Agreement")
STANDINGS: tuple[Standing, ...] = ("held", "held", "claimed", "contested", "besieged")
SIDES = ("north", "south", "east", "west")
OUTLETS = ("Herald", "Wire", "Watch", "Star", "Cross", "Post")
TURNS = 4  # of each place's holder
SYLLABLES = ("ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su", "ta", "vo", "ka", "le", "mi", "no")
THEATRE = Theatre(
    id="crowd",
    title="A crowded war",
    sides=tuple(
        Side(id=side, name=side.title(), colour=colour, pattern=pattern)
        for side, colour, pattern in zip(
            SIDES,
            ("#4477aa", "#ee6677", "#228833", "#ccbb44"),
            ("solid", "diagonal", "dots", "grid"),
            strict=True,
        )
    ),
    actors=(),
    outlets=tuple(Outlet(id=name.lower(), name=name, kind="outlet") for name in OUTLETS),
    bounds=(36.0, 33.0, 42.0, 37.0),
)


@dataclass(frozen=True, kw_only=True)
class Size:
    """How much of everything."""

    incidents: int
    places: int
    days: int


@dataclass
class Draft:
    """A report being written: its sentences, and what each of them says where."""

    outlet: str
    day: date
    sentences: list[str] = field(default_factory=list)
    facts: list[tuple[int, int, Fact, Place]] = field(default_factory=list)

    def say(self, sentence: str, fact: Fact, place: Place) -> int:
        """Adds a sentence that carries a fact; the number of the fact."""
        start = sum(len(one) + 2 for one in self.sentences)
        self.sentences.append(sentence)
        self.facts.append((start, start + len(sentence), fact, place))
        return len(self.facts) - 1

    def written(self) -> tuple[Report, list[Claim]]:
        """The report and its claims."""
        report = Report(
            name=f"{self.outlet}-{self.day}",
            source=self.outlet,
            url=f"https://example.org/{self.outlet}/{self.day}",
            title=f"The day in short, {self.day}",
            text="\n\n".join(self.sentences),
            language="en",
            published=self.day,
            retrieved=None,
            raw_hash="",
        )
        when = When(first=self.day, last=self.day)
        return report, [
            Claim(
                passage=report.passage(start, end),
                speaker=None,
                when=when,
                where=Where(name=place.name, place=place),
                fact=fact,
                confidence=0.8,
                reader="crowd",
                version="1",
            )
            for start, end, fact, place in self.facts
        ]


def crowd(size: Size) -> Edition:
    """An edition of a war of this size; each incident is told by one outlet or two."""
    random = Random(7)
    words = ["".join(random.choices(SYLLABLES, k=random.randint(1, 4))) for _ in range(3000)]
    places = tuple(_place(nth, random) for nth in range(size.places))
    incidents: list[Incident] = []
    history: list[Holding] = []
    claims: list[Claim] = []
    reports: dict[str, Report] = {}
    for nth in range(size.days):
        day = START + timedelta(days=nth)
        drafts = {outlet: Draft(outlet, day) for outlet in OUTLETS}
        share = range(nth * size.incidents // size.days, (nth + 1) * size.incidents // size.days)
        told = [_tell(drafts, random, random.choice(places), words) for _ in share]
        turns = [_turn(drafts, random, random.choice(places), words) for _ in range(_turns(size))]
        written = {outlet: draft.written() for outlet, draft in drafts.items() if draft.facts}
        ids = {outlet: [claim.id for claim in found] for outlet, (_, found) in written.items()}
        for report, found in written.values():
            reports[report.id] = report
            claims += found
        incidents += [one(day, ids) for one in told]
        history += [one(day, ids) for one in turns]
    return Edition(
        evidence=Evidence(claims=tuple(claims), reports=reports, rulings=(), theatre=THEATRE),
        situation=Situation(on=None, known_at=None, incidents=tuple(incidents), holdings=(), running=()),
        history=tuple({(one.place.id, one.on): one for one in history}.values()),
        problems=(),
        title="A crowded war",
        version="0",
    )


def _turns(size: Size) -> int:
    return max(1, size.places * TURNS // size.days)


def _place(nth: int, random: Random) -> Place:
    name = "".join(random.choices(SYLLABLES, k=3)).title()
    return Place(
        id=f"crowd:{nth}",
        name=f"{name} {nth}",
        lat=round(random.uniform(33.5, 36.5), 4),
        lon=round(random.uniform(36.5, 41.5), 4),
        radius_km=random.choice((0.7, 1.5, 3.0)),
        kind="settlement",
        admin1=f"Province {nth % 14}",
    )


def _sentence(random: Random, words: Sequence[str], *said: str) -> str:
    return " ".join([*random.choices(words, k=9), *said, *random.choices(words, k=8)]).capitalize() + "."


Ids = dict[str, list[str]]


@dataclass(frozen=True)
class _Told:
    """An incident whose claims have no ids yet."""

    kind: str
    place: Place
    sides: tuple[str, str]
    events: tuple[tuple[str, int], ...]
    figures: tuple[tuple[int, str, int], ...]

    def __call__(self, day: date, ids: Ids) -> Incident:
        bounds = sorted(
            (Bound(count=count, claim=ids[outlet][nth]) for count, outlet, nth in self.figures),
            key=lambda bound: bound.count,
        )
        toll = Toll(
            outcome="killed",
            who="civilian",
            low=bounds[0],
            best=bounds[len(bounds) // 2],
            high=bounds[-1],
            words=(),
            side=None,
            claims=tuple(bound.claim for bound in bounds),
        )
        return Incident(
            type=self.kind,
            when=When(first=day, last=day),
            where=Where(name=self.place.name, place=self.place),
            side1=self.sides[0],
            side2=self.sides[1],
            claims=tuple(ids[outlet][nth] for outlet, nth in self.events),
            tolls=(toll,),
        )


def _tell(drafts: dict[str, Draft], random: Random, place: Place, words: Sequence[str]) -> _Told:
    kind = random.choice(KINDS)
    sides = (random.choice(SIDES), random.choice(SIDES))
    events, figures = [], []
    for outlet in random.sample(OUTLETS, random.randint(1, 2)):
        fact = Event(type=kind, side1=sides[0], side2=sides[1])
        events.append((outlet, drafts[outlet].say(_sentence(random, words, kind, place.name), fact, place)))
        count = random.randint(1, 40)
        harm = Harm(outcome="killed", who="civilian", count=count)
        sentence = _sentence(random, words, f"{count} civilians were killed")
        figures.append((count, outlet, drafts[outlet].say(sentence, harm, place)))
    return _Told(kind, place, sides, tuple(events), tuple(figures))


@dataclass(frozen=True)
class _Turned:
    """A holding whose claim has no id yet."""

    place: Place
    side: str
    standing: Standing
    outlet: str
    nth: int

    def __call__(self, day: date, ids: Ids) -> Holding:
        return Holding(
            place=self.place,
            on=day,
            side=self.side,
            standing=self.standing,
            probability=0.9,
            since=day,
            age_days=0,
            claims_for=(ids[self.outlet][self.nth],),
        )


def _turn(drafts: dict[str, Draft], random: Random, place: Place, words: Sequence[str]) -> _Turned:
    side, outlet = random.choice(SIDES), random.choice(OUTLETS)
    fact = Control(status="captured", side=side)
    nth = drafts[outlet].say(_sentence(random, words, side, "captured", place.name), fact, place)
    return _Turned(place, side, random.choice(STANDINGS), outlet, nth)


def sizes() -> Iterator[Size]:
    """Those that the page is measured at."""
    yield Size(incidents=2_000, places=300, days=400)
    yield Size(incidents=20_000, places=3_000, days=400)
