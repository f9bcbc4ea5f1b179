from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import pytest
from newsroom import (
    FORD,
    FORD_BRIDGE,
    ISLE,
    MILL,
    captured,
    clash,
    evidence,
    killed,
    on,
    paper,
    ruling,
    says,
    shelling,
)

from sitrep.model import Claim, Control, Event, Fact, Harm, Incident, Place, Report, Ruling, When, Where
from sitrep.weighing import situation
from sitrep.weighing.likeness import ENOUGH

HERALD, WIRE, STAR = paper("herald", 1), paper("wire", 1), paper("star", 2)


def incidents(claims: Sequence[Claim], rulings: Sequence[Ruling] = ()) -> tuple[Incident, ...]:
    return situation(evidence((HERALD, WIRE, STAR), claims, rulings)).incidents


def groups(claims: Sequence[Claim], rulings: Sequence[Ruling] = ()) -> set[frozenset[str]]:
    return {frozenset(incident.claims) for incident in incidents(claims, rulings)}


def joined(one: Claim, other: Claim) -> bool:
    assert one.id != other.id
    return len(groups([one, other])) == 1


def test_incidents_join_what_agrees_in_day_place_type_and_parties() -> None:
    claims = [says(report, clash(), when=0) for report in (HERALD, WIRE, STAR)]
    (incident,) = incidents(claims)
    assert incident.claims == tuple(sorted(claim.id for claim in claims))
    assert (incident.type, incident.side1, incident.side2) == ("Armed clash", "north", "south")
    assert (incident.where, incident.when) == (claims[0].where, on(0))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (on(0), on(0), True),
        (on(0), on(1), False),
        (on(0), on(-2, 1), True),
        (on(0, 3), on(3, 5), True),
        (on(0), None, True),
        (None, None, True),
        (on(-2), None, True),
        (on(-3), None, False),
        (on(2), None, False),
        (on(0), on(0, open_end=True), False),
        (on(0, open_end=True), on(0, open_end=True), False),
        (on(0), on(-3, 3), True),
        (on(0), on(-20, 20), False),
    ],
)
def test_incidents_join_days_that_can_meet(one: When | None, other: When | None, expected: bool) -> None:
    assert joined(says(HERALD, clash(), when=one), says(WIRE, clash(), when=other)) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (FORD, FORD, True),
        (FORD, FORD_BRIDGE, True),
        (FORD, MILL, False),
        (ISLE, ISLE, False),
        (ISLE, FORD, False),
        (Where(name="the Old Weir"), Where(name="Old weir"), True),
        (Where(name="Old Weir"), Where(name="New Weir"), False),
        (Where(name="Ford"), FORD, True),
        (None, FORD, False),
        (None, None, False),
        (Where(name=None, within="Isle"), Where(name=None, within="Isle"), False),
    ],
)
def test_incidents_join_places_within_reach(
    one: Where | Place | None, other: Where | Place | None, expected: bool
) -> None:
    assert joined(says(HERALD, clash(), one, when=0), says(WIRE, clash(), other, when=0)) is expected


def test_incidents_join_at_any_place_of_a_list() -> None:
    listed = dataclasses.replace(clash(), also=(Where(name="Mill", place=MILL),))
    assert joined(says(HERALD, listed, FORD, when=0), says(WIRE, clash(), MILL, when=0))


def of(event_type: str, side1: str | None = "north", side2: str | None = "south") -> Event:
    return Event(type=event_type, side1=side1, side2=side2)


