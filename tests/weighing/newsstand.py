"""Strategies for any heap of papers, what they say, and what is ruled over it."""

from __future__ import annotations

from typing import get_args

from hypothesis import strategies as st
from newsroom import FORD, FORD_BRIDGE, ISLE, MILL, at, evidence, killed, on, paper, ruling, says

from sitrep.model import Claim, Control, Event, Evidence, Fact, Report, RulingKind, Where

SIDES = ("north", "south", None)
OUTLETS = ("herald", "wire", "star", "cross", "somebody", None)
TEXTS = tuple(f"{name} hills are quiet, and the {name} road is open to {name} carts again." for name in "abc")

facts: st.SearchStrategy[Fact] = st.one_of(
    st.builds(
        Control,
        status=st.sampled_from(["captured", "holds", "contested", "besieged", "withdrew", "lost"]),
        side=st.sampled_from(SIDES),
        from_side=st.sampled_from(SIDES),
    ),
    st.builds(
        Event,
        type=st.sampled_from(
            ["Armed clash", "Government regains territory", "Air/drone strike", "Agreement"]
        ),
        side1=st.sampled_from(SIDES),
        side2=st.sampled_from(SIDES),
    ),
    st.builds(
        killed,
        number=st.sampled_from([None, 2, 5]),
        side=st.sampled_from(SIDES),
        scope=st.sampled_from(["incident", "cumulative"]),
        part_of=st.booleans(),
    ),
)
wheres = st.sampled_from([FORD, FORD, MILL, FORD_BRIDGE, ISLE, None, Where(name="Old Weir")])
whens = st.sampled_from([on(0), on(1), on(0, 2), on(-40, 40), on(1, open_end=True), on(120), None])

amendments = st.sampled_from(
    [(("place", at(MILL)),), (("when", on(2)), ("place", None)), (("when", on(0, 1)),)]
)


@st.composite
def claims_of(draw: st.DrawFn, report: Report) -> Claim:
    speaker = draw(st.sampled_from([None, "Isle Watch", "the guard", "a resident"]))
    start = draw(st.integers(0, 3))
    return says(report, draw(facts), draw(wheres), draw(whens), speaker=speaker, start=start)


@st.composite
def newsstands(draw: st.DrawFn) -> Evidence:
    reports = [
        paper(
            draw(st.sampled_from(OUTLETS)),
            draw(st.sampled_from([None, 0, 1, 2, 120])),
            draw(st.sampled_from(TEXTS)),
        )
        for _ in range(draw(st.integers(1, 4)))
    ]
    claims = [draw(claims_of(draw(st.sampled_from(reports)))) for _ in range(draw(st.integers(0, 9)))]
    tied = [
        says(report, killed(draw(st.integers(1, 9)), event=claim.id))
        for claim in claims
        for report in reports
        if claim.kind == "event" and claim.passage.report == report.id and draw(st.booleans())
    ]
    claims += tied
    rulings = []
    for minute in range(draw(st.integers(0, 2)) if claims else 0):
        over = draw(st.lists(st.sampled_from(claims), min_size=1, max_size=3))
        kind: RulingKind = draw(st.sampled_from(get_args(RulingKind)))
        amends = draw(amendments) if kind == "correct" else ()
        rulings.append(ruling(kind, *over, minute=minute, amends=amends))
    return evidence(reports, claims, rulings)
