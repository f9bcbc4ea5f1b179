from __future__ import annotations

import pytest
from codings import Code, entries


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Jets bombed Saraqib, residents said.", "residents"),
        ("Jets bombed Saraqib, opposition activists said.", "opposition activists"),
        ("Jets bombed Saraqib, a rebel commander said.", "rebel commander"),
        ("Jets bombed Saraqib, Russia's defence ministry said.", "Russia's defence ministry"),
        ("Jets bombed Saraqib, said Ahmad Khalil, a rescue worker.", "Ahmad Khalil"),
        ("According to activists, jets bombed Saraqib.", "activists"),
        (
            "Jets bombed Saraqib, according to the Syrian Observatory for Human Rights.",
            "Syrian Observatory for Human Rights",
        ),
        (
            "The Syrian Observatory for Human Rights said jets bombed Saraqib.",
            "Syrian Observatory for Human Rights",
        ),
        (
            "Rami Abdulrahman, the head of the Observatory, said jets bombed Saraqib.",
            "Syrian Observatory for Human Rights",
        ),
        ("Citing activists, the paper wrote that jets bombed Saraqib.", "activists"),
        ("SANA reported that jets bombed Saraqib.", "SANA"),
        ("A source at Hama Police Command said jets bombed Saraqib.", "source at Hama Police Command"),
        ("Jets bombed Saraqib, a doctor in Idlib said.", "doctor in Idlib"),
        ("Jets bombed Saraqib, the Ministry of Health in Damascus said.", "Ministry of Health"),
        ("The rebels of the Northern Front said jets bombed Saraqib.", "Northern Front"),
        ("By the army's count, jets bombed Saraqib nine times.", "army"),
        ("A photographer saw jets bomb Saraqib.", "photographer"),
    ],
)
def test_credit_names_whom_the_report_credits(code: Code, text: str, speaker: str) -> None:
    (event,) = code(text)["events"]
    assert event["said_by"] == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Jets bombed Saraqib.",
        "Reports said jets bombed Saraqib.",
        "It was said that jets bombed Saraqib.",
        "Estimates say jets bombed Saraqib.",
    ],
)
def test_nobody_is_credited_where_nobody_is_named(code: Code, text: str) -> None:
    (event,) = code(text)["events"]
    assert event["said_by"] is None


def test_credit_ends_with_its_sentence(code: Code) -> None:
    record = code("The army took Khan Touman, the ministry announced. Rockets hit Azaz.")
    assert {e["place"]: e["said_by"] for e in record["events"]} == {"Khan Touman": "ministry", "Azaz": None}


def test_harm_and_control_are_credited_as_events_are(code: Code) -> None:
    record = code("State television said the army captured Khan Touman, killing nine rebels.")
    assert {entry["said_by"] for entry in entries(record)} == {"State television"}
    assert record["control"]
    assert record["harm"]


def test_two_tolls_of_two_speakers_are_both_kept(code: Code) -> None:
    record = code("Rescuers said 12 people were killed in Douma. The ministry said five people were killed.")
    assert {(h["said_by"], h["count"]) for h in record["harm"]} == {("Rescuers", 12), ("ministry", 5)}


@pytest.mark.parametrize(
    ("text", "place", "speaker"),
    [
        ("The Red Crescent spoke on Monday. Jets bombed Saraqib, it said.", "Saraqib", "Red Crescent"),
        (
            "Shells hit Azaz, the health ministry said. Jets bombed Saraqib, it added.",
            "Saraqib",
            "health ministry",
        ),
        (
            "Shells hit Azaz, a border guard officer said. Jets bombed Saraqib, the officer said.",
            "Saraqib",
            "border guard officer",
        ),
        (
            "Jets bombed Saraqib, a monitoring group said. The Syrian Observatory for Human Rights agreed.",
            "Saraqib",
            "Syrian Observatory for Human Rights",
        ),
        ("The governor, Ahmad Khalil, said jets bombed Saraqib.", "Saraqib", "Ahmad Khalil"),
        (
            "“The market is gone. Jets bombed Saraqib. Nobody is left,” Ahmad Khalil said.",
            "Saraqib",
            "Ahmad Khalil",
        ),
        ("Ahmad Khalil said: “The market is gone. Jets bombed Saraqib.”", "Saraqib", "Ahmad Khalil"),
        ("IDLIB — The health ministry said jets bombed Saraqib.", "Saraqib", "health ministry"),
        ("Jets bombed Saraqib, a Britain-based charity said.", "Saraqib", "Britain-based charity"),
        (
            "The Seventh Storm Brigade took no part. Jets bombed Saraqib, the brigade said.",
            "Saraqib",
            "Seventh Storm Brigade",
        ),
        (
            "A northern official said he was safe. Jets bombed Saraqib, the same official said.",
            "Saraqib",
            "northern official",
        ),
        (
            "The Northern Front issued the following. Its men are well. Jets bombed Saraqib.",
            "Saraqib",
            "Northern Front",
        ),
    ],
)
def test_credit_is_found_in_what_was_told_before_or_is_being_quoted(
    code: Code, text: str, place: str, speaker: str
) -> None:
    assert {e["said_by"] for e in code(text)["events"] if e["place"] == place} == {speaker}


def test_quotation_ends_with_its_mark(code: Code) -> None:
    record = code("“The market is gone,” Ahmad Khalil said. Jets bombed Saraqib.")
    assert {e["said_by"] for e in record["events"]} == {None}


def test_heading_bears_the_credit_that_the_body_gives(code: Code) -> None:
    record = code("Jets kill 14 civilians in Saraqib. Jets killed 14 civilians in Saraqib, rescuers said.")
    assert {(h["count"], h["said_by"]) for h in record["harm"]} == {(14, "rescuers")}


def test_of_two_credits_the_nearer_one_counts(code: Code) -> None:
    record = code(
        "Nine people were killed in Douma, according to the health ministry; a medic said 12 were wounded."
    )
    assert {(h["count"], h["said_by"]) for h in record["harm"]} == {(9, "health ministry"), (12, "medic")}
