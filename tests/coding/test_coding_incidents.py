from __future__ import annotations

import pytest
from codings import Code, happened

AIR, SHELLING = "Air/drone strike", "Shelling/artillery/missile attack"
IED, SUICIDE, CLASH = "Remote explosive/landmine/IED", "Suicide bomb", "Armed clash"
CHANGE = "Change to group/activity"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A car bomb exploded in Azaz. The blast tore through a bakery.", {(IED, "Azaz")}),
        ("Jets bombed Saraqib on Friday. The attack killed two nurses.", {(AIR, "Saraqib")}),
        ("A blast shook Tartus. A suicide bomber had walked into a bank in Tartus.", {(SUICIDE, "Tartus")}),
        ("Air strikes in northern Syria killed ten. The strikes hit Saraqib.", {(AIR, "Saraqib")}),
        (
            "Warplanes struck Douma. Another air strike killed a boy in Zamalka.",
            {(AIR, "Douma"), (AIR, "Zamalka")},
        ),
        ("Jets struck Douma. A raid on Zamalka killed a baker.", {(AIR, "Douma"), (AIR, "Zamalka")}),
        (
            "The army captured Khan Touman after two days of fighting.",
            {("Government regains territory", "Khan Touman")},
        ),
    ],
)
def test_tellings_of_one_incident_are_one_event(
    code: Code, text: str, expected: set[tuple[str, str]]
) -> None:
    assert {(e["type"], e["place"] or e["in"]) for e in code(text)["events"]} == expected


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ankara said that warplanes had struck Manbij.", "Manbij"),
        ("A doctor in Homs said that shells had fallen on Talbiseh.", "Talbiseh"),
        ("Shells fell on Talbiseh, 12 kilometres north of Homs.", "Talbiseh"),
        ("DAMASCUS, Dec 5 - Rockets hit Harasta on Sunday.", "Harasta"),
        ("Talbiseh was quiet at dawn. Shells fell there at noon.", "Talbiseh"),
    ],
)
def test_place_is_the_scene_and_not_one_named_in_passing(code: Code, text: str, place: str) -> None:
    assert {e["place"] for e in code(text)["events"]} == {place}


def test_bare_fact_stands_at_the_place_that_the_report_is_about(code: Code) -> None:
    text = "Talbiseh lost its last bakery.\n\nMany went to Homs.\n\nThree shells fell on the town on Sunday."
    assert {e["place"] for e in code(text, title="Hunger in Talbiseh")["events"]} == {"Talbiseh"}


def test_what_a_group_did_elsewhere_takes_no_place_from_the_paragraph_before(code: Code) -> None:
    text = "Jets bombed Saraqib on Friday.\n\nSome 30 rebels surrendered last week."
    assert [(e["type"], e["place"]) for e in code(text)["events"]] == [(AIR, "Saraqib"), (CHANGE, None)]


def test_participle_that_describes_a_force_is_no_move_of_it(code: Code) -> None:
    text = "The newly assembled alliance of rebel factions shelled Nubl."
    assert [(e["type"], e["place"]) for e in code(text)["events"]] == [(SHELLING, "Nubl")]


def test_more_hurt_on_another_day_are_another_incident(code: Code) -> None:
    record = code(
        "The rebels' reply was to go on shelling Nubl, killing two traders and wounding 14 on Friday. "
        "Six more were wounded on Sunday."
    )
    assert [(e["type"], e["date"]) for e in record["events"]] == [
        (SHELLING, "2016-12-02"),
        (SHELLING, "2016-12-04"),
    ]
    assert [(h["count"], h["who"], h["date"]) for h in record["harm"]] == [
        (2, "civilian", "2016-12-02"),
        (14, "civilian", "2016-12-02"),
        (6, "unspecified", "2016-12-04"),
    ]


def test_each_place_with_its_own_number_is_an_event(code: Code) -> None:
    record = code("Air raids killed nine people in Saraqib and four people in Binnish on Friday.")
    assert {(e["type"], e["place"], e["date"]) for e in record["events"]} == {
        (AIR, "Saraqib", "2016-12-02"),
        (AIR, "Binnish", "2016-12-02"),
    }


def test_campaign_stands_where_it_aims(code: Code) -> None:
    (found,) = code("In October rebels launched a joint campaign to take Palmyra.")["events"]
    assert (found["type"], found["place"], found["date"]) == (CHANGE, "Palmyra", "2016-10")


def test_date_line_of_the_report_dates_no_event(code: Code) -> None:
    (event,) = code("Monday 5 December 2016 Jets bombed Saraqib late on Friday.")["events"]
    assert event["date"] == "2016-12-02"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen seized four lorry drivers near Palmyra.", "Abduction/forced disappearance"),
        ("A crowd set fire to the court house in Tartus.", "Violent demonstration"),
        ("Militants blew up a bridge in Hasakah.", "Looting/property destruction"),
        ("A mine found near Manbij was defused.", "Disrupted weapons use"),
        ("Police foiled a plot to bomb a bank in Tartus.", "Disrupted weapons use"),
        ("Rebels and the army reached a truce in Barzeh.", "Agreement"),
        ("Army units targeted gatherings of militants in Atman.", CLASH),
        ("Gunmen attacked a school in Suwayda.", "Attack"),
        ("A bomb strapped to a boy went off in Azaz.", SUICIDE),
        ("Troops threw back the attackers at Maskanah.", CLASH),
        ("The rebels laid down their arms in Zabadani.", "Change to group/activity"),
    ],
)
def test_words_are_typed_by_what_they_are_said_of(code: Code, text: str, expected: str) -> None:
    assert {e["type"] for e in code(text)["events"]} == {expected}


@pytest.mark.parametrize(
    "text",
    [
        "The army halted air strikes on Idlib.",
        "Drivers are often hit by shells in Harasta.",
        "Trucks brought crates of rockets to Homs.",
        "The minister takes the children to school in Homs.",
    ],
)
def test_what_ended_or_recurs_or_is_only_carried_is_no_event(code: Code, text: str) -> None:
    assert happened(code(text)) == set()


def test_no_side_shells_what_it_holds(code: Code) -> None:
    record = code(
        "Shells killed nine people in rebel-held Jub al-Quba in Aleppo on Friday. "
        "In Aleppo four people were killed by rebel rockets on Friday."
    )
    assert happened(record) == {
        (SHELLING, "Jub al-Quba", None, "civilians"),
        (SHELLING, "Aleppo", "opposition", "civilians"),
    }
