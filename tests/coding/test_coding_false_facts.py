"""Sentences that look like a fact and tell none, or another one."""

from __future__ import annotations

import pytest
from codings import Code, held, hurt


@pytest.mark.parametrize(
    ("text", "neighbour"),
    [
        ("The army captured the village of Quxibanta in Aleppo province.", "Aleppo"),
        ("The army captured a village near Azaz.", "Azaz"),
        ("Government forces control the road to Hama.", "Hama"),
        ("The army captured 20 fighters near Hama.", "Hama"),
        ("The army seized a tank near Palmyra.", "Palmyra"),
        ("The army cleared mines in Palmyra.", "Palmyra"),
    ],
)
def test_what_lies_near_is_not_what_was_taken(code: Code, text: str, neighbour: str) -> None:
    assert neighbour not in {control["place"] for control in code(text)["control"]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Islamic State's stronghold of Raqqa lies on the Euphrates.", ("Raqqa", "isis", "holds")),
        ("The Islamic State stronghold of Raqqa is quiet.", ("Raqqa", "isis", "holds")),
        ("Rebels held Azaz.", ("Azaz", "opposition", "holds")),
        ("The rebels held the town of Azaz.", ("Azaz", "opposition", "holds")),
    ],
)
def test_holder_is_told_once_and_is_the_one_named(
    code: Code, text: str, expected: tuple[str, str, str]
) -> None:
    assert held(code(text)) == {expected}


def test_several_others_are_one_quantity(code: Code) -> None:
    record = code("The blast killed 12 people and injured several others in Azaz.")
    assert hurt(record) == {("killed", 12, "unspecified"), ("injured", "several", "unspecified")}