GOVERNMENT, REBELS = "Government regains territory", "Non-state actor overtakes territory"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (clash(), of(GOVERNMENT), True),
        (clash(), of(REBELS), True),
        (of(GOVERNMENT), of(REBELS), False),
        (of("Air/drone strike"), of("Shelling/artillery/missile attack"), True),
        (of("Air/drone strike"), of("Armed clash"), False),
        (of("Agreement"), of("Agreement"), True),
        (of("Suicide bomb"), of("Remote explosive/landmine/IED"), True),
        (shelling("south"), shelling(None), True),
        (shelling("south"), shelling("north"), False),
        (shelling("south", None), shelling(None, "civilians"), False),
        (shelling("south", "north"), shelling("north", "south"), False),
        (clash(), of("Armed clash", "south", "north"), True),
        (clash(), of("Armed clash", "north", "east"), False),
        (clash(), of("Armed clash", None, None), True),
        (of("Armed clash", "north", None), of("Armed clash", "south", None), False),
    ],
)
def test_incidents_join_types_and_parties_that_agree(one: Event, other: Event, expected: bool) -> None:
    assert joined(says(HERALD, one, when=0), says(WIRE, other, when=0)) is expected


def test_incidents_never_hold_two_claims_that_conflict() -> None:
    vague = says(HERALD, shelling(None), when=0)
    north, south = says(WIRE, shelling("north"), when=0), says(STAR, shelling("south"), when=0)
    found = groups([vague, north, south])
    assert len(found) == 2
    assert not any({north.id, south.id} <= group for group in found)


def test_incidents_join_the_nearest_first() -> None:
    near = Place(id="p:gate", name="Gate", lat=0.505, lon=0.5, radius_km=0.2, kind="gate")
    ford, gate, bridge = (
        says(HERALD, clash(), FORD, when=0),
        says(WIRE, clash(), near, when=0),
        says(STAR, clash(), FORD_BRIDGE, when=0),
    )
    assert frozenset((ford.id, gate.id)) in groups([ford, gate, bridge])


def test_incident_takes_the_type_of_the_highest_rank_and_the_narrowest_day_and_place() -> None:
    (incident,) = incidents(
        [
            says(HERALD, clash(), FORD, when=on(-1, 1)),
            says(WIRE, of(GOVERNMENT), FORD_BRIDGE, when=0),
            says(STAR, of("Armed clash", "south", None), FORD, when=on(0, 2)),
        ]
    )
    assert incident.type == GOVERNMENT
    assert incident.when == on(0)
    assert incident.where is not None
    assert incident.where.place == FORD_BRIDGE


@pytest.mark.parametrize("names_it", [HERALD, WIRE])
def test_incident_takes_a_party_from_whoever_names_it(names_it: Report) -> None:
    other = WIRE if names_it is HERALD else HERALD
    (incident,) = incidents([says(names_it, shelling("south"), when=0), says(other, shelling(None), when=0)])
    assert (incident.side1, incident.side2) == ("south", "civilians")


def test_incidents_of_one_report_with_tolls_of_their_own_stay_apart() -> None:
    report = paper("herald", 1, "Shells hit Ford twice. First two died. Later five died.")
    first, second = (says(report, shelling(), when=0, start=start) for start in (0, 23))
    tolls = [
        says(report, killed(number, event=event.id), when=0) for number, event in ((2, first), (5, second))
    ]
    found = situation(evidence([report], [first, second, *tolls])).incidents
    assert [[toll.best and toll.best.count for toll in incident.tolls] for incident in found] in (
        [[2], [5]],
        [[5], [2]],
    )
    assert len(situation(evidence([report], [first, second])).incidents) == 1


def test_incidents_in_two_prints_of_one_story_are_one_without_day_or_place() -> None:
    text = "Guns were heard in the hills again, nobody could say whose or when it had begun."
    prints: list[Report] = [paper("herald", 1, text), paper("star", 1, text)]
    claims = [says(report, clash(), None) for report in prints]
    assert len(situation(evidence(prints, claims)).incidents) == 1


def test_incidents_in_two_prints_of_a_sentence_over_two_places_are_two() -> None:
    text = "The guard and the rebels fought at Ford and at Mill through the night, both sides said."
    prints = paper("herald", 1, text), paper("wire", 1, text)
    at_ford, at_mill = ([says(one, clash(), place, when=0) for one in prints] for place in (FORD, MILL))
    found = situation(evidence(prints, (*at_ford, *at_mill))).incidents
    assert {frozenset(incident.claims) for incident in found} == {
        frozenset(claim.id for claim in claims) for claims in (at_ford, at_mill)
    }


