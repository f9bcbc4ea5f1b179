from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import TypeAlias

import pytest

from sitrep import theatres
from sitrep.model import Actor, NamedPlace, Theatre
from sitrep.theatres.vocabulary import vocabulary

Matrix: TypeAlias = Sequence[Sequence[float]]

# How the two common kinds of colour blindness see linear RGB (Machado, Oliveira and Fernandes 2009, full).
SIGHT = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
}
# Linear RGB to CIE XYZ, each row divided by the white of D65.
XYZ = (
    (0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339 / 1.08883, 0.1191920 / 1.08883, 0.9503041 / 1.08883),
)
FAR_APART = 25  # CIE 1976 colour difference; 2.3 is just noticeable
GUIDE_SIDES = (
    "government", "russia", "opposition", "nusra", "isis", "sdf",
    "coalition", "turkey", "israel", "civilians", "un", "other",
)  # fmt: skip


@pytest.fixture(scope="module")
def syria() -> Theatre:
    return theatres.load("syria")


@pytest.fixture(scope="module")
def syrian_places() -> tuple[NamedPlace, ...]:
    return theatres.places("syria")


@pytest.fixture(scope="module")
def world() -> Theatre:
    return theatres.load("world")


def side_of(theatre: Theatre, name: str, day: date) -> str | None:
    """The side of the actor that a name leads to on a day; None where it leads to none."""
    for actor in theatre.actors:
        for alias in actor.aliases:
            first, last = alias.first or date.min, alias.last or date.max
            if theatres.fold(alias.name) == theatres.fold(name) and first <= day <= last:
                return actor.side_on(day)
    return None


def times(matrix: Matrix, vector: Sequence[float]) -> tuple[float, ...]:
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)


def lab(colour: str, sight: Matrix) -> tuple[float, float, float]:
    """A colour `#rrggbb` in CIE Lab, as an eye of this sight sees it."""
    srgb = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in srgb]
    seen = [min(max(c, 0.0), 1.0) for c in times(sight, linear)]
    x, y, z = (math.cbrt(c) if c > 216 / 24389 else (24389 / 27 * c + 16) / 116 for c in times(XYZ, seen))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def test_names_are_those_that_ship() -> None:
    assert theatres.names() == ("syria", "world")


@pytest.mark.parametrize("name", theatres.names())
def test_shipped_theatre_loads_under_its_name(name: str) -> None:
    theatre = theatres.load(name)
    assert theatre.id == name
    assert theatre == theatres.load(name)


@pytest.mark.parametrize("name", theatres.names())
def test_shipped_ids_are_unique(name: str) -> None:
    theatre = theatres.load(name)
    for ids in (
        [side.id for side in theatre.sides],
        [actor.id for actor in theatre.actors],
        [outlet.id for outlet in theatre.outlets],
        [named.place.id for named in theatres.places(name)],
    ):
        assert [id_ for id_, count in Counter(ids).items() if count > 1] == []


@pytest.mark.parametrize("name", theatres.names())
def test_shipped_places_lie_inside_the_bounds(name: str) -> None:
    west, south, east, north = theatres.load(name).bounds
    for named in theatres.places(name):
        assert west <= named.place.lon <= east, named
        assert south <= named.place.lat <= north, named


def test_syria_has_the_sides_of_the_guide(syria: Theatre) -> None:
    assert tuple(side.id for side in syria.sides) == GUIDE_SIDES
    assert {side.id for side in syria.sides if side.state} == {
        "government", "russia", "coalition", "turkey", "israel",
    }  # fmt: skip


def test_syria_patterns_are_distinct(syria: Theatre) -> None:
    assert len({side.pattern for side in syria.sides}) == len(syria.sides)


@pytest.mark.parametrize("sight", SIGHT)
def test_syria_colours_are_far_apart_for(sight: str, syria: Theatre) -> None:
    seen = {side.id: lab(side.colour, SIGHT[sight]) for side in syria.sides}
    near = [(a, b) for a, b in combinations(seen, 2) if math.dist(seen[a], seen[b]) < FAR_APART]
    assert near == []


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("Syrian Arab Army", "government"),
        ("regime", "government"),
        ("Assad's forces", "government"),
        ("Hizbullah", "government"),
        ("NDF", "government"),
        ("Liwa al-Quds", "government"),
        ("shabiha", "government"),
        ("Russian warplanes", "russia"),
        ("terrorists", "opposition"),
        ("insurgents", "opposition"),
        ("Jaysh al-Fateh", "opposition"),
        ("Fastaquim faction", "opposition"),
        ("Army of Aleppo", "opposition"),
        ("Jabhat al-Nusra", "nusra"),
        ("Fateh al-Sham", "nusra"),
        ("IS", "isis"),
        ("Daesh", "isis"),
        ("YPG", "sdf"),
        ("Asayish", "sdf"),
        ("US-led coalition", "coalition"),
        ("Turkish army", "turkey"),
        ("IDF", "israel"),
        ("residents", "civilians"),
        ("UN", "un"),
        ("White Helmets", "other"),
    ],
)
def test_syria_actor_is_of_its_side(name: str, side: str, syria: Theatre) -> None:
    assert side_of(syria, name, date(2016, 12, 5)) == side


