"""A picture made by hand, of invented reports about real places around Aleppo."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from sitrep.model import (
    Actor,
    Alias,
    Allegiance,
    Bound,
    Claim,
    Control,
    Event,
    Evidence,
    Harm,
    Holding,
    Incident,
    Outlet,
    Place,
    Problem,
    Report,
    Side,
    Situation,
    Standing,
    Theatre,
    Toll,
    When,
    Where,
    WordUse,
    Worth,
)
from sitrep.publish import Edition

START = date(2016, 11, 21)

SIDES = (
    Side(id="government", name="Government", colour="#b5443b", pattern="solid", state=True),
    Side(id="opposition", name="Opposition", colour="#3c8a5a", pattern="diagonal"),
    Side(id="sdf", name="Syrian Democratic Forces", colour="#d9a21b", pattern="dots"),
    Side(id="isis", name="Islamic State", colour="#55585c", pattern="grid"),
)

OUTLETS = (
    Outlet(id="state-wire", name="State Wire", kind="agency", leanings=(Allegiance(side="government"),)),
    Outlet(
        id="aleppo-courier", name="Aleppo Courier", kind="outlet", leanings=(Allegiance(side="opposition"),)
    ),
    Outlet(id="northern-post", name="Northern Post", kind="outlet"),
    Outlet(
        id="watch", name="Human Rights Watchpost", kind="monitor", leanings=(Allegiance(side="opposition"),)
    ),
)

ACTORS = (
    Actor(
        id="army",
        name="Government army",
        kind="state",
        aliases=(Alias(name="Government fighters"), Alias(name="the army of the state")),
        allegiances=(Allegiance(side="government"),),
    ),
)

THEATRE = Theatre(
    id="aleppo",
    title="Aleppo, late 2016",
    sides=SIDES,
    actors=ACTORS,
    outlets=OUTLETS,
    bounds=(35.5, 34.5, 39.5, 37.5),
    credits=("Quarters of Aleppo: OpenStreetMap contributors, ODbL",),
)


def _place(name: str, lat: float, lon: float, radius: float = 0.7, kind: str = "neighbourhood") -> Place:
    within = ("Aleppo",) if kind == "neighbourhood" else ()
    return Place(
        id=f"test:{name}",
        name=name,
        lat=lat,
        lon=lon,
        radius_km=radius,
        kind=kind,
        within=within,
        admin1="Aleppo Governorate",
        country="Syria",
        gazetteer="geonames",
    )


PLACES = {
    place.name: place
    for place in (
        _place("al-Jazmati", 36.1990, 37.1935),
        _place("al-Myassar", 36.1945, 37.1850),
        _place("Dahret Awwad", 36.2050, 37.1880),
        _place("Qaterji", 36.2035, 37.1790),
        _place("Masakin Hanano", 36.2240, 37.1880, 1.1),
        _place("Sheikh Maqsoud", 36.2345, 37.1530, 0.9),
        _place("Old City", 36.1990, 37.1600, 0.8),
        _place("Salah al-Din", 36.1870, 37.1270),
        _place("Hamdaniya", 36.1730, 37.1050, 1.2),
        _place("Handarat camp", 36.2620, 37.1750, 0.7, "camp"),
        _place("Aleppo International Airport", 36.1807, 37.2244, 2, "airport"),
        _place("Khan Tuman", 36.1130, 37.0500, 2, "town"),
        _place("al-Bab", 36.3700, 37.5170, 3, "town"),
        _place("Tell Rifaat", 36.4730, 37.0970, 2, "town"),
        _place("western Aleppo", 36.2050, 37.1150, 5, "region"),
        _place("southern countryside of Aleppo", 35.9800, 37.0200, 15, "region"),
    )
}


def day(nth: int) -> date:
    """The nth day of the picture."""
    return START + timedelta(days=nth)


@dataclass
class Desk:
    """Collects sentences into one report a day and outlet, then the claims that they carry."""

    sentences: dict[tuple[str, int], list[str]] = field(default_factory=lambda: defaultdict(list))

    def write(self, outlet: str, nth: int, sentence: str) -> tuple[str, int, str]:
        """Note a sentence down; the return value finds it again."""
        if sentence not in self.sentences[outlet, nth]:
            self.sentences[outlet, nth].append(sentence)
        return (outlet, nth, sentence)

    def reports(self) -> dict[tuple[str, int], Report]:
        """One report for each outlet and day that has a sentence."""
        return {key: self._report(*key, sentences) for key, sentences in sorted(self.sentences.items())}

    def _report(self, outlet: str, nth: int, sentences: Iterable[str]) -> Report:
        published = day(nth)
        lead = f"Our correspondents sent these notes on {published:%A}, from both sides of the line."
        close = (
            "Telephone lines to the city were cut for most of the day, and nothing could be checked further."
        )
        body = "\n\n".join([lead, *sentences, close])
        return Report(
            name=f"{outlet.lower().replace(' ', '-')}-{published}.txt",
            source=outlet,
            url=f"https://example.org/{outlet.lower().replace(' ', '-')}/{published}",
            title=f"Aleppo diary, {published:%-d %B}: what the day brought",
            text=body,
            language="en",
            published=published,
            retrieved=None,
            raw_hash=f"{outlet}/{nth}",
        )


@dataclass(frozen=True)
class Said:
    """A sentence of an outlet, with the words in it that carry the fact."""

    outlet: str
    nth: int
    sentence: str
    words: str
    speaker: str | None = None


# place, day, holder, standing, likelihood, age; then who says so, and in which words
HOLDINGS: tuple[tuple[str, int, str | None, Standing, float, int, str], ...] = (
    ("al-Jazmati", 0, "opposition", "held", 0.9, 2, "Northern Post"),
    ("al-Jazmati", 11, "opposition", "contested", 0.55, 0, "Northern Post"),
    ("al-Jazmati", 13, "government", "held", 0.93, 0, "Northern Post"),
    ("al-Myassar", 0, "opposition", "held", 0.9, 1, "Aleppo Courier"),
    ("al-Myassar", 13, "government", "claimed", 0.66, 0, "State Wire"),
    ("Dahret Awwad", 1, "opposition", "claimed", 0.7, 0, "Aleppo Courier"),
    ("Dahret Awwad", 13, "government", "claimed", 0.68, 0, "State Wire"),
    ("Qaterji", 2, "opposition", "held", 0.9, 0, "Northern Post"),
    ("Qaterji", 14, "opposition", "contested", 0.5, 0, "Northern Post"),
    ("Masakin Hanano", 0, "opposition", "held", 0.9, 0, "Northern Post"),
    ("Masakin Hanano", 4, "opposition", "contested", 0.5, 0, "Aleppo Courier"),
    ("Masakin Hanano", 6, "government", "held", 0.97, 0, "Northern Post"),
    ("Sheikh Maqsoud", 3, "sdf", "held", 0.92, 0, "Northern Post"),
    ("Old City", 2, "opposition", "besieged", 0.8, 0, "Northern Post"),
    ("Old City", 16, "opposition", "contested", 0.5, 0, "Aleppo Courier"),
    ("Salah al-Din", 1, "opposition", "held", 0.85, 0, "Aleppo Courier"),
    ("Hamdaniya", 0, "government", "held", 0.95, 3, "State Wire"),
    ("Handarat camp", 0, "government", "held", 0.9, 25, "Northern Post"),
    ("Aleppo International Airport", 5, "government", "held", 0.96, 0, "Northern Post"),
    ("Khan Tuman", 0, "opposition", "held", 0.74, 58, "Northern Post"),
    ("al-Bab", 4, "isis", "held", 0.9, 0, "Northern Post"),
    ("al-Bab", 18, "isis", "besieged", 0.8, 0, "State Wire"),
    ("Tell Rifaat", 0, None, "unknown", 0.4, 190, "Northern Post"),
    ("southern countryside of Aleppo", 7, "government", "claimed", 0.6, 0, "State Wire"),
)

WORDS = {
    "held": "{side} fighters are firmly in {place}",
    "claimed": "{side} forces said that they had taken all of {place}",
    "contested": "there was fighting from house to house inside {place}",
    "besieged": "every road out of {place} was closed by the other side",
    "unknown": "nobody could say who was in {place}",
}
RIVAL = {"government": "opposition", "opposition": "government", "isis": "sdf", "sdf": "isis", None: None}


@dataclass(frozen=True)
class Blow:
    """One incident: what, where, who to whom, and each outlet's figure of the killed and injured."""

    nth: int
    type: str
    place: str | None
    side1: str | None
    side2: str | None
    who: str
    told: tuple[tuple[str, int | None, int | None], ...]
    last: int
    dated: bool


