"""A Weighing that is asked again gives what one that is asked anew would."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection

from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom import FORD, MILL, at, captured, evidence, paper, says
from newsstand import newsstands

from sitrep.model import Evidence
from sitrep.weighing import Weighing, evenings, history, holdings, situation, worths
from sitrep.weighing.memo import Memo


@given(newsstands(), st.data())
@settings(max_examples=100, deadline=None)
def test_pictures_of_a_growing_record_are_those_made_anew(whole: Evidence, data: st.DataObject) -> None:
    reports = data.draw(st.permutations(sorted(whole.reports)))
    days = [reports[:number] for number in range(len(reports))]  # one report more each day
    *grows, part = [of_reports(whole, known) for known in days] or [whole]
    weighing = Weighing()
    for grown in (*grows, part, whole, dataclasses.replace(whole, rulings=()), part):
        assert weighing.situation(grown) == situation(grown)
        assert weighing.history(grown) == history(grown)
        assert weighing.evenings(grown) == evenings(grown)
        assert weighing.worths(grown) == worths(grown)


def of_reports(whole: Evidence, known: Collection[str]) -> Evidence:
    """What some reports say, with no others beside them."""
    return dataclasses.replace(
        whole,
        claims=tuple(claim for claim in whole.claims if claim.passage.report in known),
        reports={key: report for key, report in whole.reports.items() if key in known},
    )


def test_what_is_told_otherwise_under_the_same_ids_is_weighed_anew() -> None:
    report = paper("herald", 0)
    claim = says(report, captured("north"), FORD, when=0)
    moved = dataclasses.replace(claim, where=dataclasses.replace(at(FORD), place=MILL))
    assert claim.id == moved.id
    weighing = Weighing()
    for one, place in ((claim, FORD), (moved, MILL)):
        known = evidence([report], [one])
        assert [held.place for held in weighing.situation(known).holdings] == [place]


def test_holdings_are_those_of_the_situation() -> None:
    report = paper("herald", 0)
    known = evidence([report], [says(report, captured("north"), FORD, when=0)])
    on = situation(known).holdings[0].on
    assert Weighing().holdings(known, on) == holdings(known, on) == situation(known, on).holdings


def test_memo_forgets_what_no_picture_asks_for() -> None:
    memo, worked = Memo(), []
    for asked in (True, True, False, False, True):
        memo.begin()
        if asked:
            memo.recall("step", "key", lambda: worked.append("once"))
    assert len(worked) == 2
