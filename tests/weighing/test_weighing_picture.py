"""What holds of every picture, whatever the evidence."""

from __future__ import annotations

import dataclasses
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom import (
    MILL,
    captured,
    clash,
    day,
    evidence,
    holds,
    killed,
    lost,
    on,
    paper,
    ruling,
    says,
    shelling,
)
from newsstand import newsstands

from sitrep.errors import UsageError
from sitrep.model import Evidence
from sitrep.weighing import control, history, situation
from sitrep.weighing.memo import Memo
from sitrep.weighing.weighed import weigh


@given(newsstands(), st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None)
def test_order_of_arrival_does_not_matter(given_evidence: Evidence, random: Random) -> None:
    shuffled = evidence(
        random.sample(list(given_evidence.reports.values()), len(given_evidence.reports)),
        random.sample(given_evidence.claims, len(given_evidence.claims)),
        random.sample(given_evidence.rulings, len(given_evidence.rulings)),
    )
    assert situation(shuffled) == situation(given_evidence)
    assert history(shuffled) == history(given_evidence)


@given(newsstands())
@settings(max_examples=100, deadline=None)
def test_duplicates_change_nothing(given_evidence: Evidence) -> None:
    doubled = dataclasses.replace(
        given_evidence, claims=given_evidence.claims * 2, rulings=given_evidence.rulings * 2
    )
    assert situation(doubled) == situation(given_evidence)
    assert history(doubled) == history(given_evidence)


@given(newsstands())
@settings(max_examples=100, deadline=None)
def test_every_event_and_toll_is_in_exactly_one_incident(given_evidence: Evidence) -> None:
    bare = dataclasses.replace(given_evidence, rulings=())
    picture = situation(bare)
    placed = [claim for incident in picture.incidents for claim in incident.claims]
    running = [claim for toll in picture.running for claim in toll.claims]
    expected = {
        claim.id
        for claim in bare.claims
        if claim.kind == "event" or (claim.kind == "harm" and getattr(claim.fact, "scope", "") == "incident")
    }
    assert sorted(placed) == sorted(expected)
    assert not expected & set(running)
    for incident in picture.incidents:
        for toll in incident.tolls:
            assert set(toll.claims) <= set(incident.claims)


@given(newsstands())
@settings(max_examples=100, deadline=None)
def test_bounds_and_chances_are_in_order(given_evidence: Evidence) -> None:
    picture = situation(given_evidence)
    tolls = [toll for incident in picture.incidents for toll in incident.tolls] + list(picture.running)
    for toll in tolls:
        bounds = [bound for bound in (toll.low, toll.best, toll.high) if bound]
        assert len(bounds) in (0, 3)
        assert [bound.count for bound in bounds] == sorted(bound.count for bound in bounds)
        assert {bound.claim for bound in bounds} <= set(toll.claims)
    for holding in (*picture.holdings, *history(given_evidence)):
        chances = dict(holding.chances)
        assert sum(chances.values()) == pytest.approx(1.0)
        assert min(chances.values()) >= 0.0
        assert holding.probability == (chances[holding.side] if holding.side else 0.0)
        assert not set(holding.claims_for) & set(holding.claims_against)
        assert holding.since is None or holding.since <= holding.on


@given(newsstands())
@settings(max_examples=100, deadline=None)
def test_situation_shows_the_last_of_the_history(given_evidence: Evidence) -> None:
    last = {one.place.id: one for one in history(given_evidence)}
    now = {one.place.id: one for one in situation(given_evidence).holdings}
    assert now.keys() == last.keys()
    for place, holding in now.items():
        assert (holding.side, holding.standing) == (last[place].side, last[place].standing)


@given(newsstands(), st.data())
@settings(max_examples=100, deadline=None)
def test_memo_of_an_older_picture_changes_no_holding(given_evidence: Evidence, data: st.DataObject) -> None:
    older = (
        data.draw(st.lists(st.sampled_from(given_evidence.claims), unique=True))
        if given_evidence.claims
        else []
    )
    memo = Memo()
    for claims in (older, given_evidence.claims):
        weighed = weigh(dataclasses.replace(given_evidence, claims=tuple(claims)), None)
        memo.begin()
        known, fresh = control.known_places(weighed, memo), control.known_places(weighed)
        assert control.history(known, day(200)) == control.history(fresh, day(200))
        assert control.holdings(known, day(9)) == control.holdings(fresh, day(9))


def test_known_at_drops_later_reports_and_those_of_no_known_day() -> None:
    reports = [paper("herald", 0), paper("wire", 5), paper("cross", None)]
    claims = [says(report, clash(), when=0) for report in reports]
    picture = situation(evidence(reports, claims), known_at=day(4))
    assert [incident.claims for incident in picture.incidents] == [(claims[0].id,)]
    assert picture.known_at == day(4)


def test_known_at_takes_the_day_of_retrieval_for_want_of_another() -> None:
    report = dataclasses.replace(paper("cross", None), retrieved=ruling("same").at)
    claim = says(report, clash(), when=0)
    assert situation(evidence([report], [claim]), known_at=day(30)).incidents == ()
    assert len(situation(evidence([report], [claim]), known_at=day(31)).incidents) == 1


def test_on_drops_what_begins_later() -> None:
    reports = [paper("herald", 9)]
    claims = [says(reports[0], clash(), when=number) for number in (1, 5)]
    undated = says(reports[0], shelling(), MILL)
    total = says(reports[0], killed(70, scope="cumulative"), when=on(0, open_end=True))
    known = evidence(reports, [*claims, undated, total, says(reports[0], captured("north"), when=7)])
    early, late = situation(known, on=day(4)), situation(known, on=day(9))
    assert [incident.claims for incident in early.incidents] == [(claims[0].id,)]
    assert (len(late.incidents), len(late.running), len(late.holdings)) == (3, 1, 1)
    assert (early.running, early.holdings, early.on) == ((), (), day(4))


def test_retracted_then_upheld_claim_counts_again() -> None:
    report = paper("herald", 0)
    claim = says(report, holds("north"))
    out, back = ruling("retract", claim), ruling("uphold", claim, minute=1)
    assert situation(evidence([report], [claim], [out])).holdings == ()
    assert len(situation(evidence([report], [claim], [out, back])).holdings) == 1


def test_claim_of_a_report_that_is_not_there_is_refused() -> None:
    claim = says(paper("herald", 0), lost("north"))
    with pytest.raises(UsageError, match="lacks the report"):
        situation(evidence([], [claim]))
