from __future__ import annotations

import pytest
from codings import Code, happened

AIR, SHELLING = "Air/drone strike", "Shelling/artillery/missile attack"
CHANGE, IED = "Change to group/activity", "Remote explosive/landmine/IED"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Syrian warplanes struck Binnish on Sunday.", (AIR, "Binnish", "government", "civilians")),
        ("A drone strike hit a car near Jindires.", (AIR, "Jindires", None, None)),
        ("Helicopters dropped barrel bombs on Daraya.", (AIR, "Daraya", "government", "civilians")),
        (
            "Russian aircraft carried out air strikes on Khan Sheikhoun.",
            (AIR, "Khan Sheikhoun", "russia", "civilians"),
        ),
        ("The US-led coalition bombed Raqqa.", (AIR, "Raqqa", "coalition", "civilians")),
        ("Israeli jets struck a convoy near Damascus.", (AIR, "Damascus", "israel", None)),
        ("Rockets hit the Midan district of Aleppo.", (SHELLING, "Midan", None, "civilians")),
        ("Mortar shells landed in Jaramana.", (SHELLING, "Jaramana", None, "civilians")),
        ("The army fired missiles at Douma.", (SHELLING, "Douma", "government", "civilians")),
        ("Turkey shelled Tell Rifaat on Thursday.", (SHELLING, "Tell Rifaat", "turkey", "civilians")),
        ("A suicide bomber struck a checkpoint in Homs.", ("Suicide bomb", "Homs", None, None)),
        ("A roadside bomb exploded in Daraa.", (IED, "Daraa", None, "civilians")),
        ("A landmine killed a farmer near Manbij.", (IED, "Manbij", None, "civilians")),
        ("A blast hit a market in Azaz.", (IED, "Azaz", None, "civilians")),
        ("Chlorine gas was used in Saraqib.", ("Chemical weapon", "Saraqib", None, "civilians")),
        ("A grenade was thrown at a checkpoint in Suwayda.", ("Grenade", "Suwayda", None, None)),
    ],
)
def test_attack_is_typed_by_its_means(
    code: Code, text: str, expected: tuple[str, str, str | None, str | None]
) -> None:
    assert happened(code(text)) == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Heavy fighting broke out in Jobar on Monday.", ("Armed clash", "Jobar", None, None)),
        ("Rebels clashed with Islamic State near Azaz.", ("Armed clash", "Azaz", "opposition", "isis")),
        (
            "The army killed 20 Islamic State fighters near Palmyra.",
            ("Armed clash", "Palmyra", "government", "isis"),
        ),
        ("Rebels repelled an army attack on Daraya.", ("Armed clash", "Daraya", "opposition", "government")),
        ("Islamic State executed six men in Deir ez-Zor.", ("Attack", "Deir ez-Zor", "isis", "civilians")),
        ("Gunmen shot dead an imam in Daraa.", ("Attack", "Daraa", "opposition", "civilians")),
        (
            "Islamic State abducted forty workers near Damascus.",
            ("Abduction/forced disappearance", "Damascus", "isis", "civilians"),
        ),
        ("Police arrested twelve men in Latakia.", ("Arrests", "Latakia", "government", None)),
        (
            "Militiamen looted houses in Tell Rifaat.",
            ("Looting/property destruction", "Tell Rifaat", None, None),
        ),
        (
            "Rebels shot down a helicopter over Saraqib.",
            ("Disrupted weapons use", "Saraqib", "opposition", "government"),
        ),
        ("Police defused a bomb in Tartus.", ("Disrupted weapons use", "Tartus", "government", None)),
        ("Residents protested in Saraqib on Friday.", ("Peaceful protest", "Saraqib", "civilians", None)),
    ],
)
def test_violence_on_the_ground_is_typed_by_who_did_what_to_whom(
    code: Code, text: str, expected: tuple[str, str, str | None, str | None]
) -> None:
    assert happened(code(text)) == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A ceasefire was agreed in Madaya on Wednesday.", ("Agreement", "Madaya", None)),
        ("Rebels and the government signed a deal on Daraya.", ("Agreement", "Daraya", "opposition")),
        ("The army sent reinforcements to Aleppo.", (CHANGE, "Aleppo", "government")),
        ("About fifty rebels surrendered in Daraya.", (CHANGE, "Daraya", "opposition")),
        ("Helicopters dropped leaflets over Idlib.", (CHANGE, "Idlib", "government")),
        ("The army launched an offensive in Hama province.", (CHANGE, "Hama", "government")),
        ("Rebel fighters withdrew from Daraya on Friday.", (CHANGE, "Daraya", "opposition")),
        ("The army captured Khan Touman.", ("Government regains territory", "Khan Touman", "government")),
        ("Turkish troops seized Jarablus.", ("Government regains territory", "Jarablus", "turkey")),
        ("Rebels captured Khanasser.", ("Non-state actor overtakes territory", "Khanasser", "opposition")),
    ],
)
def test_moves_deals_and_captures_are_typed(code: Code, text: str, expected: tuple[str, str, str]) -> None:
    assert {(e["type"], e["place"], e["side1"]) for e in code(text)["events"]} == {expected}