def _blows() -> Iterator[Blow]:
    for line in Path(__file__).with_suffix(".txt").read_text("utf-8").splitlines()[1:]:
        days, kind, place, side1, side2, who, told = line.split(" | ")
        first, _, last = days.rstrip("?").partition("-")
        yield Blow(
            nth=int(first),
            type=kind,
            place=_known(place),
            side1=_known(side1),
            side2=_known(side2),
            who=who,
            told=tuple(_told(one) for one in told.split("; ")),
            last=int(last or first),
            dated=not days.endswith("?"),
        )


def _known(name: str) -> str | None:
    return None if name == "-" else name


def _told(one: str) -> tuple[str, int | None, int | None]:
    outlet, _, figures = one.rpartition(" ")
    killed, injured = (None if figure == "-" else int(figure) for figure in figures.split("/"))
    return (outlet, killed, injured)


def _harm_words(killed: int | None, injured: int | None, noun: str) -> Iterator[tuple[str, str, int]]:
    if killed is not None:
        yield (f"{killed} {noun} were killed", "killed", killed)
    if injured is not None:
        yield (f"{injured} {noun} were injured", "injured", injured)


NOUNS = {"civilian": "civilians", "combatant": "fighters", "unspecified": "people"}


def _claims_of(blow: Blow, desk: Desk) -> list[tuple[Said, str, Event | Harm]]:
    """What each outlet says of one incident: its event, and its figures."""
    said: list[tuple[Said, str, Event | Harm]] = []
    where = blow.place or "Bustan al-Zahir"
    for outlet, killed, injured in blow.told:
        speaker = "Human Rights Watchpost" if killed and outlet == "Aleppo Courier" else None
        core = f"the report from {where} tells of this: {blow.type.lower()}"
        harms = list(_harm_words(killed, injured, NOUNS[blow.who]))
        tail = "".join(f", and {words}" for words, _, _ in harms)
        credit = f", according to the {speaker}" if speaker else ""
        sentence = f"As {outlet} heard on {day(blow.nth):%A}, {core}{tail}{credit}."
        desk.write(outlet, blow.nth, sentence)
        fact = Event(type=blow.type, side1=blow.side1, side2=blow.side2)
        said.append((Said(outlet, blow.nth, sentence, core, speaker), "event", fact))
        for words, outcome, count in harms:
            harm = Harm(outcome=outcome, who=blow.who, count=count)  # type: ignore[arg-type] # by table
            said.append((Said(outlet, blow.nth, sentence, words, speaker), outcome, harm))
    return said


