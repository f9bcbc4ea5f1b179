"""Strategies for any heap of papers, what they say, and what is ruled over it."""

from __future__ import annotations

from typing import get_args

from hypothesis import strategies as st
from newsroom import FORD, FORD_BRIDGE, ISLE, MILL, at, evidence, killed, on, paper, ruling, says

from sitrep.model import Claim, Control, Event, Evidence, Fact, Report, RulingKind, Where

SIDES = ("north", "south", None)
OUTLETS = ("herald", "wire", "star", "cross", "somebody", None)
TEXTS = tuple(f"{name} hills are quiet, and the {name} road is open to {name} carts again." for name in "abc")

controls: st.SearchStrategy[Fact] = st.builds(
    Control,
    status=st.sampled_from(["captured", "holds", "contested", "besieged", "withdrew", "lost"]),
    side=st.sampled_from(SIDES),
    from_side=st.sampled_from(SIDES),
)
events: st.SearchStrategy[Fact] = st.builds(
    Event,
    type=st.sampled_from(["Armed clash", "Government regains territory", "Air/drone strike", "Agreement"]),
    side1=st.sampled_from(SIDES),
    side2=st.sampled_from(SIDES),
)
numbers, hurt_sides, parts = st.sampled_from([None, 2, 5]), st.sampled_from(SIDES), st.booleans()
harms: st.SearchStrategy[Fact] = st.builds(killed, number=numbers, side=hurt_sides, part_of=parts)
totals: st.SearchStrategy[Fact] = st.builds(
    killed, number=numbers, side=hurt_sides, scope=st.just("cumulative"), part_of=parts
)
facts = st.one_of(controls, events, harms, totals)
wheres = st.sampled_from([FORD, FORD, MILL, FORD_BRIDGE, ISLE, None, Where(name="Old Weir")])
whens = st.sampled_from([on(0), on(1), on(0, 2), on(-40, 40), on(1, open_end=True), on(120), None])
near = st.sampled_from([FORD, FORD, FORD, FORD, FORD_BRIDGE, MILL, None, Where(name="Old Weir")])
close = st.sampled_from([on(0), on(0), on(2), on(0, 1), on(-1, 3), on(None, 1), on(1, open_end=True), None])

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


@st.composite
def reprints(draw: st.DrawFn) -> Evidence:
    """Sentences of a few days and places, most of them in several reports: much is alike, much conflicts."""
    sources = st.sampled_from(["herald", "wire", "star", "cross"])
    reports = [
        paper(draw(sources), draw(st.integers(0, 2)), draw(st.sampled_from(TEXTS[:2])))
        for _ in range(draw(st.integers(3, 4)))
    ]
    sentences = draw(
        st.lists(st.tuples(st.one_of(events, events, harms), st.integers(0, 1)), min_size=1, max_size=3)
    )
    claims = [
        says(report, fact, draw(near), draw(close), start=start)
        for fact, start in sentences
        for report in reports
        if draw(st.integers(0, 3))  # seldom left out
    ]
    return evidence(reports, claims)
