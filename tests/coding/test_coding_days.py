from __future__ import annotations

import pytest
from codings import Code


def dates(code: Code, text: str) -> list[str | None]:
    """The days of the events that a text of Monday 5 December 2016 tells, in order."""
    return [e["date"] for e in sorted(code(text)["events"], key=lambda e: e["start"])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Jets bombed Atareb on Friday and rebels captured Tadef on Sunday.",
            ["2016-12-02", "2016-12-04"],
        ),
        ("Jets bombed Atareb, which had been quiet since May, on Sunday.", ["2016-12-04"]),
        ("Jets bombed Atareb from Thursday to Saturday.", ["2016-12-01/2016-12-03"]),
        ("Jets bombed Atareb between 28 November and 3 December.", ["2016-11-28/2016-12-03"]),
        ("The army had captured Tadef by Friday.", ["/2016-12-02"]),
    ],
)
def test_event_is_of_the_day_of_its_own_clause(code: Code, text: str, expected: list[str]) -> None:
    assert dates(code, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On Friday a car bomb exploded in Azaz. The road was closed. Later, jets bombed Atareb.",
            ["2016-12-02", "2016-12-02"],
        ),
        (
            "On Friday a car bomb exploded in Azaz, the mayor said on Sunday. Jets bombed Atareb.",
            ["2016-12-02", "2016-12-02"],
        ),
        (
            "On Friday a car bomb exploded in Azaz. Tadef had been abandoned in May. Jets bombed Atareb.",
            ["2016-12-02", "2016-12-02"],
        ),
        ("A car bomb exploded in Azaz. Jets bombed Atareb on Saturday.", ["2016-12-03", "2016-12-03"]),
        (
            "On Friday a bomb exploded in Azaz.\n\nAt dawn jets bombed Atareb.",
            ["2016-12-02", "2016-12-05"],
        ),
        ("On Friday a car bomb exploded in Azaz.\n\nJets bombed Atareb.", ["2016-12-02", None]),
    ],
)
def test_day_is_carried_as_a_reader_carries_it(code: Code, text: str, expected: list[str | None]) -> None:
    assert dates(code, text) == expected


def test_hour_by_the_clock_dates_nothing(code: Code) -> None:
    assert dates(code, "Jets bombed Atareb at 9 p.m.") == [None]


def test_the_hurt_are_of_the_day_told_last(code: Code) -> None:
    (harm,) = code("On Friday the town was quiet.\n\nNine people were killed in Atareb.")["harm"]
    assert harm["date"] == "2016-12-02"


def test_day_of_a_dateline_is_no_fact_s_day(code: Code) -> None:
    text = "AZAZ, Syria, Dec. 1 (Harbour) — Shells killed nine people in Douma on Wednesday, rescuers said."
    record = code(text, published="2016-12-01")
    assert {entry["date"] for entry in (*record["events"], *record["harm"])} == {"2016-11-30"}
