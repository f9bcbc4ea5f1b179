"""What rulings do to the picture, and that they can be taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom import (
    FORD,
    MILL,
    at,
    captured,
    clash,
    evidence,
    holds,
    killed,
    on,
    paper,
    ruling,
    says,
    shelling,
    undo,
)
from newsstand import amendments, newsstands

from sitrep.errors import UsageError
from sitrep.model import Evidence, Ruling, RulingKind
from sitrep.weighing import history, situation
from sitrep.weighing.rulings import standing

HERALD, WIRE = paper("herald", 0), paper("wire", 1)


def also_ruled(given_evidence: Evidence, *rulings: Ruling) -> Evidence:
    return replace(given_evidence, rulings=(*given_evidence.rulings, *rulings))


@st.composite
def newsstands_and_a_ruling(draw: st.DrawFn) -> tuple[Evidence, Ruling]:
    found = draw(newsstands().filter(lambda one: bool(one.claims)))
    over = draw(st.lists(st.sampled_from(found.claims), min_size=1, max_size=3))
    kind: RulingKind = draw(st.sampled_from(get_args(RulingKind)))
    replaced = draw(st.sampled_from([None, *found.rulings]))
    return found, ruling(kind, *over, minute=30, replaces=replaced, amends=draw(amendments))


# Properties --------------------------------------------------------------------------


@given(newsstands_and_a_ruling())
@settings(max_examples=100, deadline=None)
def test_ruling_and_its_reversal_cancel(drawn: tuple[Evidence, Ruling]) -> None:
    found, ruled = drawn
    taken_back = also_ruled(found, ruled, undo(ruled))
    assert standing(taken_back.rulings)[:-1] == standing(found.rulings)
    assert situation(taken_back) == situation(found)
    assert history(taken_back) == history(found)


@given(newsstands_and_a_ruling())
@settings(max_examples=50, deadline=None)
def test_reversal_that_is_taken_back_leaves_the_ruling(drawn: tuple[Evidence, Ruling]) -> None:
    found, ruled = drawn
    reversal = undo(ruled)
    again = also_ruled(found, ruled, reversal, undo(reversal, minute=55))
    assert situation(again) == situation(also_ruled(found, ruled))


@given(newsstands_and_a_ruling())
@settings(max_examples=50, deadline=None)
def test_ruling_twice_changes_nothing(drawn: tuple[Evidence, Ruling]) -> None:
    found, ruled = drawn
    assert situation(also_ruled(found, ruled, ruled)) == situation(also_ruled(found, ruled))


@given(newsstands(), st.data())
@settings(max_examples=100, deadline=None)
def test_retracting_a_claim_gives_the_picture_without_it(found: Evidence, data: st.DataObject) -> None:
    if not found.claims:
        return
    out = data.draw(st.sampled_from(found.claims))
    without = replace(found, claims=tuple(claim for claim in found.claims if claim.id != out.id))
    retracted = also_ruled(found, ruling("retract", out, minute=40))
    assert situation(retracted, on=on(200).first) == situation(without, on=on(200).first)


# Corrections -------------------------------------------------------------------------


def test_corrected_count_is_the_tolls() -> None:
    shells = says(HERALD, shelling(), when=0)
    dead = says(HERALD, killed(None, words="dozens", event=shells.id), when=0)
    told = evidence([HERALD], [shells, dead], [ruling("correct", dead, amends=(("count", 24),))])
    (incident,) = situation(told).incidents
    (toll,) = incident.tolls
    assert (toll.best.count if toll.best else None, toll.words) == (24, ())
    assert incident.claims == tuple(sorted((shells.id, dead.id)))


def test_corrected_place_and_day_join_what_was_apart() -> None:
    here, there = says(HERALD, clash(), FORD, 0), says(WIRE, clash(), MILL, 1)
    moved = ruling("correct", there, amends=(("place", at(FORD)), ("when", on(0))))
    assert len(situation(evidence([HERALD, WIRE], [here, there])).incidents) == 2
    (incident,) = situation(evidence([HERALD, WIRE], [here, there], [moved])).incidents
    assert set(incident.claims) == {here.id, there.id}


def test_of_two_corrections_of_a_field_the_last_counts() -> None:
    claim = says(HERALD, holds("north"), when=0)
    first = ruling("correct", claim, amends=(("side", None), ("status", "captured")))
    last = ruling("correct", claim, minute=1, amends=(("side", "south"),))
    (holding,) = situation(evidence([HERALD], [claim], [last, first])).holdings
    assert (holding.side, holding.claims_for) == ("south", (claim.id,))


def test_correction_is_weighed_as_what_it_now_says() -> None:
    star = paper("star", 0)
    boast = says(star, captured("north"), when=0)
    admits = ruling("correct", boast, amends=(("side", "south"), ("from_side", "north")))
    before, after = (situation(evidence([star], [boast], ruled)).holdings for ruled in ((), (admits,)))
    assert before[0].standing == "claimed"
    assert after[0].probability > before[0].probability


@pytest.mark.parametrize("field", ["count", "whereabouts", "reader"])
def test_correction_of_a_field_that_a_claim_has_not_is_refused(field: str) -> None:
    claim = says(HERALD, clash(), when=0)
    with pytest.raises(UsageError, match=f"no {field} to correct: it has place, when, type, side1, side2"):
        situation(evidence([HERALD], [claim], [ruling("correct", claim, amends=((field, "5"),))]))


def test_rulings_that_correct_differently_are_two() -> None:
    claim = says(HERALD, clash(), when=0)
    assert len({ruling("correct", claim, amends=(("place", at(place)),)).id for place in (FORD, MILL)}) == 2
