from __future__ import annotations

import pytest
from codings import Code, held


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Those who intervene are named most, and it is not their war.
        (
            "BAMAKO - French jets and French paratroopers came first. French gunners followed. Rebels fled. "
            "The army retook Douentza on Monday, in the Malian north.",
            ("Douentza", "malian government", "captured"),
        ),
        ("Manila said it had pulled its troops out of Jolo.", ("Jolo", "philippine government", "withdrew")),
        # What is won back was taken before by those who lost it.
        (
            "Boko Haram seized Gwoza in August. Nigerian troops watched. Gwoza was retaken on Friday.",
            ("Gwoza", "nigerian government", "captured"),
        ),
        # A band is its leader's, or the group's that it is said to be of.
        ("The rebels of Jonas Savimbi captured Huambo on Friday.", ("Huambo", "unita", "captured")),
        ("Gunmen loyal to Islamic State seized Achin.", ("Achin", "islamic state", "captured")),
        # Several nouns for one band that nobody names.
        (
            "Islamist fighters overran Menaka on Monday. The jihadists seized Kidal on Tuesday.",
            ("Kidal", "militants", "captured"),
        ),
    ],
)
def test_side_is_whose_a_reader_takes_it_to_be(
    code_world: Code, text: str, expected: tuple[str, str, str]
) -> None:
    assert expected in held(code_world(text))


def test_planes_that_nobody_names_are_those_of_the_state_at_war(code_world: Code) -> None:
    events = code_world(
        "The RUF attacked Makeni on Monday. Sierra Leonean soldiers fled. Makeni was bombed on Tuesday."
    )["events"]
    strikes = [e["side1"] for e in events if e["type"] == "Air/drone strike"]
    assert strikes == ["sierra leonean government"]
