from __future__ import annotations

import pytest
from codings import Code, held

FRONT = "The Red Valley Front attacked an army post near Goma. "


@pytest.mark.parametrize(
    "text",
    [
        "It seized Bukavu.",
        "The group seized Bukavu.",
        "The front seized Bukavu.",
        "The fighters seized Bukavu.",
        "Its fighters seized Bukavu.",
        "The army fled. The movement seized Bukavu.",
        "They seized Bukavu.",
    ],
)
def test_words_stand_for_the_group_named_before(code_world: Code, text: str) -> None:
    assert ("Bukavu", "red valley front", "captured") in held(code_world(FRONT + text))


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The army drove rebels from Goma. It seized Bukavu.", "drc government"),
        ("Residents met rebels in Goma. They seized Bukavu.", "rebels"),
        (
            "Red Valley Front men fled Goma. The Green Hill Army cheered. The front seized Bukavu.",
            "red valley front",
        ),
    ],
)
def test_it_is_no_plural_and_fighters_are_no_residents(code_world: Code, text: str, side: str) -> None:
    assert ("Bukavu", side, "captured") in held(code_world(text))
