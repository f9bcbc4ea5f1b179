"""Words that praise or damn change no code, and every entry can be traced to its words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from codings import NOTHING, Code, Found, entries
from hypothesis import given, settings
from hypothesis import strategies as st

PAIRS = [
    ("Government forces captured Sakhour on Sunday.", "Regime forces overran Sakhour on Sunday."),
    ("Government troops captured Sakhour on Sunday.", "Government troops liberated Sakhour on Sunday."),
    ("Rebels captured Khanasser.", "Terrorists captured Khanasser."),
    ("Rebels stormed and seized Khanasser.", "Terrorists stormed and seized Khanasser."),
    ("Islamic State shelled Kobani, killing three people.", "Daesh shelled Kobani, martyring three people."),
    ("The strike on Atareb killed nine civilians.", "The cowardly strike on Atareb martyred nine civilians."),
    ("Rebel-held Daraya was bombed by jets.", "Terrorist-held Daraya was bombed by jets."),
    ("The army killed 20 rebels near Saraqib.", "The army neutralised 20 terrorists near Saraqib."),
    ("The army entered Masaken Hanano.", "The murderous regime army entered Masaken Hanano."),
    ("Al-Nusra Front seized Idlib.", "The terrorist al-Nusra Front liberated Idlib."),
    (
        "Government helicopters dropped barrel bombs on Daraya, killing two people.",
        "Criminal regime helicopters dropped barrel bombs on Daraya, killing two people.",
    ),
    ("The army cleared Wadi Barada of rebels.", "The army cleansed Wadi Barada of terrorists."),
    (
        "Kurdish fighters captured Tabqa from Islamic State.",
        "Separatist Kurdish militants freed Tabqa from Daesh.",
    ),
    ("Rebels withdrew from Daraya on Friday.", "Extremists withdrew from Daraya on Friday."),
]

REPORTS = [
    "On Sunday the army captured al-Jazmati, killing 12 fighters. Jets bombed Sukkari; two children died.",
    "Rebels held on to Douma. “Nobody in this town will ever leave it,” said Omar Haddad, a baker in Douma.",
    "Shells hit rebel-held Sukkari – and the al-Shaar district – overnight, activists said.",
    "Der Café in Azaz: a blast killed six people, including three children.\n\nTwelve more were hurt.",
    "Islamic State pulled out of Jarablus. Turkish troops entered the town on Friday.",
]


@pytest.mark.parametrize(("plain", "loaded"), PAIRS)
def test_loaded_words_change_no_code(facts: Callable[[str], Found], plain: str, loaded: str) -> None:
    assert facts(plain) == facts(loaded) != NOTHING


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
