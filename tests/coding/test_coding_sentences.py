from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.coding.lexicon import load
from sitrep.coding.sentences import Sentence, sentences

ABBREVIATIONS = load().abbreviations
PIECES = [
    "Gen",
    "The town fell",
    "U.S",
    "3.5 km",
    "he said",
    "“No”",
    ".",
    "!",
    "?",
    "…",
    " ",
    "\n",
    "\n\n",
    "- ",
    "”",
    ")",
]


def split(text: str) -> list[str]:
    return [s.text for s in sentences(text, ABBREVIATIONS)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge fell. Nobody crossed.", ["The bridge fell.", "Nobody crossed."]),
        ("Who fired? Nobody knows! They ran…", ["Who fired?", "Nobody knows!", "They ran…"]),
        ("Gen. Haddad spoke. He left.", ["Gen. Haddad spoke.", "He left."]),
        ("The U.S. convoy left at 5 p.m. on Friday.", ["The U.S. convoy left at 5 p.m. on Friday."]),
        ("Mr. A. B. Khalil left.", ["Mr. A. B. Khalil left."]),
        ("It lies 3.5 km away. Snow fell.", ["It lies 3.5 km away.", "Snow fell."]),
        ("He said: “We stay.” They stayed.", ["He said: “We stay.”", "They stayed."]),
        ("“Stop!” he cried. She ran.", ["“Stop!” he cried.", "She ran."]),
        ("(The road was cut.) They walked.", ["(The road was cut.)", "They walked."]),
        ("no stop at the end", ["no stop at the end"]),
    ],
)
def test_sentences_end_at_stops_that_end_them(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_paragraphs_end_sentences_and_keep_them_together() -> None:
    text = "A headline without a stop\n\nFirst of the body. Second of it.\n\nLast"
    found = list(sentences(text, ABBREVIATIONS))
    assert [s.text for s in found] == [
        "A headline without a stop",
        "First of the body.",
        "Second of it.",
        "Last",
    ]
    headline, first, second, last = (s.paragraph for s in found)
    assert headline < first == second < last


def test_line_break_inside_a_paragraph_ends_no_sentence() -> None:
    assert split("The column reached\nthe river.") == ["The column reached\nthe river."]


def test_items_of_a_list_are_sentences() -> None:
    assert split("Taken today:\n- a mill\n- a bridge") == ["Taken today:", "- a mill", "- a bridge"]


@pytest.mark.parametrize("text", ["", "  \n\n ", "\n"])
def test_blank_text_has_no_sentence(text: str) -> None:
    assert split(text) == []


@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join) | st.text(max_size=200))
def test_sentences_hold_every_word_once_and_in_order(text: str) -> None:
    found: list[Sentence] = list(sentences(text, ABBREVIATIONS))
    assert all(text[s.start : s.end] == s.text == s.text.strip() != "" for s in found)
    ends = [0, *(s.end for s in found)]
    starts = [*(s.start for s in found), len(text)]
    assert all(not text[end:start].strip() for end, start in zip(ends, starts, strict=True))
    paragraphs = [s.paragraph for s in found]
    assert paragraphs == sorted(paragraphs)
