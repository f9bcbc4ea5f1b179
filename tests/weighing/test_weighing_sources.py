from __future__ import annotations

import dataclasses

import pytest
from newsroom import THEATRE, captured, clash, day, evidence, killed, lost, paper, says, shelling

from sitrep.model import Actor, Alias, Allegiance, Control, Event, Fact, Harm, Outlet, Statement
from sitrep.weighing.sources import Directory, Origin, bearing, origin
from sitrep.weighing.weighed import weigh

DIRECTORY = Directory.of(THEATRE)
NORTHERN = Origin(
    key="outlet:star", name="Northern Star", leans="north", known=True, own=frozenset(["north", "ally"])
)
NEUTRAL = Origin(key="outlet:wire", name="Isle Wire", leans=None, known=True)
UNKNOWN = Origin(key="source:x", name="x", leans=None, known=False)


@pytest.mark.parametrize("source", ["wire", "Isle Wire", "ISLE  WIRE", "IW", "islewire.example"])
def test_origin_is_the_outlet_by_any_of_its_names(source: str) -> None:
    assert origin(None, paper(source), DIRECTORY).key == "outlet:wire"


def test_origin_is_found_by_the_address_of_the_report() -> None:
    report = dataclasses.replace(paper(None), url="https://www.islewire.example/news/1")
    assert origin(None, report, DIRECTORY).key == "outlet:wire"


@pytest.mark.parametrize("speaker", ["Isle Watch", "the Watch", "Isle Watch director", "a Watch spokesman"])
def test_origin_is_the_monitor_that_the_outlet_credits(speaker: str) -> None:
    assert origin(speaker, paper("star"), DIRECTORY).key == "outlet:watch"


def test_origin_is_found_by_whole_words_only() -> None:
    assert origin("a watchmaker", paper("herald"), DIRECTORY).key == "outlet:herald:a watchmaker"


def test_origin_of_a_party_speaks_for_its_side() -> None:
    guard = origin("the guard", paper("herald"), DIRECTORY)
    assert (guard.key, guard.leans, guard.known) == ("actor:guard", "north", True)


def test_origin_of_an_undescribed_speaker_leans_as_the_outlet_that_quotes_it() -> None:
    in_star, in_herald = (origin("a resident", paper(outlet), DIRECTORY) for outlet in ("star", "herald"))
    assert (in_star.leans, in_star.known) == ("north", True)
    assert (in_herald.leans, in_herald.known) == (None, False)
    assert in_star.key != in_herald.key


@pytest.mark.parametrize(
    ("speaker", "printer", "key"),
    [
        ("a source close to the Watch, cited by Isle Wire", "star", "outlet:watch"),
        ("Isle Wire, citing the Watch", "herald", "outlet:watch"),
        ("Northern Star, quoted by Isle Wire", "herald", "outlet:star"),
        ("a northern source told Isle Wire", "wire", "outlet:wire"),
        ("Isle Wire and the Herald", "wire", "outlet:herald"),
        ("Northern Staff, in a statement to Northern Star", "wire", "outlet:staff"),
    ],
)
def test_origin_of_a_chain_of_credits_is_who_is_nearest_to_the_fact(
    speaker: str, printer: str, key: str
) -> None:
    assert origin(speaker, paper(printer), DIRECTORY).key == key


@pytest.mark.parametrize("speaker", ["guard spokesman", "The Guard Officer", "Northern Guard"])
def test_origin_of_a_partys_voice_is_the_party(speaker: str) -> None:
    assert origin(speaker, paper("herald"), DIRECTORY).key == "actor:guard"


def test_origin_leans_as_on_the_day_of_the_report() -> None:
    leanings = (Allegiance(side="north", last=day(1)), Allegiance(side="south", first=day(3)))
    radio = Outlet(id="radio", name="Radio", kind="outlet", leanings=leanings)
    directory = Directory.of(dataclasses.replace(THEATRE, outlets=(radio,)))
    found = [origin(None, paper("Radio", number), directory) for number in (1, 2, 3, None)]
    assert [one.leans for one in found] == ["north", None, "south", "south"]
    assert {one.key for one in found} == {"outlet:radio"}


