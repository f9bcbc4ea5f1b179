from __future__ import annotations

from collections.abc import Callable

import pytest
from codings import NOTHING, Found

Facts = Callable[[str], Found]

PLANNED = [
    "The army plans to capture Sakhour next week.",
    "Government forces are preparing to storm Tariq al-Bab.",
    "The commander said his men want to liberate Jarablus.",
    "Troops were due to withdraw from Kafraya.",
    "The army is expected to enter Mleha on Tuesday.",
    "Activists expect warplanes to bomb Saraqib tonight.",
    "The army was ordered to seize Palmyra.",
    "A plan to capture Raqqa was discussed in Ankara.",
    "The minister said the army will recapture Idlib within a year.",
    "The general wants to besiege Ariha.",
    "Turkey could send troops into Manbij.",
]
THREATENED = [
    "Rebels threatened to shell Nubl.",
    "Rebel commanders vowed to retake Hanano.",
    "Islamic State threatened to execute two hostages in Raqqa.",
    "Kurdish leaders promised to leave Manbij.",
    "Residents fear that the army may storm Salaheddin.",
    "Officials fear a massacre in east Aleppo.",
    "The United Nations warned that thousands could be killed in east Aleppo.",
    "The threat of a siege of Idlib drove prices up.",
]
DENIED = [
    "Moscow denied that its jets had bombed Maarat al-Numan.",
    "The army did not capture al-Bab.",
    "No civilians were killed in Azaz.",
    "The army never entered Jisr al-Shughur.",
    "The rebels have not fired rockets at Latakia.",
    "The rebels failed to take Nubl.",
    "Rebels refused to surrender in Zabadani.",
    "The opposition rejected claims that it had shelled Aleppo University.",
    "A spokesman denied any attack on Bustan al-Qasr.",
    "The ministry rejected reports of air strikes on Binnish.",
    "The ministry said there had been no shelling of Masyaf.",
]
ASKED_FOR = [
    "The envoy proposed a ceasefire in Idlib.",
    "Diplomats hope for a truce in Homs.",
    "The governor urged fighters to withdraw from Daraya.",
    "The rebels demanded the withdrawal of the army from Castello Road.",
    "Mediators called for the evacuation of wounded people from Madaya.",
]
SUPPOSED = [
    "If the rebels took Khanasser, the road would close.",
    "Unless the rebels leave, the army will shell al-Shaar.",
    "It is unclear whether the rebels captured Khan Touman.",
    "Would the army storm Idlib?",
    "The army would shell Douma if it could.",
]


@pytest.mark.parametrize("text", [*PLANNED, *THREATENED, *DENIED, *ASKED_FOR, *SUPPOSED])
def test_what_is_not_told_as_done_is_no_fact(facts: Facts, text: str) -> None:
    assert facts(text) == NOTHING


@pytest.mark.parametrize(
    ("untold", "told"),
    [
        ("The army plans to capture Sakhour.", "The army captured Sakhour."),
        ("The army did not capture Sakhour.", "The army did capture Sakhour."),
        ("Jets may bomb Saraqib.", "Jets have bombed Saraqib."),
        ("Rebels threatened to shell Nubl.", "Rebels continued to shell Nubl."),
        ("Rebels failed to take Nubl.", "Rebels managed to take Nubl."),
        ("No civilians were killed in Azaz.", "Nine civilians were killed in Azaz."),
        ("Diplomats hope for a truce in Homs.", "A truce was reached in Homs."),
    ],
)
def test_same_words_told_as_done_are_a_fact(facts: Facts, untold: str, told: str) -> None:
    assert facts(untold) == NOTHING
    assert facts(told) != NOTHING


@pytest.mark.parametrize(
    "text",
    [
        "Rebels launched an offensive to capture Khanasser.",
        "Rebels are fighting to retake Khan Touman.",
        "The army tried to take Khan Touman.",
    ],
)
def test_aim_of_a_fight_that_is_told_is_a_contest_and_no_capture(facts: Facts, text: str) -> None:
    assert {status for _, _, status in facts(text).control} == {"contested"}


@pytest.mark.parametrize(
    "text",
    [
        "The army said it had captured Sakhour.",
        "Jets bombed Saraqib before the army could reach it.",
        "Rebels shelled Nubl without warning.",
        "Rebels shelled Nubl to stop the advance.",
    ],
)
def test_fact_beside_an_unreal_clause_is_kept(facts: Facts, text: str) -> None:
    found = facts(text)
    assert found.control | found.events
