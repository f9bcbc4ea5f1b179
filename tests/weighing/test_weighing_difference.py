"""What is told of two pictures of one war."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from newsroom import (
    FORD,
    MILL,
    at,
    captured,
    clash,
    day,
    evidence,
    holds,
    killed,
    on,
    paper,
    ruling,
    says,
    shelling,
)
from newsstand import newsstands

from sitrep.model import Evidence, IncidentGone, Where
from sitrep.weighing import difference, situation

HERALD, WIRE, LATER = paper("herald", 0), paper("wire", 1), paper("wire", 3)


def test_place_that_another_side_takes_changes_hands_by_the_word_of_the_new_claims() -> None:
    had, took = says(HERALD, holds("south"), when=0), says(LATER, captured("north", "south"), when=2)
    known = evidence([HERALD, LATER], [had, took])
    (turn,) = difference(situation(known, day(1)), situation(known, day(3))).turns
    assert turn.changes_hands
    assert (turn.before and turn.before.side, turn.after and turn.after.side) == ("south", "north")
    assert turn.claims == (took.id,)


def test_place_that_is_borne_out_stands_otherwise_but_changes_no_hands() -> None:
    star = paper("star", 0)
    boast, proof = says(star, captured("north"), when=0), says(WIRE, captured("north"), when=0)
    known = evidence([star, WIRE], [boast, proof])
    (turn,) = difference(situation(known, known_at=day(0)), situation(known, known_at=day(1))).turns
    assert not turn.changes_hands
    assert (turn.before and turn.before.standing, turn.after and turn.after.standing) == ("claimed", "held")
    assert turn.claims == (proof.id,)


def test_incident_that_a_later_report_tells_more_of_is_changed_and_its_toll_moved() -> None:
    shells = says(HERALD, shelling(), when=on(0, 1))
    dead = says(HERALD, killed(4, event=shells.id), when=on(0, 1))
    again = says(WIRE, shelling(), when=0)
    more = says(WIRE, killed(9, event=again.id), when=0)
    other = says(WIRE, clash(), MILL, 1)
    known = evidence([HERALD, WIRE], [shells, dead, again, more, other])
    told = difference(situation(known, known_at=day(0)), situation(known, known_at=day(1)))
    assert [one.claims for one in told.appeared] == [(other.id,)]
    (changed,) = told.changed
    assert {"when", "claims"} <= set(changed.fields)
    (toll,) = told.tolls
    assert toll.incident == changed.after
    assert toll.before is not None
    assert toll.after is not None
    assert (toll.before.high, toll.after.high) != (None, None)
    assert toll.before.high != toll.after.high
    assert told.gone == ()


def test_incident_told_in_other_words_is_not_changed() -> None:
    (incident,) = situation(evidence([HERALD], [says(HERALD, clash(), FORD, 0)])).incidents
    otherwise = replace(
        incident,
        when=replace(on(0), words="on Friday"),
        where=Where(name="the Ford", within="Isle", place=FORD),
    )
    picture = situation(evidence([], []))
    told = difference(replace(picture, incidents=(incident,)), replace(picture, incidents=(otherwise,)))
    assert told.changed == ()


def test_incident_that_is_joined_to_another_is_gone_into_it() -> None:
    here, there = says(HERALD, clash(), FORD, 0), says(WIRE, clash(), MILL, 1)
    known = evidence([HERALD, WIRE], [here, there])
    same = replace(known, rulings=(ruling("same", here, there),))
    told = difference(situation(known), situation(same))
    (whole,) = situation(same).incidents
    (gone,) = told.gone
    assert gone.into == whole
    assert len(told.changed) == 1
    parted = difference(situation(same), situation(known))
    assert (len(parted.appeared), len(parted.changed), parted.gone) == (1, 1, ())


def test_retracted_incident_is_gone_for_good() -> None:
    claim = says(HERALD, clash(), FORD, 0)
    known = evidence([HERALD], [claim])
    out = replace(known, rulings=(ruling("retract", claim),))
    (incident,) = situation(known).incidents
    assert difference(situation(known), situation(out)).gone == (IncidentGone(incident=incident, into=None),)


def test_running_totals_are_compared_by_what_they_cover() -> None:
    totals = [
        says(paper("herald", number), killed(count, scope="cumulative"), at(FORD), on(0, open_end=True))
        for number, count in ((1, 40), (3, 70))
    ]
    known = evidence([paper("herald", 1), paper("herald", 3)], totals)
    (toll,) = difference(situation(known, day(1)), situation(known, day(3))).tolls
    assert toll.incident is None
    assert [one and one.best and one.best.count for one in (toll.before, toll.after)] == [40, 70]


@given(newsstands())
@settings(max_examples=60, deadline=None)
def test_nothing_differs_between_a_picture_and_itself(known: Evidence) -> None:
    picture = situation(known)
    told = difference(picture, picture)
    assert (told.turns, told.appeared, told.changed, told.gone, told.tolls) == ((), (), (), (), ())


@given(newsstands())
@settings(max_examples=60, deadline=None)
def test_every_incident_is_new_gone_or_in_both(known: Evidence) -> None:
    before, after = situation(known, known_at=day(0)), situation(known)
    told = difference(before, after)
    stayed = len(after.incidents) - len(told.appeared)
    assert len(before.incidents) - len(told.gone) == stayed >= len(told.changed)
