"""Words that praise or damn change no code, and every entry can be traced to its words."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from codings import NOTHING, Code, Coded, Found, entries
from hypothesis import given, settings
from hypothesis import strategies as st

HERE = Path(__file__).parent
WORDS = ("quote", "start", "end", "actor", "actor1", "actor2", "confidence")


def pairs() -> list[tuple[str, str, str]]:
    """The data file's pairs, each with its theatre."""
    data = tomllib.loads((HERE / "framing.toml").read_text(encoding="utf-8"))
    return [(theatre, plain, loaded) for theatre, found in data.items() for plain, loaded in found]


def codes(record: Coded) -> list[dict[str, Any]]:
    """A report's entries without their words."""
    kept = [{key: v for key, v in entry.items() if key not in WORDS} for entry in entries(record)]
    return sorted(kept, key=str)


REPORTS = [
    "On Sunday the army captured al-Jazmati, killing 12 fighters. Jets bombed Sukkari; two children died.",
    "Rebels held on to Douma. “Nobody in this town will ever leave it,” said Omar Haddad, a baker in Douma.",
    "Shells hit rebel-held Sukkari – and the al-Shaar district – overnight, activists said.",
    "Der Café in Azaz: a blast killed six people, including three children.\n\nTwelve more were hurt.",
    "Islamic State pulled out of Jarablus. Turkish troops entered the town on Friday.",
]


@pytest.mark.parametrize(("theatre", "plain", "loaded"), pairs())
def test_loaded_words_change_no_code(
    code: Code, code_world: Code, theatre: str, plain: str, loaded: str
) -> None:
    code_in = {"syria": code, "world": code_world}[theatre]
    assert codes(code_in(plain)) == codes(code_in(loaded)) != []


def test_loaded_words_stay_in_the_quote(code: Code) -> None:
    (control,) = code("Government troops liberated Sakhour on Sunday.")["control"]
    assert "liberated" in control["quote"]


@settings(max_examples=25)
@given(st.lists(st.sampled_from(REPORTS), min_size=1, max_size=4), st.sampled_from(["\n\n", " ", "\n"]))
def test_every_entry_quotes_the_report_where_it_says(code: Code, parts: list[str], joint: str) -> None:
    text = joint.join(parts)
    found = entries(code(text))
    assert found
    assert all(text[e["start"] : e["end"]] == e["quote"] != "" for e in found)


@pytest.mark.parametrize("text", REPORTS)
def test_report_coded_twice_gives_the_same(code: Code, text: str) -> None:
    assert code(text) == code(text)


@pytest.mark.parametrize(
    "text", ["", "   ", "\n\n", "…", "Бой за город", "a" * 5000, "The army captured " * 300]
)
def test_text_without_a_fact_codes_to_nothing(facts: Callable[[str], Found], text: str) -> None:
    assert facts(text) == NOTHING


def test_report_without_a_day_has_no_day_for_relative_times(code: Code) -> None:
    (event,) = code("Jets bombed Saraqib on Friday.", published=None)["events"]
    assert event["date"] is None