def test_harm_that_no_event_explains_joins_the_incident_of_its_day_and_place() -> None:
    shells, dead = says(HERALD, shelling(), when=0), says(WIRE, killed(4), when=0)
    (incident,) = incidents([shells, dead])
    assert incident.type == shelling().type
    assert [toll.claims for toll in incident.tolls] == [(dead.id,)]


@pytest.mark.parametrize(
    ("event", "harm"),
    [
        (Event(type="Agreement"), killed(4)),
        (Event(type="Arrests"), killed(4)),
        (shelling(), Harm(outcome="detained", who="civilian", count=4)),
        (shelling(), Harm(outcome="displaced", who="civilian", count=4)),
    ],
)
def test_harm_of_another_sort_stays_an_incident_of_its_own(event: Event, harm: Fact) -> None:
    found = incidents([says(HERALD, event, when=0), says(WIRE, harm, when=0)])
    assert sorted(incident.type for incident in found) == sorted([event.type, "Other"])


def test_harm_whose_event_is_retracted_is_not_lost() -> None:
    shells = says(HERALD, shelling(), when=0)
    dead = says(HERALD, killed(4, event=shells.id), when=0)
    (incident,) = incidents([shells, dead], [ruling("retract", shells)])
    assert (incident.type, incident.claims) == ("Other", (dead.id,))


def test_ruling_that_two_are_the_same_joins_what_conflicts() -> None:
    one, other = says(HERALD, clash(), FORD, when=0), says(WIRE, shelling(), MILL, when=3)
    (incident,) = incidents([one, other], [ruling("same", one, other)])
    assert incident.when == on(0, 3)


def test_days_of_what_a_ruling_joined_are_as_open_as_they_were_told() -> None:
    until, on_day = says(HERALD, clash(), when=on(None, 0)), says(WIRE, clash(), when=2)
    (incident,) = incidents([until, on_day], [ruling("same", until, on_day)])
    assert incident.when == on(None, 2)


def test_ruling_that_two_are_different_keeps_apart_what_agrees() -> None:
    one, other = says(HERALD, clash(), when=0), says(WIRE, clash(), when=0)
    third = says(STAR, clash(), when=0)
    found = groups([one, other, third], [ruling("different", one, other)])
    assert len(found) == 2
    assert not any({one.id, other.id} <= group for group in found)


def test_later_ruling_wins_over_earlier() -> None:
    one, other = says(HERALD, clash(), when=0), says(WIRE, clash(), when=0)
    apart, together = ruling("different", one, other), ruling("same", one, other, minute=1)
    assert len(groups([one, other], [together, apart])) == 1
    assert len(groups([one, other], [apart, ruling("same", one, other, replaces=apart), together])) == 1


def test_replaced_ruling_does_not_count() -> None:
    one, other = says(HERALD, clash(), when=0), says(WIRE, clash(), when=0)
    apart = ruling("different", one, other)
    withdrawn = ruling("uphold", one, minute=1, replaces=apart)
    assert len(groups([one, other], [apart, withdrawn])) == 1


def test_ruling_of_difference_holds_against_a_chain_of_sameness() -> None:
    one, other, third = (says(report, clash(), when=0) for report in (HERALD, WIRE, STAR))
    rulings = [
        ruling("same", one, other),
        ruling("same", other, third, minute=1),
        ruling("different", one, third, minute=2),
    ]
    assert not any({one.id, third.id} <= group for group in groups([one, other, third], rulings))


def test_join_says_how_like_two_tellings_are_and_in_what() -> None:
    one, other = (
        says(HERALD, shelling(None), FORD, when=0),
        says(WIRE, shelling(), FORD_BRIDGE, when=on(0, 1)),
    )
    (incident,) = incidents([one, other])
    (join,) = incident.joins
    assert {join.one, join.other} == {one.id, other.id}
    assert ENOUGH <= join.score < 1
    assert dict(join.parts)["kind"] == 1
    assert dict(join.parts)["time"] < 1
    assert join.ruling is None


