from __future__ import annotations

import pytest
from codings import Code, held


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rebels shelled the town of Azaz. On Friday they took the town.",
            {("Azaz", "opposition", "captured")},
        ),
        (
            "Government troops attacked Palmyra at dawn. They seized it by noon.",
            {("Palmyra", "government", "captured")},
        ),
        (
            "Rebels shelled Palmyra and Tadef. The army captured both towns on Friday.",
            {("Palmyra", "government", "captured"), ("Tadef", "government", "captured")},
        ),
        (
            "Government troops took control of the east of the city of Aleppo.",
            {("east Aleppo", "government", "captured")},
        ),
    ],
)
def test_place_told_before_is_found_by_its_noun(
    code: Code, text: str, expected: set[tuple[str, str, str]]
) -> None:
    assert {c for c in held(code(text)) if c[2] == "captured"} == expected


def test_building_without_a_name_stands_in_its_town(code: Code) -> None:
    (control,) = code("Rebels entered Idlib. They captured the police headquarters.")["control"][-1:]
    assert (control["place"], control["in"]) == ("police headquarters", "Idlib")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army captured Palmyra in May, and Tadef in June.", {"Palmyra", "Tadef"}),
        ("Rebels seized Khanasser on Monday, a day after al-Safira.", {"Khanasser", "al-Safira"}),
        ("The army captured Daraya. So was Douma.", {"Daraya", "Douma"}),
    ],
)
def test_list_goes_on_without_its_verb(code: Code, text: str, expected: set[str]) -> None:
    assert {place for place, _, status in held(code(text)) if status == "captured"} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels beat off an attack on Azaz.", ("Azaz", "opposition", "holds")),
        ("The army took Palmyra. Rebels said Azaz was still theirs.", ("Azaz", "opposition", "holds")),
        ("Azaz is back in government hands.", ("Azaz", "government", "captured")),
        ("Rebels raised their flag over the town hall in Azaz.", ("Azaz", "opposition", "captured")),
        ("The army declared Palmyra liberated. Azaz is contested.", ("Azaz", None, "contested")),
        ("Islamic State took Palmyra. Then Tadef fell.", ("Tadef", "isis", "captured")),
    ],
)
def test_holder_is_told_in_other_words_than_a_verb_of_taking(
    code: Code, text: str, expected: tuple[str, str | None, str]
) -> None:
    assert expected in held(code(text))


@pytest.mark.parametrize(
    "text",
    [
        "Trees surrounding Azaz were cut.",
        "Shells fell on Azaz.",
        "Have rebels taken Azaz?",
        "People left Azaz.",
    ],
)
def test_what_moves_nobody_in_or_out_is_no_control(code: Code, text: str) -> None:
    assert held(code(text)) == set()
