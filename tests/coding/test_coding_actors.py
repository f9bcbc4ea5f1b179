from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from codings import Scans
from hypothesis import given
from hypothesis import strategies as st

from sitrep.coding.actors.mentions import ActorFinder, ActorMention, Forces
from sitrep.coding.words import words
from sitrep.model import Actor, Alias, Allegiance

TURN = date(2015, 1, 1)
BAND = Actor(
    id="band",
    name="River Band",
    kind="group",
    aliases=(Alias(name="River Band"), Alias(name="RB"), Alias(name="Free River Band")),
    allegiances=(Allegiance(side="red", last=date(2014, 12, 31)), Allegiance(side="blue", first=TURN)),
)
OLD_GUARD = Actor(
    id="old-guard",
    name="Guard",
    kind="group",
    aliases=(Alias(name="the Guard", last=date(2014, 12, 31)),),
    allegiances=(Allegiance(side="red"),),
)
NEW_GUARD = Actor(
    id="new-guard",
    name="New Guard",
    kind="group",
    aliases=(Alias(name="the Guard", first=TURN), Alias(name="Guard Bands")),
    allegiances=(Allegiance(side="green"),),
)
FINDER = ActorFinder([BAND, OLD_GUARD, NEW_GUARD], ["fighter", "fighters", "men"])


def find(text: str, day: date | None = TURN) -> list[ActorMention]:
    return FINDER.find(text, words(text), day)


def sides(scan: Scans, text: str, published: str = "2016-12-05") -> list[tuple[str, str | None]]:
    """The actors that bear on facts: those that merely modify another are left out."""
    return [(a.name, a.side) for a in scan(text, published).actors if not a.modifies]


def test_longest_name_wins() -> None:
    assert [a.name for a in find("The Free River Band met Guard Bands.")] == [
        "Free River Band",
        "Guard Bands",
    ]


def test_name_takes_the_fighters_after_it() -> None:
    (mention,) = find("Two River Band fighters fled.")
    assert (mention.name, mention.actor) == ("River Band fighters", "band")


def test_side_and_alias_are_those_of_the_day() -> None:
    assert [a.side for a in find("River Band", date(2014, 5, 1))] == ["red"]
    assert [a.side for a in find("River Band", date(2016, 5, 1))] == ["blue"]
    assert [a.actor for a in find("the Guard", date(2014, 5, 1))] == ["old-guard"]
    assert [a.actor for a in find("the Guard", date(2016, 5, 1))] == ["new-guard"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("RB and rb", ["RB"]),
        ("River Bandits", []),
        ("River Band's men", ["River Band's men"]),
        ("Overriver Band", []),
    ],
)
def test_names_are_met_whole_and_spelled_as_names(text: str, names: list[str]) -> None:
    assert [a.name for a in find(text)] == names


def test_name_before_held_says_who_holds() -> None:
    (mention,) = find("River Band-held towns")
    assert (mention.holds, mention.modifies) == (True, False)


@pytest.mark.parametrize("word", ["backed", "led", "allied", "trained", "brokered"])
def test_name_before_backed_acts_in_nothing(word: str) -> None:
    (mention,) = find(f"River Band-{word} gunmen")
    assert (mention.holds, mention.modifies) == (False, True)


def test_forces_go_by_any_form_with_any_noun() -> None:
    delta = Actor(
        id="delta",
        name="Delta",
        kind="state",
        aliases=(Alias(name="Deltans"),),
        allegiances=(Allegiance(side="delta"),),
    )
    forces = Forces(
        of_forms=[("Deltan", delta), ("Delta's", delta)], nouns=["army", "air force"], actors=(delta,)
    )
    finder = ActorFinder([BAND, NEW_GUARD], ["men"], forces)
    text = (
        "Deltan army men, Delta's air force and Deltans met Guard Bands; a Deltan navy and an army did not."
    )
    assert [(a.name, a.side) for a in finder.find(text, words(text), TURN)] == [
        ("Deltan army men", "delta"),
        ("Delta's air force", "delta"),
        ("Deltans", "delta"),
        ("Guard Bands", "green"),
    ]


def test_force_that_is_a_name_of_its_own_is_that_actor() -> None:
    forces = Forces(of_forms=[("Guard", BAND)], nouns=["Bands"], actors=(BAND,))
    (mention,) = ActorFinder([NEW_GUARD], [], forces).find("Guard Bands", words("Guard Bands"), TURN)
    assert mention.actor == "new-guard"


@given(
    st.lists(
        st.sampled_from(
            ["River", "Band", "Free", "RB", "the", "Guard", "Bands", "fighters", "-", "held", "."]
        ),
        max_size=14,
    ).map(" ".join)
)
def test_mentions_stand_in_order_and_never_overlap(text: str) -> None:
    found = find(text)
    assert all(text[a.start : a.end] == a.name for a in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


# The theatre that ships --------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Syrian Arab Army troops left.", [("Syrian Arab Army troops", "government")]),
        ("The army met the rebels.", [("The army", "government"), ("rebels", "opposition")]),
        (
            "Hezbollah fighters and Russian warplanes",
            [("Hezbollah fighters", "government"), ("Russian warplanes", "russia")],
        ),
        ("Islamic State of Iraq and the Levant", [("Islamic State of Iraq and the Levant", "isis")]),
        ("Daesh, IS and ISIL", [("Daesh", "isis"), ("IS", "isis"), ("ISIL", "isis")]),
        ("the YPG and the SDF", [("YPG", "sdf"), ("SDF", "sdf")]),
        ("US-led coalition jets", [("US-led coalition jets", "coalition")]),
        (
            "Ahrar al-Sham and Jaysh al-Islam",
            [("Ahrar al-Sham", "opposition"), ("Jaysh al-Islam", "opposition")],
        ),
        ("terrorists fired", [("terrorists", "opposition")]),
        ("residents wept", [("residents", "civilians")]),
        ("a convoy of the UN", [("UN", "un")]),
    ],
)
def test_actors_of_the_war_have_their_sides(
    scan: Scans, text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert sides(scan, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A US-backed deal collapsed.", []),
        ("Iran-backed gunmen left.", [("gunmen", "opposition")]),
        ("US-backed fighters left.", [("US-backed fighters", "sdf")]),
        ("Turkish-backed rebels left.", [("Turkish-backed rebels", "opposition")]),
        ("The US-backed Syrian Democratic Forces left.", [("US-backed Syrian Democratic Forces", "sdf")]),
    ],
)
def test_backer_is_no_actor(scan: Scans, text: str, expected: list[tuple[str, str | None]]) -> None:
    assert sides(scan, text) == expected


@pytest.mark.parametrize(
    "text", ["the ambassador spoke", "He is in it.", "give us bread", "an armyworm", "assadist"]
)
def test_words_that_hold_a_name_are_no_actor(scan: Scans, text: str) -> None:
    assert sides(scan, text) == []


def test_name_of_a_group_is_that_of_its_time(scan: Scans) -> None:
    assert [a.actor for a in scan("Jabhat Fatah al-Sham", "2016-12-05").actors] == ["jabhat-fatah-al-sham"]
    assert [a.actor for a in scan("Liwa al-Islam", "2013-01-01").actors] == ["jaish-al-islam"]
