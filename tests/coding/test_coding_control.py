from __future__ import annotations

import pytest
from codings import Code, held


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Government forces seized the village of Khan Touman on Saturday.",
            ("Khan Touman", "government", "captured"),
        ),
        ("Rebel fighters overran the town of Khanasser.", ("Khanasser", "opposition", "captured")),
        ("Kurdish forces captured Tell Abyad from Islamic State.", ("Tell Abyad", "sdf", "captured")),
        ("Hanano was recaptured by government troops.", ("Hanano", "government", "captured")),
        ("Palmyra fell to Islamic State in May 2015.", ("Palmyra", "isis", "captured")),
        ("The army gained full control of Daraya.", ("Daraya", "government", "captured")),
        ("Government troops cleared Wadi Barada of rebels.", ("Wadi Barada", "government", "captured")),
        ("Rebels drove Islamic State out of Dabiq.", ("Dabiq", "opposition", "captured")),
        ("Al-Nusra Front seized Idlib in March 2015.", ("Idlib", "nusra", "captured")),
    ],
)
def test_taking_a_place_is_a_capture(code: Code, text: str, expected: tuple[str, str, str]) -> None:
    assert held(code(text)) == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Islamic State holds al-Bab.", ("al-Bab", "isis", "holds")),
        ("Kurdish fighters hold Afrin.", ("Afrin", "sdf", "holds")),
        ("The town of Azaz is held by rebels.", ("Azaz", "opposition", "holds")),
        ("Hama airport is under government control.", ("Hama airport", "government", "holds")),
        ("Two people died in rebel-held Daraya.", ("Daraya", "opposition", "holds")),
        ("A convoy reached government-held Nubl.", ("Nubl", "government", "holds")),
        (
            "Snow fell on the government-controlled district of Hamdaniyeh.",
            ("Hamdaniyeh", "government", "holds"),
        ),
        ("Idlib is a rebel stronghold.", ("Idlib", "opposition", "holds")),
        ("Raqqa is the de facto capital of Islamic State.", ("Raqqa", "isis", "holds")),
        ("Rain fell on the rebel bastion of Douma.", ("Douma", "opposition", "holds")),
    ],
)
def test_state_of_control_is_a_holding_and_no_event(
    code: Code, text: str, expected: tuple[str, str, str]
) -> None:
    record = code(text)
    assert held(record) == {expected}
    assert record["events"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Syrian troops advanced into Masaken Hanano.", ("Masaken Hanano", "government", "contested")),
        ("Soldiers stormed Qaterji at dawn.", ("Qaterji", "government", "contested")),
        ("Rebels are fighting to retake Khan Touman.", ("Khan Touman", "opposition", "contested")),
        ("Rebels have besieged Kafraya for a year.", ("Kafraya", "opposition", "besieged")),
        ("The army encircled Ghouta.", ("Ghouta", "government", "besieged")),
        ("The besieged town of Madaya has no doctor.", ("Madaya", None, "besieged")),
        ("Rebel fighters withdrew from Daraya on Friday.", ("Daraya", "opposition", "withdrew")),
        ("Islamic State pulled out of Jarablus.", ("Jarablus", "isis", "withdrew")),
        ("Rebels abandoned Jisr al-Shughur.", ("Jisr al-Shughur", "opposition", "withdrew")),
        ("The army lost Khan Touman on Friday.", ("Khan Touman", "government", "lost")),
        ("Rebels lost control of Castello Road.", ("Castello Road", "opposition", "lost")),
    ],
)
def test_fight_siege_and_loss_have_states_of_their_own(
    code: Code, text: str, expected: tuple[str, str | None, str]
) -> None:
    assert held(code(text)) == {expected}


@pytest.mark.parametrize(
    ("text", "from_side"),
    [
        ("The Syrian army regained Palmyra from Islamic State.", "isis"),
        ("Government troops cleared Wadi Barada of rebels.", "opposition"),
        ("Rebels drove Islamic State out of Dabiq.", "isis"),
        ("Government forces seized Khan Touman.", None),
    ],
)
def test_loser_is_named_where_the_report_names_it(code: Code, text: str, from_side: str | None) -> None:
    (control,) = code(text)["control"]
    assert control["from_side"] == from_side


@pytest.mark.parametrize(
    ("text", "share", "side"),
    [
        ("The army took 40 per cent of east Aleppo.", 0.4, "government"),
        ("Government forces control two thirds of Aleppo.", 0.6667, "government"),
        ("Rebels captured 12.5 percent of Aleppo.", 0.125, "opposition"),
    ],
)
def test_share_is_of_the_whole_and_names_no_place(code: Code, text: str, share: float, side: str) -> None:
    (control,) = code(text)["control"]
    assert (control["place"], control["share"], control["side"]) == (None, share, side)
    assert "Aleppo" in control["in"]


def test_places_of_a_list_are_each_taken_in_one_event(code: Code) -> None:
    record = code("The army took al-Shaar, Karm al-Jabal and Tariq al-Bab in Aleppo on Friday.")
    names = ["al-Shaar", "Karm al-Jabal", "Tariq al-Bab"]
    assert [(c["place"], c["in"], c["date"]) for c in record["control"]] == [
        (name, "Aleppo", "2016-12-02") for name in names
    ]
    (event,) = record["events"]
    assert [event["place"], *event["also"]] == names


def test_nameless_places_stand_in_what_they_lie_in(code: Code) -> None:
    (control,) = code("The army captured several districts of Aleppo.")["control"]
    assert (control["place"], control["in"]) == (None, "Aleppo")


@pytest.mark.parametrize(
    "text",
    [
        "The former rebel stronghold of Daraya is empty.",
        "Rebels are positioned in Azaz.",
        "Talks were held in Aleppo.",
        "He was captured in Hama.",
        "Islamic State captured three soldiers in Deir ez-Zor.",
        "Jets took off from Hmeimim.",
        "The talks took place in Homs.",
    ],
)
def test_what_tells_of_no_holder_is_no_control(code: Code, text: str) -> None:
    assert held(code(text)) == set()


def test_contest_that_ends_in_a_capture_is_the_capture_alone(code: Code) -> None:
    record = code("Soldiers stormed Qaterji on Saturday. The army captured Qaterji on Sunday.")
    assert held(record) == {("Qaterji", "government", "captured")}
    assert [e["type"] for e in record["events"]] == ["Government regains territory"]


def test_land_beside_a_place_is_named_by_where_it_lies_and_parts_of_a_place_are_not(code: Code) -> None:
    beside = "Rebels captured a stretch of land south of Azaz."
    parts = "Rebels captured parts of the eastern Aleppo countryside."
    assert [[c["place"] for c in code(text)["control"]] for text in (beside, parts)] == [
        ["south of Azaz"],
        [None],
    ]


def test_unknown_place_is_kept_without_a_point(code: Code) -> None:
    (control,) = code("The army captured the village of Quxibanta on Friday.")["control"]
    assert control["place"] == "Quxibanta"
    assert "lat" not in control


def test_pronoun_stands_for_who_was_told_before(code: Code) -> None:
    record = code("Rebels captured Khanasser on Monday. They also took al-Safira.")
    assert held(record) == {("Khanasser", "opposition", "captured"), ("al-Safira", "opposition", "captured")}