@pytest.mark.parametrize(
    "text",
    [
        "The foreign minister met the envoy in Geneva.",
        "Talks in Geneva ended without a result.",
        "The war has changed Homs.",
        "Bread is dear in Douma.",
        "The general praised his men in Hama.",
        "The price of fuel hit a record in Damascus.",
    ],
)
def test_speeches_and_states_are_no_events(code: Code, text: str) -> None:
    assert happened(code(text)) == set()


def test_incident_told_twice_is_one_event(code: Code) -> None:
    record = code("On Friday the army shelled Douma. The shelling killed three people.")
    (event,) = record["events"]
    assert (event["type"], event["date"]) == (SHELLING, "2016-12-02")
    assert [h["event"] for h in record["harm"]] == [event["id"]]


def test_incidents_of_two_days_are_two_events(code: Code) -> None:
    record = code("The army shelled Douma on Friday. The army shelled Douma again on Sunday.")
    assert [e["date"] for e in record["events"]] == ["2016-12-02", "2016-12-04"]


def test_ids_of_events_count_up_and_harm_points_at_them(code: Code) -> None:
    record = code(
        "Jets bombed Saraqib on Friday, killing two people. Rockets hit Nubl on Sunday, killing three."
    )
    assert [e["id"] for e in record["events"]] == ["e1", "e2"]
    assert [(h["event"], h["count"]) for h in record["harm"]] == [("e1", 2), ("e2", 3)]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Jets bombed Saraqib on Friday.", "2016-12-02"),
        ("Jets bombed Saraqib last week.", "2016-11-28/2016-12-04"),
        ("Jets bombed Saraqib in November.", "2016-11"),
        ("Jets bombed Saraqib in 2015.", "2015"),
        ("Jets have bombed Saraqib since Tuesday.", "2016-11-29/"),
        ("Jets bombed Saraqib.", None),
        ("Jets bombed Saraqib, a doctor said on Wednesday.", None),
    ],
)
def test_date_is_no_more_precise_than_the_words(code: Code, text: str, date: str | None) -> None:
    (event,) = code(text)["events"]
    assert event["date"] == date


def test_day_is_carried_to_the_next_sentence(code: Code) -> None:
    record = code("On Friday jets bombed Saraqib. Rockets hit Nubl.")
    assert {e["place"]: e["date"] for e in record["events"]} == {
        "Saraqib": "2016-12-02",
        "Nubl": "2016-12-02",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Taliban fighters captured Kunduz on Monday.",
            ("Non-state actor overtakes territory", "Kunduz", "taliban"),
        ),
        (
            "Afghan forces took back Kunduz from the Taliban on Tuesday.",
            ("Government regains territory", "Kunduz", "afghan government"),
        ),
        ("Hamas fired rockets at Ashkelon.", (SHELLING, "Ashkelon", "hamas")),
        (
            "Boko Haram gunmen kidnapped forty girls in Maiduguri.",
            ("Abduction/forced disappearance", "Maiduguri", "boko haram"),
        ),
        ("A car bomb exploded in Mogadishu, killing eleven people.", (IED, "Mogadishu", None)),
    ],
)
def test_other_wars_are_read_without_a_theatre(
    code_world: Code, text: str, expected: tuple[str, str, str | None]
) -> None:
    assert {(e["type"], e["place"], e["side1"]) for e in code_world(text)["events"]} == {expected}


@pytest.mark.parametrize("text", ["Amid strikes on Sukkari.", "Near the site of the blast.", "By shelling."])
def test_sentence_without_a_verb_is_read_to_its_end(code: Code, text: str) -> None:
    assert all(entry["quote"] in text for entry in code(text)["events"])
