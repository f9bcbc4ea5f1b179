"""What places borrow from their neighbours, and hear of the places that they lie in."""

from __future__ import annotations

import pytest
from newsroom import captured, day, evidence, holds, paper, says

from sitrep.model import Claim, Control, Holding, Place, Report, Share, Situation
from sitrep.weighing import situation

TOWN = Place(id="p:town", name="Town", lat=0.5, lon=0.5, radius_km=5.0, kind="city")
QUARTERS = tuple(
    Place(
        id=f"p:{name}",
        name=name.title(),
        lat=0.5 + 0.01 * number,
        lon=0.5,
        radius_km=0.5,
        kind="quarter",
        within=("Town",),
    )
    for number, name in enumerate(("docks", "fort", "gardens", "hill"))
)
DOCKS, FORT, GARDENS, HILL = QUARTERS
FAR = Place(id="p:far", name="Far", lat=0.5, lon=5.0, radius_km=1.0, kind="town")


class Desk:
    """Collects what papers say of places, and shows the picture."""

    def __init__(self) -> None:
        self.reports: list[Report] = []
        self.claims: list[Claim] = []

    def hears(self, outlet: str, fact: Control, where: Place, on: int = 0) -> str:
        report = paper(outlet, on, f"{outlet} of day {on}, item {len(self.reports)}.")
        self.reports.append(report)
        self.claims.append(says(report, fact, where, on))
        return self.claims[-1].id

    def picture(self, on: int) -> Situation:
        return situation(evidence(self.reports, self.claims), on=day(on))

    def of(self, place: Place, on: int) -> Holding:
        (found,) = (one for one in self.picture(on).holdings if one.place == place)
        return found


def chance(holding: Holding, side: str) -> float:
    return dict(holding.chances)[side]


# Neighbours --------------------------------------------------------------------------


@pytest.mark.parametrize("place", [FORT, FAR])
def test_old_word_gives_way_to_the_neighbours_picture_if_they_are_near(place: Place) -> None:
    alone, among = Desk(), Desk()
    for desk in (alone, among):
        desk.hears("herald", holds("south"), DOCKS, 0)
        desk.hears("star", holds("north"), DOCKS, 0)
    among.hears("herald", holds("north"), place, 200)
    differs = chance(among.of(DOCKS, 200), "north") - chance(alone.of(DOCKS, 200), "north")
    assert differs > 0.02 if place == FORT else differs == pytest.approx(0.0, abs=1e-3)


def test_neighbours_do_not_outweigh_a_fresh_neutral_word() -> None:
    desk = Desk()
    desk.hears("herald", holds("south"), DOCKS, 0)
    for near in (FORT, GARDENS, HILL):
        desk.hears("herald", holds("north"), near, 0)
    assert (desk.of(DOCKS, 0).side, desk.of(DOCKS, 0).standing) == ("south", "held")


def test_neighbours_give_no_holder_to_a_place_without_a_word() -> None:
    desk = Desk()
    desk.hears("herald", holds("south"), DOCKS, 0)
    assert [one.place for one in desk.picture(0).holdings] == [DOCKS]


# The whole and its parts -------------------------------------------------------------


def test_fall_of_a_town_reaches_its_quarters_and_no_other_place() -> None:
    desk = Desk()
    for place in (DOCKS, FAR):
        desk.hears("star", holds("south"), place, 0)
        desk.hears("cross", holds("south"), place, 0)
    before = chance(desk.of(DOCKS, 10), "south")
    fell = desk.hears("herald", captured("north", "south"), TOWN, 10)
    quarter = desk.of(DOCKS, 10)
    assert chance(quarter, "south") < before - 0.1
    assert fell in (*quarter.claims_for, *quarter.claims_against)
    assert fell not in desk.of(FAR, 10).claims_against


def test_word_of_the_town_does_not_outweigh_a_quarters_own() -> None:
    desk = Desk()
    desk.hears("herald", holds("south"), DOCKS, 0)
    for outlet in ("herald", "wire", "watch"):
        desk.hears(outlet, holds("north"), TOWN, 0)
    assert (desk.of(DOCKS, 0).side, desk.of(TOWN, 0).side) == ("south", "north")


def test_word_of_a_quarter_says_nothing_of_the_town() -> None:
    desk = Desk()
    desk.hears("herald", holds("south"), TOWN, 0)
    before = desk.of(TOWN, 0)
    desk.hears("herald", captured("north"), DOCKS, 0)
    assert desk.of(TOWN, 0) == before


# Shares ------------------------------------------------------------------------------


def share(side: str, of: float) -> Control:
    return Control(status="holds", side=side, share=of)


def quarters_held(desk: Desk, norths: int, on: int = 0) -> None:
    for number, quarter in enumerate(QUARTERS):
        desk.hears("herald", holds("north" if number < norths else "south"), quarter, on)


def only_share(desk: Desk, on: int) -> Share:
    (found,) = desk.picture(on).shares
    return found


@pytest.mark.parametrize(("claimed", "agrees"), [(0.75, True), (1.0, False), (0.0, False)])
def test_share_is_held_against_the_picture_of_the_parts(claimed: float, agrees: bool) -> None:
    desk = Desk()
    quarters_held(desk, norths=3)
    claim = desk.hears("wire", share("north", claimed), TOWN, 1)
    found = only_share(desk, 1)
    assert (found.place, found.on, found.side, found.claim) == (TOWN, day(1), "north", claim)
    assert (found.claimed, found.parts, found.agrees) == (claimed, len(QUARTERS), agrees)
    assert found.pictured == pytest.approx(0.75, abs=0.1)


def test_share_is_held_against_the_day_that_it_speaks_of() -> None:
    desk = Desk()
    quarters_held(desk, norths=0)
    desk.hears("wire", share("north", 0.0), TOWN, 1)
    quarters_held(desk, norths=4, on=60)
    found = only_share(desk, 60)
    assert found.agrees
    assert found.on == day(1)
    assert desk.picture(0).shares == ()


def test_share_of_a_place_whose_parts_are_not_known_is_not_judged() -> None:
    desk = Desk()
    desk.hears("wire", share("north", 0.6), TOWN, 0)
    found = only_share(desk, 0)
    assert (found.pictured, found.parts, found.agrees) == (None, 0, None)
    desk.hears("herald", holds("south"), DOCKS, 0)
    assert only_share(desk, 0).agrees is None


@pytest.mark.parametrize(("of", "sign"), [(0.9, 1), (0.5, 0), (0.1, -1)])
def test_share_bounds_the_picture_of_the_whole(of: float, sign: int) -> None:
    desk = Desk()
    desk.hears("somebody", holds("north"), TOWN, 0)
    before = chance(desk.of(TOWN, 1), "north")
    desk.hears("wire", share("north", of), TOWN, 1)
    change = chance(desk.of(TOWN, 1), "north") - before
    assert change == pytest.approx(0.0, abs=0.01) if sign == 0 else change * sign > 0.05
