from __future__ import annotations

import pytest
from codings import Code, held


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("A car bomb exploded in Azaz. Islamic State claimed responsibility.", "isis"),
        ("A car bomb exploded in Azaz. Residents blamed the attack on Islamic State.", "isis"),
        ("A car bomb exploded in Azaz.", None),
        ("Russian jets bombed Atarib on Monday. An air raid hit Saraqib on Tuesday.", "russia"),
        ("Russian jets bombed Atarib.\n\nAn air raid hit Saraqib.", None),
    ],
)
def test_bombs_are_theirs_who_claim_them_or_bomb_beside_them(code: Code, text: str, side: str | None) -> None:
    last = max(code(text)["events"], key=lambda e: e["start"])
    assert last["side1"] == side


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("Rebels seized Saraqib. Atarib was taken on Sunday.", ("Atarib", "opposition", "captured")),
        ("Saraqib was captured on Friday. The army captured Atarib.", ("Saraqib", "government", "captured")),
    ],
)
def test_a_capture_without_a_side_is_theirs_who_take_places(
    code: Code, text: str, taken: tuple[str, str, str]
) -> None:
    assert taken in held(code(text))


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Four rebels and two soldiers died in clashes in Daraya.", {"government", "opposition"}),
        ("Rebels shelled Daraya, killing three people.", {"opposition"}),
        ("Ten people died in clashes between rebels and the army in Daraya.", {None}),
    ],
)
def test_those_hurt_were_hurt_by_the_other_side(code: Code, text: str, sides: set[str | None]) -> None:
    assert {h["by_side"] for h in code(text)["harm"]} == sides
