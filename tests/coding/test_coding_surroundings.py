from __future__ import annotations

from codings import report

from sitrep import flow
from sitrep.coding.english import EnglishCoder


def marks(desk: flow.Desk, text: str) -> frozenset[str]:
    """The marks of the first claim of a text."""
    assert isinstance(desk.coder, EnglishCoder)
    return desk.coder.marked(report(text))[0].marks


def test_words_around_a_trigger_are_its_marks(syria: flow.Desk) -> None:
    borne = marks(syria, "On Sunday rebels captured the town of Azaz near the border.")
    assert {"word=capture", "word:VERB", "subject=FIGHTERS", "child.dobj:NOUN", "places: 1"} <= borne


def test_mention_stands_for_its_kind_and_not_for_its_name(syria: flow.Desk) -> None:
    borne = marks(syria, "On Sunday rebels shelled Azaz with mortars.")
    assert {"child.dobj=PLACE", "places: 1"} <= borne
    assert not any("azaz" in mark.casefold() for mark in borne)
    assert borne == marks(syria, "On Sunday rebels shelled Afrin with mortars.")
