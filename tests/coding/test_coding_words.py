from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.coding.words import Phrases, words

NAMES = ["Free Syrian Army", "army", "Syrian army", "al-Nusra Front", "People's Council"]


def met(phrases: Phrases, text: str) -> list[str]:
    """The phrases met in a text, each where it starts."""
    text_words = words(text)
    found = (phrases.at(text_words, i) for i in range(len(text_words)))
    return [" ".join(match[0]) for match in found if match]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("The army left.", ["the", "army", "left", "."]),
        ("al-Nusra", ["al", "-", "nusra"]),
        ("Syria's army", ["syria", "army"]),
        ("Syria’s rebels", ["syria", "rebels"]),
        ("Sheikh Sa'id", ["sheikh", "sa'id"]),
        ("Sheikh Sa’id", ["sheikh", "sa'id"]),
        ("DAESH", ["daesh"]),
        ("1,250 men", ["1", ",", "250", "men"]),
    ],
)
def test_words_are_compared_without_case_and_possessive(text: str, keys: list[str]) -> None:
    assert [w.key for w in words(text)] == keys


@given(st.text(max_size=120))
def test_words_hold_all_but_the_blanks(text: str) -> None:
    found = words(text)
    assert all(text[w.start : w.end] == w.text for w in found)
    assert "".join(w.text for w in found) == "".join(text.split())


def test_longest_phrase_is_met_first() -> None:
    match = Phrases(NAMES).at(words("Free Syrian Army men"), 0)
    assert match == (("free", "syrian", "army"), 3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Syrian army", ["syrian army", "army"]),
        ("the Syrian-army base", ["syrian army", "army"]),
        ("two armys", ["army"]),
        ("the People's Council", ["people council"]),
        ("al Nusra Front", ["al nusra front"]),
        ("a disarmy", []),
        ("Free Syrians", []),
        ("", []),
    ],
)
def test_phrases_are_met_at_the_borders_of_words(text: str, expected: list[str]) -> None:
    assert met(Phrases(NAMES), text) == expected


@given(st.sets(st.text("abc ", min_size=1, max_size=8).filter(str.strip), min_size=1, max_size=6))
def test_every_phrase_is_met_in_itself(names: set[str]) -> None:
    phrases = Phrases(names)
    for name in names:
        match = phrases.at(words(name), 0)
        assert match is not None
        assert match[1] == len(words(name))


PARTS = st.sets(
    st.lists(st.sampled_from(["red", "army", "north", "air"]), min_size=1, max_size=3).map(" ".join)
)


@given(
    PARTS, PARTS, PARTS, st.lists(st.sampled_from(["Red", "army", "North", "air", "-", "fled"]), max_size=8)
)
def test_heads_with_tails_are_met_as_if_written_out(
    phrases: set[str], heads: set[str], tails: set[str], text: list[str]
) -> None:
    written_out = Phrases([*phrases, *(f"{head} {tail}" for head in heads for tail in tails)])
    assert met(Phrases(phrases, heads, tails), " ".join(text)) == met(written_out, " ".join(text))


def test_head_with_a_tail_may_have_lost_its_apostrophe_or_be_plural() -> None:
    phrases = Phrases((), ["North"], ["air raid", "army"])
    assert met(phrases, "Norths army and North-air raids, the North") == ["north army", "north air raid"]
