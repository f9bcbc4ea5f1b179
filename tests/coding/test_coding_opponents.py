from __future__ import annotations

import pytest
from codings import Code, happened


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("Russian jets bombed Atarib.", "civilians"),
        ("Russian jets bombed rebel positions in Atarib.", "opposition"),
        ("Rebels lost men in Hama. Russian jets bombed a convoy in Atarib.", "opposition"),
        ("A drone strike hit a checkpoint in Atarib.", None),
        ("A car bomb exploded in Azaz. It killed four YPG fighters.", "sdf"),
        ("The army seized Atarib. Rebels had held out there.", "opposition"),
        ("The army seized Atarib.", None),
    ],
)
def test_against_whom_is_told_by_the_target_or_by_the_report(
    code: Code, text: str, against: str | None
) -> None:
    assert {event[3] for event in happened(code(text))} == {against}


def test_side_fights_whom_the_report_tells_it_to_fight(code_world: Code) -> None:
    text = (
        "Boko Haram fought Nigerian troops in Baga. Cameroonian troops watched. "
        "Cameroonian troops left. Cameroonian troops waited. Boko Haram captured Maiduguri."
    )
    taken = [e for e in happened(code_world(text)) if e[1] == "Maiduguri"]
    assert [(e[2], e[3]) for e in taken] == [("boko haram", "nigerian government")]
