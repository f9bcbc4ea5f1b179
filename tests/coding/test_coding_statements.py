from __future__ import annotations

from typing import Any

import pytest
from codings import Code


def only(code: Code, text: str) -> dict[str, Any]:
    (statement,) = code(text)["statements"]
    assert isinstance(statement, dict)
    return statement


@pytest.mark.parametrize(
    ("text", "speaker", "role", "of"),
    [
        (
            "“We shall hold each street of it until winter,” said Omar Haddad, spokesman for Ahrar al-Sham.",
            "Omar Haddad",
            "spokesman",
            "Ahrar al-Sham",
        ),
        (
            "Hadi Rustum, field commander with the Turkish-backed Sultan Murad Division, said: "
            "“Our men are still at the mill and at the bridge.”",
            "Hadi Rustum",
            "field commander",
            "Sultan Murad Division",
        ),
        (
            "Layla Mansour, a baker, said: “There is no bread left in any oven of this town.”",
            "Layla Mansour",
            "a baker",
            None,
        ),
        (
            "Samir Darwish told reporters: “We saw the column leave before the sun came up.”",
            "Samir Darwish",
            None,
            None,
        ),
        ('"The wounded lie in the corridors of the hospital," Nadim Saleh said.', "Nadim Saleh", None, None),
    ],
)
def test_own_words_of_a_named_person_are_a_statement(
    code: Code, text: str, speaker: str, role: str | None, of: str | None
) -> None:
    statement = only(code, text)
    assert statement["speaker"] == speaker
    assert of is None or of in statement["of"]
    assert statement["role"] == role


def test_statement_is_quoted_without_its_marks_and_dated(code: Code) -> None:
    text = "Layla Mansour said on Friday: “There is no bread left in any oven of this town.”"
    statement = only(code, text)
    assert statement["quote"] == "There is no bread left in any oven of this town."
    assert text[statement["start"] : statement["end"]] == statement["quote"]
    assert statement["date"] == "2016-12-02"


@pytest.mark.parametrize(
    "text",
    [
        "“It was the worst night of the whole war,” she said.",
        "The so-called “city of a hundred mills and bakeries” lies in ruins.",
        "Samir Darwish spoke of a “truce”.",
        "Residents said: “There is no bread left in any oven of this town.”",
    ],
)
def test_words_of_nobody_named_are_no_statement(code: Code, text: str) -> None:
    assert code(text)["statements"] == []
