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


def test_side_fights_whom_the_report_tells_it_to_fight(code: Code) -> None:
    text = (
        "Islamic State fought Kurdish forces in Raqqa. The army left Homs. "
        "The army waited. The army rested. Islamic State captured Palmyra."
    )
    taken = [e for e in happened(code(text)) if e[1] == "Palmyra"]
    assert [(e[2], e[3]) for e in taken] == [("isis", "sdf")]
