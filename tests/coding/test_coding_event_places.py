"""Tests of which of a sentence's places an event stands at."""

from __future__ import annotations

import pytest
from codings import Code


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("In Idlib sixty gunmen loyal to Islamic State attacked police posts in Saraqeb.", "Saraqeb"),
        ("In Idlib, policemen in Saraqeb disarmed some 80 fighters.", "Saraqeb"),
        ("SARAQEB - Sixteen rebels were shot dead at Khan Sheikhoun early on Sunday.", "Khan Sheikhoun"),
        ("In Aleppo a bomb under a parked car in Sukkari killed a woman.", "Sukkari"),
        ("In Idlib, gunmen shelled the market on Sunday.", "Idlib"),
    ],
)
def test_what_frames_a_sentence_gives_way_to_a_place_inside_it(code: Code, text: str, place: str) -> None:
    assert {e["place"] for e in code(text)["events"]} == {place}


def test_name_that_armed_men_bear_is_no_place(code_world: Code) -> None:
    (event,) = code_world("Gunmen raided Bunia. Hema militiamen then burned down the market.")["events"]
    assert event["place"] == "Bunia"


def test_capture_of_what_has_no_name_is_where_its_sentence_is(code: Code) -> None:
    (event,) = code("Rebels gained control of all the roads leading to the northern city of Tabqa.")["events"]
    assert event["place"] == "Tabqa"
