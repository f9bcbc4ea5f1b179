from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Code = Callable[..., dict[str, Any]]


def held(record: dict[str, Any]) -> set[tuple[str | None, str | None, str]]:
    return {(c["place"] or c["in"], c["side"], c["status"]) for c in record["control"]}


def hurt(record: dict[str, Any]) -> set[tuple[str, int | str | None, str]]:
    return {(h["outcome"], h["count"] or h.get("words"), h["who"]) for h in record["harm"]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army captured al-Jazmati on Sunday.", ("al-Jazmati", "government", "captured")),
        ("Al-Bab was seized by Islamic State in 2014.", ("Al-Bab", "isis", "captured")),
        ("Shells hit rebel-held Sukkari overnight.", ("Sukkari", "opposition", "holds")),
        ("Manbij is under the control of the Syrian Democratic Forces.", ("Manbij", "sdf", "holds")),
        ("Rebels stormed Sheikh Saeed at dawn.", ("Sheikh Saeed", "opposition", "contested")),
        ("Sakhour fell to government troops on Monday.", ("Sakhour", "government", "captured")),
    ],
)
def test_control_is_read_with_place_side_and_status(
    code: Code, text: str, expected: tuple[str, str, str]
) -> None:
    assert expected in held(code(text))


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Russian jets bombed Atareb on Friday.", "Air/drone strike"),
        ("Rebels shelled the Hamdaniyeh district, killing two people.", "Shelling/artillery/missile attack"),
        ("A suicide bomber blew himself up in Azaz on Saturday.", "Suicide bomb"),
        ("A car bomb exploded in Qamishli on Sunday.", "Remote explosive/landmine/IED"),
        ("Clashes broke out in Manbij between rebels and Kurdish fighters.", "Armed clash"),
        ("Gunmen kidnapped two doctors in Idlib.", "Abduction/forced disappearance"),
    ],
)
def test_events_get_their_type(code: Code, text: str, type_: str) -> None:
    assert type_ in {e["type"] for e in code(text)["events"]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shelling of Sukkari killed five civilians.", {("killed", 5, "civilian")}),
        (
            "At least 12 people were killed and 30 wounded in Azaz.",
            {("killed", 12, "unspecified"), ("injured", 30, "unspecified")},
        ),
        (
            "Two girls were killed and nine people injured in Hama.",
            {("killed", 2, "child"), ("injured", 9, "unspecified")},
        ),
        (
            "Six people died, including three children, in the raid on Atareb.",
            {("killed", 6, "unspecified"), ("killed", 3, "child")},
        ),
        ("The blast in Azaz killed dozens of civilians.", {("killed", "dozens", "civilian")}),
    ],
)
def test_harm_is_counted_by_outcome_and_group(
    code: Code, text: str, expected: set[tuple[str, int | str, str]]
) -> None:
    assert hurt(code(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The army plans to capture al-Jazmati next week.",
        "Rebels threatened to shell west Aleppo.",
        "If the army took Qaterji, the road would open.",
        "The general said his troops would storm Sukkari.",
        "The ministry denied shelling the hospital in Atareb.",
        "The envoy called for a ceasefire in Aleppo.",
    ],
)
def test_what_is_not_told_as_done_codes_to_nothing(code: Code, text: str) -> None:
    record = code(text)
    assert [record[kind] for kind in ("control", "events", "harm")] == [[], [], []]


@pytest.mark.parametrize(
    ("plain", "loaded"),
    [
        ("The army captured al-Jazmati on Sunday.", "The army liberated al-Jazmati on Sunday."),
        ("Government forces took Sakhour.", "Regime forces took Sakhour."),
        ("Rebels shelled Azaz, killing two people.", "Terrorists shelled Azaz, killing two people."),
    ],
)
def test_loaded_words_change_no_code(code: Code, plain: str, loaded: str) -> None:
    a, b = code(plain), code(loaded)
    assert held(a) == held(b)
    assert hurt(a) == hurt(b)
    assert [(e["type"], e["place"], e["side1"]) for e in a["events"]] == [
        (e["type"], e["place"], e["side1"]) for e in b["events"]
    ]


def test_spellings_of_a_quarter_meet(code: Code) -> None:
    points = {
        (c["lat"], c["lon"])
        for name in ("al-Myassar", "al-Maysar", "Muyassar", "Karm al-Myassar")
        for c in code(f"The army captured {name} on Sunday.")["control"]
    }
    assert len(points) == 1


def test_direction_makes_an_area_with_a_radius(code: Code) -> None:
    (control,) = code("The army captured east Aleppo on Sunday.")["control"]
    assert control["place"] == "east Aleppo"
    assert 3 < control["radius_km"] < 8


def test_quotes_stand_in_the_text_where_they_say(code: Code) -> None:
    text = (
        "On Sunday the army captured al-Jazmati, killing 12 fighters. Jets bombed Sukkari; two children died."
    )
    record = code(text)
    entries = [e for kind in ("control", "events", "harm") for e in record[kind]]
    assert entries
    assert all(text[e["start"] : e["end"]] == e["quote"] for e in entries)
