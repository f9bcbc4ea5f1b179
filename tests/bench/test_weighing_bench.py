from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import pytest

from bench.figures import renewed
from bench.weighing.__main__ import PAGE, ROOT
from bench.weighing.control import Word, accuracy, brier, fairest, latest, tenths, votes
from bench.weighing.ground import Extent
from bench.weighing.incidents import b_cubed
from bench.weighing.levels import levels
from bench.weighing.measuring import Measured, control_figures, figure, measure
from bench.weighing.sides import REBELS, SIDES, STATE
from bench.weighing.sources import is_true, spearman
from bench.weighing.table import BEGIN, tables
from bench.weighing.world import World, draw_world

FLOORS: Mapping[str, Any] = tomllib.loads(
    (ROOT / "bench" / "weighing" / "floor.toml").read_text(encoding="utf-8")
)
EXTENT = Extent(**FLOORS["extent"])


@pytest.fixture(scope="module")
def world() -> World:
    return draw_world(levels()["middle"], 7, EXTENT)


@pytest.fixture(scope="module")
def found() -> Sequence[Measured]:
    return [measure(FLOORS["level"], seed, EXTENT) for seed in FLOORS["seeds"]]


# Wars --------------------------------------------------------------------------------


def test_a_seed_gives_the_same_war_and_the_same_reports(world: World) -> None:
    again = draw_world(levels()["middle"], 7, EXTENT)
    assert again.evidence == world.evidence
    assert draw_world(levels()["middle"], 8, EXTENT).evidence != world.evidence


def test_noise_changes_the_reports_and_not_the_war(world: World) -> None:
    quiet = draw_world(levels()["low"], 7, EXTENT)
    assert quiet.war == world.war
    assert quiet.evidence != world.evidence


def test_places_pass_from_their_holder_to_another(world: World) -> None:
    assert world.war.changes
    for change in world.war.changes:
        assert world.war.holder(change.place, change.day - 1) == change.from_side
        assert world.war.holder(change.place, change.day) == change.by != change.from_side


def test_quotes_are_the_words_of_their_report(world: World) -> None:
    for claim in world.evidence.claims:
        passage = claim.passage
        assert world.evidence.reports[passage.report].text[passage.start : passage.end] == passage.quote


def test_more_noise_means_fewer_true_claims() -> None:
    shares = {}
    for name in ("low", "high"):
        wars = [draw_world(levels()[name], seed, EXTENT) for seed in (7, 8, 9)]
        verdicts = [is_true(told, war) for war in wars for told in war.told]
        shares[name] = verdicts.count(True) / (len(verdicts) - verdicts.count(None))
    assert shares["low"] > shares["high"]


# Measures ----------------------------------------------------------------------------


def word(side: str, on: int, left: bool = False) -> Word:
    day = date(2031, 3, on)
    return Word(place="p", side=side, left=left, on=day, published=day, claim=f"{side}{on}")


def test_plain_rules_give_the_last_word_and_the_share_of_votes() -> None:
    words = [word(STATE, 1), word(STATE, 2), word(REBELS, 3)]
    assert latest(words) == [0, 1, 0]
    assert votes(words) == [2 / 3, 1 / 3, 0]
    assert latest([*words, word(REBELS, 4, left=True)]) == [0.5, 0, 0.5]
    assert votes([word(REBELS, 4, left=True)]) == [1 / 3] * 3


def test_brier_and_accuracy_of_known_chances() -> None:
    chances, truth = np.array([[1.0, 0, 0], [0.5, 0.5, 0]]), np.array([0, 1])
    assert brier(chances, truth) == pytest.approx(0.25)
    assert accuracy(chances, truth) == pytest.approx(0.75)
    assert sum(one.chances for one in tenths(chances, truth)) == len(SIDES) * 2


def test_a_rule_is_given_the_sureness_that_suits_it() -> None:
    sure, truth = np.array([[1.0, 0, 0]] * 4), np.array([0, 0, 0, 1])
    assert brier(fairest(sure, truth), truth) < brier(sure, truth)


def test_b_cubed_of_a_split_group() -> None:
    found = b_cubed({"a": 1, "b": 1, "c": 2}, {"a": "x", "b": "y", "c": "y"})
    assert found.precision == pytest.approx(2 / 3)
    assert found.recall == pytest.approx(2 / 3)


def test_rank_correlation_goes_by_order_alone() -> None:
    assert spearman([1, 2, 30], [0.1, 0.2, 0.3]) == pytest.approx(1)
    assert spearman([1, 2, 30], [3, 2, 1]) == pytest.approx(-1)
    assert spearman([1, 1, 1], [3, 2, 1]) is None


# Figures -----------------------------------------------------------------------------


def test_weighing_holds_its_floors(found: Sequence[Measured]) -> None:
    control = control_figures(found, "that evening")
    tolls = [toll for one in found for toll in one.tolls]
    reached = {
        "accuracy": control.accuracy["weighing"].mean,
        "incidents_f1": figure(one.incidents.weighing.f1 for one in found).mean,
        "tolls_within": figure(float(toll.within) for toll in tolls).mean,
        "brier": control.brier["weighing"].mean,
        "calibration_gap": control.gap,
        "toll_error": figure(toll.best for toll in tolls).mean,
    }
    fallen = {name: reached[name] for name, least in FLOORS["at_least"].items() if reached[name] < least}
    risen = {name: reached[name] for name, most in FLOORS["at_most"].items() if reached[name] > most}
    assert (fallen, risen) == ({}, {})


def test_tables_have_a_row_a_level_and_fit_the_page(found: Sequence[Measured]) -> None:
    page = (ROOT / PAGE).read_text(encoding="utf-8")
    block = tables(found)
    assert "| middle | that evening |" in block
    assert block in renewed(page, block, BEGIN)
    with pytest.raises(ValueError, match="the page has no"):
        renewed("# Weighing\n", block, BEGIN)