def _when(blow: Blow) -> When | None:
    if not blow.dated:
        return None
    return When(first=day(blow.nth), last=day(blow.last), words=f"{day(blow.nth):%A}")


def _where(name: str | None) -> Where:
    return Where(name=name, place=PLACES[name]) if name else Where(name="Bustan al-Zahir", within="Aleppo")


def _claim(
    said: Said,
    reports: dict[tuple[str, int], Report],
    when: When | None,
    where: Where,
    fact: Control | Event | Harm,
) -> Claim:
    report = reports[said.outlet, said.nth]
    start = report.text.index(said.words, report.text.index(said.sentence))
    return Claim(
        passage=report.passage(start, start + len(said.words)),
        speaker=said.speaker,
        when=when,
        where=where,
        fact=fact,
        confidence=0.86,
        reader="rules",
        version="1",
    )


def _tolls(pairs: list[tuple[str, Claim]]) -> tuple[Toll, ...]:
    tolls = []
    for outcome in ("killed", "injured"):
        bounds = sorted(
            (claim.fact.count, claim.id)
            for kind, claim in pairs
            if kind == outcome and isinstance(claim.fact, Harm) and claim.fact.count is not None
        )
        if not bounds:
            continue
        low, best, high = (
            Bound(count=c, claim=i) for c, i in (bounds[0], bounds[len(bounds) // 2], bounds[-1])
        )
        who = next(c.fact.who for kind, c in pairs if kind == outcome and isinstance(c.fact, Harm))
        claims = tuple(claim for _, claim in bounds)
        tolls.append(
            Toll(outcome=outcome, who=who, low=low, best=best, high=high, words=(), side=None, claims=claims)
        )
    return tuple(tolls)


def picture() -> Edition:
    """Four sides, sixteen places, thirty incidents and two problems."""
    desk = Desk()
    told = [(blow, _claims_of(blow, desk)) for blow in _blows()]
    held = [(entry, _holding_words(entry, desk)) for entry in HOLDINGS]
    reports = desk.reports()
    incidents, claims = [], []
    for blow, said in told:
        pairs = [(kind, _claim(s, reports, _when(blow), _where(blow.place), fact)) for s, kind, fact in said]
        claims += [claim for _, claim in pairs]
        incidents.append(
            Incident(
                type=blow.type,
                when=_when(blow),
                where=_where(blow.place),
                side1=blow.side1,
                side2=blow.side2,
                claims=tuple(claim.id for kind, claim in pairs if kind == "event"),
                tolls=_tolls(pairs),
            )
        )
    history = []
    for entry, said_of in held:
        claim = _control_claim(entry, said_of, reports)
        claims.append(claim)
        history.append(_holding(entry, claim))
    known = {report.id: report for report in reports.values()}
    worths = {c.id: Worth(weight=1.0 if c.speaker else 0.25, bearing="for its own side") for c in claims}
    return Edition(
        title="Around Aleppo",
        version="0.0.1",
        evidence=Evidence(claims=tuple(claims), reports=known, rulings=(), theatre=THEATRE),
        situation=Situation(on=None, known_at=None, incidents=tuple(incidents), holdings=(), running=()),
        history=tuple(history),
        evenings=tuple(_late(history)),
        words=tuple(_words(known.values())),
        names={"test:al-Jazmati": ("al-Jazmati", "Karm al-Jazmati", "الجزماتي")},
        worths=worths,
        problems=(
            Problem(
                source="reports/scan-17.pdf", reason="no text in it: an image needs to be read by eye first"
            ),
            Problem(source="reports/wire.jsonl", reason="not JSON: Expecting ',' delimiter", line=212),
        ),
    )


def _late(history: Iterable[Holding]) -> Iterator[Holding]:
    """The history as it was known: that al-Jazmati fell on the 13th day came out two days later."""
    for holding in history:
        late = holding.place.name == "al-Jazmati" and holding.on == day(13)
        yield replace(holding, on=day(15), age_days=2) if late else holding


def _words(reports: Iterable[Report]) -> Iterator[WordUse]:
    """One word of praise or blame for each outlet, at the head of its first report."""
    terms = {"State Wire": ("liberated", "captured"), "Aleppo Courier": ("regime", "government")}
    first = {report.source: report for report in sorted(reports, key=lambda r: r.name, reverse=True)}
    for source, (term, neutral) in terms.items():
        yield WordUse(
            outlet=source,
            term=term,
            neutral=neutral,
            count=3,
            quoted=1,
            reports=2,
            first=first[source].passage(0, 40),
        )


Entry = tuple[str, int, str | None, Standing, float, int, str]


def _holding_words(entry: Entry, desk: Desk) -> Said:
    place, nth, side, standing, _, _, outlet = entry
    name = next((s.name for s in SIDES if s.id == side), "Unnamed")
    words = WORDS[standing].format(side=name, place=place)
    sentence = f"Travellers who came through in the morning told {outlet} that {words}."
    desk.write(outlet, nth, sentence)
    return Said(outlet, nth, sentence, words)


def _control_claim(entry: Entry, said: Said, reports: dict[tuple[str, int], Report]) -> Claim:
    place, nth, side, standing, *_ = entry
    name = next((s.name for s in SIDES if s.id == side), None)
    fact = {
        "contested": Control(status="contested", side=RIVAL[side]),
        "besieged": Control(status="besieged", side=RIVAL[side]),
    }.get(standing, Control(status="holds", side=side, actor=name and f"{name} fighters"))
    return _claim(said, reports, When(first=day(nth), last=day(nth)), _where(place), fact)


def _holding(entry: Entry, claim: Claim) -> Holding:
    place, nth, side, standing, likelihood, age, _ = entry
    return Holding(
        place=PLACES[place],
        on=day(nth),
        side=side,
        standing=standing,
        probability=likelihood,
        since=day(nth) - timedelta(days=age),
        age_days=age,
        claims_for=(claim.id,),
    )
