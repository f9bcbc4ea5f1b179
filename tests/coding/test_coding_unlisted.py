from __future__ import annotations

import pytest
from codings import report

from sitrep import flow


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Pine Ridge Brigades fired.", [("Pine Ridge Brigades", "pine ridge brigades")]),
        (
            "A raid by the Front for the Freedom of Ostrana failed.",
            [("Front for the Freedom of Ostrana",) * 2],
        ),
        (
            "The Ostrana Liberation Party (OLP) fired. The OLP left.",
            [("Ostrana Liberation Party", "olp")] * 3,
        ),
        ("QRZ rebels left.", [("QRZ rebels", "qrz")]),
        ("The Third Tank Brigade left Khartoum.", [("Third Tank Brigade", "sudanese army")]),
        ("The Flower Party won.", []),
        ("The UN Security Council met.", []),
    ],
)
def test_groups_are_found_by_the_words_of_their_names(
    world: flow.Desk, text: str, expected: list[tuple[str, str]]
) -> None:
    actors = world.coder.annotate(report(text)).actors
    found = [(a.name, a.side) for a in actors if a.kind not in ("international",)]
    assert found == [(name, side.lower()) for name, side in expected]
