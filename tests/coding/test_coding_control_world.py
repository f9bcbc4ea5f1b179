"""Who holds what, in wars without a theatre of their own."""

from __future__ import annotations

import pytest
from codings import Code, held

_SUDAN, _RSF = "sudanese army", "rsf"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Sudanese troops entered El Obeid on Sunday.", "contested"),
        ("Sudanese troops entered El Obeid and chased out the Rapid Support Forces.", "captured"),
        ("Sudanese troops entered El Obeid without firing a shot.", "captured"),
        ("Sudanese troops entered El Obeid and raised their flag over the town hall.", "captured"),
        ("Sudanese troops entered El Obeid after the Rapid Support Forces had left.", "captured"),
    ],
)
def test_entry_takes_a_place_where_nobody_defends_it(code_world: Code, text: str, status: str) -> None:
    assert ("El Obeid", _SUDAN, status) in held(code_world(text))


def test_place_entered_and_left_again_was_taken_and_given_up(code_world: Code) -> None:
    record = code_world("Sudanese troops advanced. El Obeid was entered and left again on Tuesday.")
    assert held(record) == {("El Obeid", _SUDAN, "captured"), ("El Obeid", _SUDAN, "withdrew")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("El Obeid is in the hands of the Sudanese army.", (_SUDAN, "holds")),
        ("El Obeid is in the hands of the Sudanese army after its defenders gave up.", (_SUDAN, "captured")),
        ("El Obeid is now under the Rapid Support Forces.", (_RSF, "holds")),
        ("The Sudanese army declared El Obeid free of the Rapid Support Forces.", (_SUDAN, "captured")),
        ("The Rapid Support Forces gained ground. El Obeid was theirs from May 3.", (_RSF, "captured")),
        ("Control of El Obeid passed to the Rapid Support Forces.", (_RSF, "captured")),
        ("The army of Sudan advanced. El Obeid hoisted the rebels' flag by itself.", ("rebels", "captured")),
        ("Sudanese troops advanced. El Obeid, won back in December, is in ruins.", (_SUDAN, "captured")),
        ("The Rapid Support Forces block all roads into El Obeid.", (_RSF, "besieged")),
    ],
)
def test_state_is_told_from_how_it_came_about(code_world: Code, text: str, expected: tuple[str, str]) -> None:
    assert ("El Obeid", *expected) in held(code_world(text))


def test_place_is_besieged_or_held_as_another(code_world: Code) -> None:
    record = code_world("El Obeid is encircled by the Rapid Support Forces, as is Nyala.")
    assert held(record) == {("El Obeid", _RSF, "besieged"), ("Nyala", _RSF, "besieged")}


def test_ground_gained_somewhere_is_no_place(code_world: Code) -> None:
    assert not code_world("The Rapid Support Forces have gained ground in the west.")["control"]
