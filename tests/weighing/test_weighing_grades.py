from __future__ import annotations

import pytest
from newsroom import evidence, killed, paper, says

from sitrep.model import Claim, Harm
from sitrep.weighing.grades import grade
from sitrep.weighing.weighed import weigh

HERALD, WIRE, WATCH, NOBODY = paper("herald"), paper("wire"), paper("watch"), paper("nobody")
NORTHERN, COMPASS, SOUTHERN = paper("star"), paper("compass"), paper("cross")
OURS = {"who": "combatant", "side": "north"}


def graded(*claims: Claim) -> str:
    reports = (HERALD, WIRE, WATCH, NOBODY, NORTHERN, COMPASS, SOUTHERN)
    return grade(weigh(evidence(reports, claims), None))


def test_one_source_is_weak() -> None:
    assert graded(says(HERALD, killed(4))) == "weak"


def test_two_credible_sources_are_fair() -> None:
    assert graded(says(HERALD, killed(4)), says(WIRE, killed(9))) == "fair"
    assert graded(says(HERALD, killed(4)), says(NOBODY, killed(4))) == "fair"


def test_two_quotes_of_one_monitor_are_one_source() -> None:
    quotes = [says(report, killed(4), speaker="the Watch") for report in (HERALD, WIRE)]
    assert graded(*quotes) == "weak"


def test_a_partys_count_of_its_enemys_dead_bears_out_nothing() -> None:
    assert graded(says(SOUTHERN, killed(90, **OURS))) == "weak"
    assert graded(says(SOUTHERN, killed(90, **OURS)), says(HERALD, killed(9, **OURS))) == "weak"


def test_an_admission_with_another_source_is_confirmed() -> None:
    admitted = says(NORTHERN, killed(9, **OURS))
    assert graded(admitted) == "weak"
    assert graded(admitted, says(HERALD, killed(9, **OURS))) == "confirmed"


def test_the_word_of_both_sides_is_confirmed_and_that_of_friends_is_not() -> None:
    assert graded(says(NORTHERN, killed(9)), says(SOUTHERN, killed(9))) == "confirmed"
    assert graded(says(NORTHERN, killed(9, by_side="south")), says(COMPASS, killed(9))) == "weak"


@pytest.mark.parametrize(("other", "expected"), [("south", "contested"), ("north", "fair"), (None, "fair")])
def test_sources_that_blame_different_sides_are_contested(other: str | None, expected: str) -> None:
    claims = says(HERALD, killed(9, by_side="north")), says(WIRE, killed(9, by_side=other))
    assert graded(*claims) == expected


def test_harm_without_a_number_is_graded_too() -> None:
    vague = Harm(outcome="injured", who="civilian", words="dozens")
    assert graded(says(HERALD, vague), says(WIRE, vague)) == "fair"