def test_origin_is_the_actor_that_bore_the_name_on_the_day() -> None:
    actors = tuple(
        Actor(
            id=f"{side}-guard",
            name=f"Guard of the {side}",
            kind="group",
            aliases=(Alias(name="Home Guard", first=first, last=last),),
            allegiances=(Allegiance(side=side),),
        )
        for side, first, last in (("north", None, day(4)), ("south", day(5), None))
    )
    directory = Directory.of(dataclasses.replace(THEATRE, actors=actors))
    found = [origin("Home Guard", paper("wire", number), directory).leans for number in (4, 5)]
    assert found == ["north", "south"]


def test_origin_without_an_outlet_is_the_report_itself() -> None:
    one, two = paper(None, 0), paper(None, 1)
    assert origin(None, one, DIRECTORY).key != origin(None, two, DIRECTORY).key
    assert not origin(None, one, DIRECTORY).known


def test_origin_takes_the_allies_of_its_side_for_its_own() -> None:
    sides = [
        dataclasses.replace(side, allies=("isles",)) if side.id == "north" else side for side in THEATRE.sides
    ]
    directory = Directory.of(dataclasses.replace(THEATRE, sides=tuple(sides)))
    for speaker in (None, "the guard", "a resident"):
        assert origin(speaker, paper("star"), directory).own == {"north", "isles"}
    assert origin(None, paper("cross"), directory).own == {"south"}
    assert origin(None, paper("wire"), directory).own == frozenset()


def test_origin_that_is_only_the_people_speaks_for_no_party() -> None:
    people = Actor(id="people", name="residents", kind="people", allegiances=(Allegiance(side="civilians"),))
    directory = Directory.of(dataclasses.replace(THEATRE, actors=(people,)))
    assert origin("residents", paper("wire"), directory).known is False


def test_bearing_of_who_has_no_side_is_the_same_for_every_fact() -> None:
    for fact in (captured("north"), lost("north"), clash(), killed(3), Statement()):
        assert bearing(fact, NEUTRAL) == "neutral"
        assert bearing(fact, UNKNOWN) == "of unknown leaning"


OWN, AGAINST, NEITHER = "for its own side", "against its own side", "neutral"


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (captured("north"), OWN),
        (captured("south"), AGAINST),
        (captured("ally"), OWN),
        (captured("north", "ally"), OWN),
        (captured("south", "ally"), AGAINST),
        (captured("south", "north"), AGAINST),
        (captured("south", "east"), NEITHER),
        (Control(status="besieged", side="north"), OWN),
        (lost("north"), AGAINST),
        (lost("south"), OWN),
        (Control(status="captured", side=None), NEITHER),
        (Event(type="Government regains territory", side1="north", side2="south"), OWN),
        (Event(type="Non-state actor overtakes territory", side1="south", side2="north"), AGAINST),
        (shelling("south", "civilians"), OWN),
        (shelling("north", "civilians"), AGAINST),
        (shelling(None, "civilians"), NEITHER),
        (shelling("south", "east"), NEITHER),
        (clash(), OWN),
        (killed(9, who="combatant", side="south"), OWN),
        (killed(9, who="combatant", side="south", by_side="east"), NEITHER),
        (killed(9, who="combatant", side="north"), AGAINST),
        (killed(9, by_side="south"), OWN),
        (killed(9, by_side="north"), AGAINST),
        (killed(9, side="civilians", by_side="north"), AGAINST),
        (killed(9), NEITHER),
        (Harm(outcome="killed", who="combatant", side="south", by_side="north"), OWN),
        (Statement(), NEITHER),
    ],
)
def test_bearing_follows_what_the_fact_does_for_the_sources_side(fact: Fact, expected: str) -> None:
    assert bearing(fact, NORTHERN) == expected


def test_story_is_the_agencys_that_its_dateline_credits() -> None:
    star = paper("star", 0, "FORD, May 1 (Isle Wire) — Shells fell on the ford, rescuers said.")
    own = paper("star", 0, "FORD, May 1 — Shells fell on the ford (Isle Wire has no word of it).")
    claims = says(star, clash()), says(star, shelling(), speaker="rescuers"), says(own, clash())
    weighed = weigh(evidence([star, own], claims))
    assert {(w.report.id, w.claim.speaker): (w.origin.name, w.origin.leans) for w in weighed} == {
        (star.id, None): ("Isle Wire", None),
        (star.id, "rescuers"): ("rescuers", None),
        (own.id, None): ("Northern Star", "north"),
    }
