"""What holds of every incident, whatever the reports, their copies and the rulings over them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom import day, ruling, undo
from newsstand import reprints

from sitrep.model import Claim, Event, Evidence, Harm, Incident, Ruling, RulingKind, When, Where
from sitrep.weighing import history, situation
from sitrep.weighing.tellings import kilometres
from sitrep.weighing.weighed import weigh

EVER = When(first=None, last=None)


@st.composite
def ruled(draw: st.DrawFn, *of: RulingKind) -> tuple[Evidence, Ruling]:
    """Reports, and a ruling that two or three of their claims are the same, or different."""
    found = draw(reprints().filter(lambda one: len({claim.id for claim in one.claims}) > 1))
    over = draw(st.lists(st.sampled_from(found.claims), min_size=2, max_size=3, unique_by=lambda one: one.id))
    return found, ruling(draw(st.sampled_from(of)), *over)


def with_rulings(found: Evidence, *rulings: Ruling) -> Evidence:
    return replace(found, rulings=(*found.rulings, *rulings))


# Conflicts ---------------------------------------------------------------------------


@given(st.one_of(reprints(), ruled("same").map(lambda one: with_rulings(*one))))
@settings(max_examples=150, deadline=None)
def test_likeness_alone_never_joins_what_conflicts(found: Evidence) -> None:
    claims = {one.id: one.claim for one in weigh(found)}
    for incident in situation(found).incidents:
        for alike in joined_by_likeness(incident, claims):
            for one, other in combinations(alike, 2):
                assert (one.when or EVER).meets(other.when or EVER)
                assert places_can_meet(one, other)
                assert parties_can_meet(one, other)


def joined_by_likeness(incident: Incident, claims: Mapping[str, Claim]) -> Iterable[list[Claim]]:
    """The tellings of an incident in sets that its joins make without those by rulings."""
    sets = {telling.id: [telling] for telling in tellings(incident, claims)}
    for join in incident.joins:
        if join.ruling is None:
            one, other = sets[join.one], sets[join.other]
            assert one is not other
            one.extend(other)
            sets.update((telling.id, one) for telling in other)
    found = {id(alike): alike for alike in sets.values()}.values()
    assert any(join.ruling for join in incident.joins) or len(found) == 1
    return found


def tellings(incident: Incident, claims: Mapping[str, Claim]) -> Iterator[Claim]:
    """The claims of an incident but for harm that goes with an event of its report."""
    for claim_id in incident.claims:
        fact = claims[claim_id].fact
        if not isinstance(fact, Harm) or fact.event not in incident.claims:
            yield claims[claim_id]


def places_can_meet(one: Claim, other: Claim) -> bool:
    """Whether one of the one's places is in reach of one of the other's, or either has none."""
    ours, theirs = wheres(one), wheres(other)
    return not ours or not theirs or any(in_reach(a, b) for a in ours for b in theirs)


def wheres(claim: Claim) -> tuple[Where, ...]:
    further = claim.fact.also if isinstance(claim.fact, Event) else ()
    return (*([claim.where] if claim.where else []), *further)


def in_reach(one: Where, other: Where) -> bool:
    if one.place and other.place:
        return kilometres(one.place, other.place) <= max(one.place.radius_km, other.place.radius_km)
    return one.name == other.name


def parties_can_meet(one: Claim, other: Claim) -> bool:
    """Whether two events share a party, or either names none."""
    if not isinstance(one.fact, Event) or not isinstance(other.fact, Event):
        return True
    ours, theirs = ({fact.side1, fact.side2} - {None} for fact in (one.fact, other.fact))
    return not ours or not theirs or bool(ours & theirs)


# Days --------------------------------------------------------------------------------


@given(st.one_of(reprints(), ruled("same").map(lambda one: with_rulings(*one))))
@settings(max_examples=100, deadline=None)
def test_days_of_an_incident_are_within_those_of_each_telling_or_hold_them_all(found: Evidence) -> None:
    for incident in situation(found).incidents:
        said = days_said(incident, found)
        if can_meet(said):
            assert all(within(incident.when, when) for when in said)
        else:
            assert any(join.ruling for join in incident.joins)
            assert all(within(when, incident.when) for when in said)


@given(st.one_of(reprints(), ruled("same").map(lambda one: with_rulings(*one))), st.data())
@settings(max_examples=70, deadline=None)
def test_more_precise_day_never_widens_the_days_of_an_incident(found: Evidence, data: st.DataObject) -> None:
    """Unless a ruling joined claims that the more precise day sets at odds."""
    dated = [(claim, claim.when) for claim in found.claims if claim.when]
    if not dated:
        return
    vague, when = data.draw(st.sampled_from(dated))
    amends = (("when", data.draw(part_of(when))),)
    precise = with_rulings(found, ruling("correct", vague, minute=9, amends=amends))
    before = {incident.claims: incident for incident in situation(found).incidents}
    for after in situation(precise).incidents:
        was = before.get(after.claims)
        if was and can_meet(days_said(was, found)) == can_meet(days_said(after, precise)):
            assert within(after.when, was.when)


@st.composite
def part_of(draw: st.DrawFn, when: When) -> When:
    """Some of the days of a time, or all."""
    first, last = bounds(when)
    days = st.dates(max(first, day(-3)), min(last, day(6)))
    one, other = draw(days), draw(days)
    return When(first=min(one, other), last=max(one, other))


def days_said(incident: Incident, found: Evidence) -> list[When]:
    claims = {one.id: one.claim for one in weigh(found)}
    return [telling.when for telling in tellings(incident, claims) if telling.when]


def can_meet(whens: Iterable[When]) -> bool:
    return all(one.meets(other) for one, other in combinations(whens, 2))


def within(inner: When | None, outer: When | None) -> bool:
    """Whether every day of the one is a day of the other; an open end, or no time, is any day."""
    inner, outer = inner or EVER, outer or EVER
    return bounds(outer)[0] <= bounds(inner)[0] and bounds(inner)[1] <= bounds(outer)[1]


def bounds(when: When) -> tuple[date, date]:
    return when.first or date.min, when.last or date.max


# Rulings -----------------------------------------------------------------------------


@given(reprints(), st.data())
@settings(max_examples=60, deadline=None)
def test_retracting_one_print_of_a_claim_leaves_the_picture_of_the_others(
    found: Evidence, data: st.DataObject
) -> None:
    if not found.claims:
        return
    out = data.draw(st.sampled_from(found.claims))
    without = replace(found, claims=tuple(claim for claim in found.claims if claim.id != out.id))
    retracted = with_rulings(found, ruling("retract", out))
    assert situation(retracted) == situation(without)
    assert history(retracted) == history(without)


@given(ruled("same", "different"))
@settings(max_examples=60, deadline=None)
def test_ruling_over_incidents_holds_until_it_is_taken_back(drawn: tuple[Evidence, Ruling]) -> None:
    found, over = drawn
    ruled_on = situation(with_rulings(found, over)).incidents
    held = [len(set(incident.claims) & set(over.claims)) for incident in ruled_on]
    assert max(held) == (len(over.claims) if over.kind == "same" else 1)
    assert situation(with_rulings(found, over, undo(over))).incidents == situation(found).incidents
