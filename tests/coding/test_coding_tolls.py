"""Tolls stated by a noun, broken down, contested or given up."""

from __future__ import annotations

import pytest
from codings import Code, hurt


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell on Orlec. The death toll stood at 31 by nightfall.", {("killed", 31, "unspecified")}),
        ("The mayor put the injured at 52.", {("injured", 52, "unspecified")}),
        ("The toll from the raid rose from 40 to 44.", {("killed", 44, "unspecified")}),
        ("The number of villagers killed has reached 17.", {("killed", 17, "civilian")}),
        ("The ministry put the army's dead at over 300.", {("killed", 300, "combatant")}),
        ("The ferry sank with the loss of 14 lives.", {("killed", 14, "unspecified")}),
        ("The brigade lost 60 men at the bridge.", {("killed", 60, "combatant")}),
        ("The offensive cost the militia some 70 dead.", {("killed", 70, "combatant")}),
    ],
)
def test_toll_is_read_from_the_noun_that_states_it(
    code_world: Code, text: str, expected: set[tuple[str, int, str]]
) -> None:
    assert hurt(code_world(text)) == expected


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The dead included two nurses and four children.", {(2, "medic"), (4, "child")}),
        ("Among those killed were three soldiers.", {(3, "combatant")}),
        ("Five were children.", {(5, "child")}),
        ("Of those who died, four were under 15.", {(4, "child")}),
        ("Six of the dead were policemen.", {(6, "combatant")}),
        ("Two officers were among the dead.", {(2, "combatant")}),
    ],
)
def test_breakdown_of_a_toll_is_its_parts(code_world: Code, text: str, parts: set[tuple[int, str]]) -> None:
    harm = code_world(f"A rocket killed 19 people in Orlec. {text}")["harm"]
    assert (harm[0]["count"], harm[0].get("part_of")) == (19, None)
    assert {(h["count"], h["who"]) for h in harm[1:]} == parts
    assert all(h["part_of"] and h["outcome"] == "killed" for h in harm[1:])


def test_rival_figures_of_two_speakers_are_both_kept(code_world: Code) -> None:
    text = "The army said that 12 of its soldiers were killed in Orlec. The rebels claim 90."
    assert hurt(code_world(text)) == {("killed", 12, "combatant"), ("killed", 90, "combatant")}


def test_figure_that_its_speaker_gave_up_is_left_out(code_world: Code) -> None:
    text = "Officials said 61 people were killed in Orlec. They had earlier spoken of 20 dead."
    assert hurt(code_world(text)) == {("killed", 61, "unspecified")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Between 20 and 30 villagers were killed in Orlec.",
            [("killed", 20, "at_least"), ("killed", 30, "up_to")],
        ),
        ("The ministry counted 140-plus dead.", [("killed", 140, "at_least")]),
        ("Four drivers have not been heard from since Monday.", [("missing", 4, "exact")]),
        ("Eight prisoners of war were taken: 61 men were taken prisoner.", [("detained", 61, "exact")]),
        ("A further five were hurt in Orlec.", [("injured", 5, "exact")]),
        ("Sixty of the 180 workers are missing.", [("missing", 60, "exact")]),
        ("How many people died is not known.", []),
        ("A boy of nine was killed.", [("killed", 1, "exact")]),
        ("About 9,000 people crossed into Tavria on foot.", [("displaced", 9000, "about")]),
        ("Hundreds of fighters fled the town.", []),
        ("The wall can hold 300 people.", []),
        ("Both pilots were killed.", [("killed", 2, "exact")]),
        ("They shot 30 rebels dead and captured 12.", [("killed", 30, "exact"), ("detained", 12, "exact")]),
        ("Two of the wounded later died.", [("killed", 2, "exact")]),
        ("Dead: 14. Wounded: 30.", [("killed", 14, "exact"), ("injured", 30, "exact")]),
        ("Thirty miners are believed to have died.", [("killed", 30, "exact")]),
        ("Gunmen took six farmers from a bus and shot them.", [("killed", 6, "exact")]),
    ],
)
def test_numbers_and_outcomes_are_read_as_prose_gives_them(
    code_world: Code, text: str, expected: list[tuple[str, int, str]]
) -> None:
    harm = code_world(text)["harm"]
    assert [(h["outcome"], h["count"], h["modifier"]) for h in harm] == expected


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Eighteen of the junta's men were killed.", "combatant"),
        ("Her cousin, a shepherd, was shot dead.", "civilian"),
        ("The eleven men, all traders, were killed.", "civilian"),
        ("Ten Poles were wounded.", "unspecified"),
        ("Two ambulance drivers died.", "medic"),
        ("A family of six died.", "civilian"),
        ("The army admitted that 17 were killed.", "combatant"),
    ],
)
def test_people_are_told_by_what_the_words_around_call_them(code_world: Code, text: str, who: str) -> None:
    (harm,) = code_world(text)["harm"]
    assert harm["who"] == who


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A missile hit recruits on parade at Orlec, killing 12 and wounding 31.",
            {("killed", 12, "combatant"), ("injured", 31, "combatant")},
        ),
        ("A drone struck a group of farmers near Orlec, killing four.", {("killed", 4, "civilian")}),
        ("The M23 lost 40.", {("killed", 40, "combatant")}),
        (
            "The clinic at Orlec had admitted 52 wounded, ten of them soldiers.",
            {("injured", 52, "unspecified"), ("injured", 10, "combatant")},
        ),
    ],
)
def test_bare_number_is_of_those_hit_or_lost(
    code_world: Code, text: str, expected: set[tuple[str, int, str]]
) -> None:
    assert hurt(code_world(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Volunteers picked up 40 bodies in the streets of Orlec.", {("killed", 40, "unspecified")}),
        (
            "Police retook two posts that were lost near Orlec and had detained three men.",
            {("detained", 3, "unspecified")},
        ),
        ("Some 60 villagers are sheltering in a church in Orlec.", {("displaced", 60, "civilian")}),
        ("The rebels fired twelve drones, four of which were shot down.", set()),
        ("The column was beaten back with heavy losses, and the city of 300,000 may fall.", set()),
    ],
)
def test_number_is_of_people_and_their_fate(
    code_world: Code, text: str, expected: set[tuple[str, int, str]]
) -> None:
    assert hurt(code_world(text)) == expected