def test_join_by_a_ruling_names_it() -> None:
    one, other = says(HERALD, clash(), FORD, when=0), says(WIRE, shelling(), MILL, when=3)
    same = ruling("same", one, other)
    (incident,) = incidents([one, other], [same])
    assert [(join.ruling, join.score) for join in incident.joins] == [(same.id, 0.0)]


def test_ruling_of_sameness_takes_along_what_is_like_either() -> None:
    one, like_one = says(HERALD, clash(), when=0), says(WIRE, clash(), when=0)
    other, like_other = says(HERALD, clash(), MILL, when=3), says(WIRE, clash(), MILL, when=3)
    claims = [one, like_one, other, like_other]
    assert len(groups(claims)) == 2
    assert len(groups(claims, [ruling("same", one, other)])) == 1


def test_ruling_over_harm_goes_for_the_event_it_is_tied_to() -> None:
    shells, elsewhere = says(HERALD, shelling(), when=0), says(WIRE, shelling(), MILL, when=0)
    dead = says(HERALD, killed(4, event=shells.id), when=0)
    assert len(groups([shells, elsewhere, dead], [ruling("same", dead, elsewhere)])) == 1


def test_ruling_that_harm_is_of_another_event_unties_it() -> None:
    shells = says(HERALD, shelling(), when=0)
    dead = says(HERALD, killed(4, event=shells.id), when=0)
    assert len(groups([shells, dead], [ruling("different", dead, shells)])) == 2


def test_incidents_join_the_same_dead_though_each_side_blames_the_other() -> None:
    claims = []
    for report, by, number in ((HERALD, "north", 7), (WIRE, "south", 7), (STAR, "south", 9)):
        event = says(report, shelling(by), when=0)
        claims += [event, says(report, killed(number, event=event.id, by_side=by), when=0)]
    first, second, third = claims[::2]
    assert joined_by(claims[:4], first, second)
    assert not joined_by([*claims[:2], *claims[4:]], first, third)


@pytest.mark.parametrize(("place", "expected"), [(FORD_BRIDGE, True), (FORD, False)])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        (shelling("north"), shelling("south")),
        (shelling("north", "south"), shelling("south", "north")),
    ],
)
def test_incidents_join_fire_on_a_place_too_small_for_two_holders_whomever_they_blame(
    one: Event, other: Event, place: Place, expected: bool
) -> None:
    assert joined(says(HERALD, one, place, when=0), says(WIRE, other, place, when=0)) == expected


@pytest.mark.parametrize(
    ("left", "fight"), [(Control(status="holds", side="south"), 0), (captured("north"), 1)]
)
def test_news_without_a_day_joins_the_fight_that_left_the_place_alike(left: Control, fight: int) -> None:
    outcomes = (Control(status="holds", side="south"), captured("north"))
    fights = [says(report, clash(), when=when) for when, report in enumerate((HERALD, WIRE))]
    states = [says(r, fact, when=n) for n, (r, fact) in enumerate(zip((HERALD, WIRE), outcomes, strict=True))]
    undated = says(STAR, clash())
    claims = [*fights, *states, undated, says(STAR, left)]
    assert [joined_by(claims, undated, one) for one in fights] == [fight == 0, fight == 1]


def test_counts_are_alike_by_their_ratio() -> None:
    found = []
    for one, other in ((9, 9), (9, 19), (99, 199), (9, 39)):
        claims = [says(r, killed(n), when=0) for r, n in ((HERALD, one), (WIRE, other))]
        (incident,) = incidents(claims)
        (join,) = incident.joins
        found.append(dict(join.parts)["counts"])
    assert found == [1, 0.61, 0.61, 0.14]


def joined_by(claims: Sequence[Claim], one: Claim, other: Claim) -> bool:
    return any({one.id, other.id} <= group for group in groups(claims))


def test_incidents_come_by_day_undated_last() -> None:
    claims = [says(HERALD, clash(), place, when=when) for place, when in ((FORD, 3), (FORD, 0), (MILL, None))]
    assert [incident.when for incident in incidents(claims)] == [on(0), on(3), None]
