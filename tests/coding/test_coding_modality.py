from __future__ import annotations

from collections.abc import Callable

import pytest
from codings import NOTHING, Found

Facts = Callable[[str], Found]


@pytest.mark.parametrize(
    ("untold", "told"),
    [
        ("The army plans to capture Sakhour.", "The army captured Sakhour."),
        ("The army did not capture Sakhour.", "The army did capture Sakhour."),
        ("Jets may bomb Saraqib.", "Jets have bombed Saraqib."),
        ("Rebels threatened to shell Nubl.", "Rebels continued to shell Nubl."),
        ("Rebels failed to take Nubl.", "Rebels managed to take Nubl."),
        ("No civilians were killed in Azaz.", "Nine civilians were killed in Azaz."),
        ("Diplomats hope for a truce in Homs.", "A truce was reached in Homs."),
    ],
)
def test_same_words_told_as_done_are_a_fact(facts: Facts, untold: str, told: str) -> None:
    assert facts(untold) == NOTHING
    assert facts(told) != NOTHING


@pytest.mark.parametrize(
    "text",
    [
        "Rebels launched an offensive to capture Khanasser.",
        "Rebels are fighting to retake Khan Touman.",
        "The army tried to take Khan Touman.",
    ],
)
def test_aim_of_a_fight_that_is_told_is_a_contest_and_no_capture(facts: Facts, text: str) -> None:
    assert {status for _, _, status in facts(text).control} == {"contested"}


@pytest.mark.parametrize(
    "text",
    [
        "The army said it had captured Sakhour.",
        "Jets bombed Saraqib before the army could reach it.",
        "Rebels shelled Nubl without warning.",
        "Rebels shelled Nubl to stop the advance.",
    ],
)
def test_fact_beside_an_unreal_clause_is_kept(facts: Facts, text: str) -> None:
    found = facts(text)
    assert found.control | found.events
