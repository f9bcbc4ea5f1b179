from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.gazetteer import areas
from sitrep.gazetteer.areas import between, beyond, countryside, distance_km, near, part_of
from sitrep.model import Place

SIDES = ["north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"]


def place(lat: float = 36.2, lon: float = 37.16, radius_km: float = 9.2, kind: str = "city") -> Place:
    return Place(
        id="geonames:170063", name="Aleppo", lat=lat, lon=lon, radius_km=radius_km, kind=kind,
        within=("Aleppo Governorate", "Syria"), admin1="Aleppo", country="SY", gazetteer="GeoNames",
        population=2_000_000,
    )  # fmt: skip


places = st.builds(
    place, st.floats(-80, 80), st.floats(-180, 180), st.floats(0.3, 300), st.sampled_from(["city", "admin1"])
)


def test_distance_is_the_great_circle_in_km() -> None:
    assert distance_km((36.2, 37.16), (33.51, 36.29)) == pytest.approx(310, abs=3)
    assert distance_km((0, 179.5), (0, -179.5)) == pytest.approx(111.2, abs=0.2)


@pytest.mark.parametrize(
    ("words", "point"),
    [
        ("eastern", "east"),
        ("North-Western", "northwest"),
        ("south east", "southeast"),
        ("central", "central"),
        ("rural", None),
    ],
)
def test_direction_reads_the_points_of_the_compass(words: str, point: str | None) -> None:
    assert areas.direction(words) == point


def test_part_of_is_the_half_on_that_side() -> None:
    east = part_of(place(), "east", "east Aleppo")
    assert (east.id, east.name, east.kind) == ("area:east:geonames:170063", "east Aleppo", "area")
    assert east.lon > 37.16
    assert distance_km(east, place()) == pytest.approx(4.6, abs=0.05)
    assert east.radius_km == 4.6
    assert east.within == ("Aleppo", "Aleppo Governorate", "Syria")
    assert (east.country, east.population) == ("SY", 0)


def test_part_of_reads_the_same_direction_in_any_words() -> None:
    assert part_of(place(), "eastern").id == part_of(place(), "east").id
    assert part_of(place(), "central").lat == place().lat


@given(places, st.sampled_from(SIDES))
def test_part_of_stays_within_the_place(whole: Place, side: str) -> None:
    part = part_of(whole, side)
    assert distance_km(part, whole) + part.radius_km <= max(whole.radius_km, 1) * 1.01 + 0.5
    assert -90 <= part.lat <= 90
    assert -180 <= part.lon <= 180


@given(places, st.sampled_from(SIDES))
def test_beyond_without_a_distance_reaches_past_the_place_around_its_point(whole: Place, side: str) -> None:
    outside = beyond(whole, side)
    assert (outside.lat, outside.lon) == (whole.lat, whole.lon)
    assert outside.radius_km > whole.radius_km
    assert outside.id != beyond(whole, "north" if side != "north" else "south").id


def test_beyond_with_a_distance_is_that_far_and_as_wide_as_a_compass_point_is_vague() -> None:
    area = beyond(place(), "west", 10)
    assert area.lon < 37.16
    assert distance_km(area, place()) == pytest.approx(10, abs=0.05)
    assert area.radius_km == pytest.approx(4.14, abs=0.01)
    assert area.name == "10 km west of Aleppo"


def test_near_reaches_past_the_edge() -> None:
    area = near(place(), 1.6)
    assert (area.lat, area.lon) == (36.2, 37.16)
    assert area.radius_km == pytest.approx(10.8)


def test_countryside_surrounds_the_town_or_lies_on_one_side_of_it() -> None:
    around, west = countryside(place()), countryside(place(), "western", "western Aleppo countryside")
    assert around.lat == 36.2
    assert around.radius_km == pytest.approx(36.8)
    assert distance_km(west, place()) == pytest.approx(23, abs=0.1)
    assert distance_km(west, place()) - west.radius_km == pytest.approx(9.2, abs=0.1)
    assert west.name == "western Aleppo countryside"
    assert west.within == ("Aleppo Governorate", "Syria")


def test_countryside_of_a_province_is_the_province() -> None:
    province = place(radius_km=75, kind="admin1")
    assert countryside(province).radius_km == 75
    assert countryside(province, "western").radius_km == 37.5


@given(places, places)
def test_between_lies_halfway(one: Place, other: Place) -> None:
    area = between(one, other)
    half = distance_km(one, other) / 2
    assert distance_km(area, one) == pytest.approx(distance_km(area, other), abs=0.01 + half * 1e-3)
    assert area.radius_km == pytest.approx(max(0.5, half), abs=0.01)


@pytest.mark.parametrize("words", ["rural", "", "upper"])
def test_areas_refuse_what_is_no_direction(words: str) -> None:
    with pytest.raises(ValueError, match="no direction"):
        part_of(place(), words)
    with pytest.raises(ValueError, match="no side"):
        beyond(place(), "central")


@given(places, st.sampled_from(SIDES))
def test_areas_have_ids_of_their_own(whole: Place, side: str) -> None:
    made = [
        part_of(whole, side),
        beyond(whole, side),
        beyond(whole, side, 5),
        near(whole, 1),
        countryside(whole, side),
    ]
    assert len({area.id for area in made} | {whole.id}) == 6