def test_syria_group_changes_side_with_its_alliances(syria: Theatre) -> None:
    zenki = "Nour al-Din al-Zenki"
    days = [date(2017, 1, 27), date(2017, 1, 28), date(2017, 7, 20), date(2017, 7, 21)]
    assert [side_of(syria, zenki, day) for day in days] == ["opposition", "nusra", "nusra", "opposition"]


def test_syria_name_means_its_group_only_from_its_day(syria: Theatre) -> None:
    assert side_of(syria, "Tahrir al-Sham", date(2017, 1, 27)) is None
    assert side_of(syria, "Tahrir al-Sham", date(2017, 1, 28)) == "nusra"


def test_syria_outlets_lean_as_known(syria: Theatre) -> None:
    leans = {outlet.id: outlet.leans_on(date(2016, 12, 4)) for outlet in syria.outlets}
    assert (leans["sana"], leans["etilaf"], leans["amaq"]) == ("government", "opposition", "isis")
    assert (leans["reuters"], leans["sohr"], leans["ocha"]) == (None, None, None)
    later = {outlet.id: outlet.leans_on(date(2025, 1, 1)) for outlet in syria.outlets}
    assert (leans["hurriyet"], later["hurriyet"], later["sana"]) == (None, "turkey", "nusra")


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [
        ("Eastern Ghouta", 33.53, 36.41),
        ("Castello Road", 36.25, 37.13),
        ("Ramouseh artillery base", 36.15, 37.10),
        ("Tabqa dam", 35.86, 38.57),
        ("Hmeimim", 35.40, 35.95),
        ("الجزماتي", 36.20, 37.20),
    ],
)
def test_syria_knows_where_a_place_lies(
    name: str, lat: float, lon: float, syrian_places: tuple[NamedPlace, ...]
) -> None:
    points = [
        (named.place.lat, named.place.lon)
        for named in syrian_places
        if any(name in spelling for spelling in named.names)
    ]
    assert any(abs(y - lat) < 0.03 and abs(x - lon) < 0.03 for y, x in points), points


def test_syria_quarters_of_aleppo_lie_within_it(syrian_places: tuple[NamedPlace, ...]) -> None:
    quarters = [
        named.place
        for named in syrian_places
        if named.place.kind == "neighbourhood" and named.place.gazetteer == "syria/places-aleppo"
    ]
    assert quarters
    assert {place.within for place in quarters} == {("Aleppo",)}


def test_syria_credits_whose_places_it_holds(syria: Theatre) -> None:
    assert any("Wikipedia" in credit and "CC BY-SA 4.0" in credit for credit in syria.credits)


def test_world_has_no_sides_and_every_state(world: Theatre) -> None:
    assert world.sides == ()
    states = {state.code: state for state in theatres.states()}
    assert len(states) >= 193
    assert states["UA"].capitals == ("Kyiv", "Kiev")
    assert (states["CD"].side, states["CD"].government) == ("drc", "drc government")
    assert (states["AF"].side, states["AF"].government) == ("afghanistan", "afghan government")
    assert states["MM"].names == ("Myanmar", "Burma")


def test_world_state_is_an_actor_under_its_names(world: Theatre) -> None:
    actor: Actor = next(actor for actor in world.actors if actor.id == "state-gb")
    assert (actor.kind, actor.side_on(None)) == ("state", "united kingdom")
    assert {"United Kingdom", "Britain"} <= {alias.name for alias in actor.aliases}


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("Taleban", "taliban"),
        ("al-Qassam Brigades", "hamas"),
        ("Rapid Support Forces", "rsf"),
        ("Tatmadaw", "myanmar military"),
        ("Tamil Tigers", "ltte"),
        ("FARC", "farc"),
        ("villagers", "civilians"),
        ("AMISOM", "african union"),
        ("gunmen", None),
    ],
)
def test_world_actor_is_of_its_side(name: str, side: str | None, world: Theatre) -> None:
    assert side_of(world, name, date(2014, 6, 1)) == side


def test_world_separatists_become_their_patron(world: Theatre) -> None:
    assert side_of(world, "Donetsk People's Republic", date(2014, 7, 1)) == "separatists"
    assert side_of(world, "Donetsk People's Republic", date(2022, 3, 1)) == "russia"


def test_documented_theatre_loads(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "theatres.md").read_text(encoding="utf-8")
    toml = page.split("```toml\n")[1].split("```")[0]
    (tmp_path / "theatre.toml").write_text(toml, encoding="utf-8")
    for name in ("actors.csv", "outlets.csv", "places.csv"):
        table = page.split(f"`{name}`\n```\n")[1].split("```")[0]
        (tmp_path / name).write_text(table, encoding="utf-8")
    assert theatres.load(tmp_path).title == "The war of the isle"
    assert len(theatres.places(tmp_path)) == 3


def test_documented_kinds_and_patterns_are_those_in_use() -> None:
    page = " ".join((Path(__file__).parents[2] / "docs" / "theatres.md").read_text(encoding="utf-8").split())
    words = vocabulary()
    for kind, radius in words.radius_km.items():
        assert f"{kind} {radius:g}" in page
    for pattern in words.patterns:
        assert f"`{pattern}`" in page
    for kind in words.actors:
        assert f"`{kind}`" in page
